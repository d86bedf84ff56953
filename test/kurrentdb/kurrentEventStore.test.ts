import { openKurrentEventStore } from '../../src/eventstore/kurrentdb/kurrentEventStore.js'
import { storeContract } from '../support/storeContract.js'
import { aPrefix, KURRENTDB_URL } from './server.js'

const prefix = aPrefix()

storeContract({
  name: 'KurrentDB',
  open: async (clock) => openKurrentEventStore({ url: KURRENTDB_URL, prefix, clock }),
  cannot: {
    'gapless positions': 'positions of this engine are places in its transaction file',
    'event ids unique in the whole log':
      'this engine looks for event ids at the expected place of the stream only; what it does there is tested beside',
  },
})
