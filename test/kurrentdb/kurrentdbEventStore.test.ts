import { openKurrentdbEventStore } from '../../src/eventstore/kurrentdb/kurrentdbEventStore.js'
import { storeContract } from '../support/storeContract.js'

const connectionString = process.env.KURRENTDB_URL
if (connectionString === undefined) throw new Error('KURRENTDB_URL names the server to test against')

storeContract({
  name: 'KurrentDB',
  open: async (clock) => openKurrentdbEventStore({ connectionString, clock }),
  cannot: {
    'gapless positions': 'positions of this engine are places in its transaction file',
    'event ids unique in the whole log': 'this engine looks for event ids at the expected place of the stream only',
  },
})
