import { memoryEventStore } from '../support/memoryEventStore.js'
import { storeContract } from '../support/storeContract.js'

storeContract({ name: 'memory', open: async (clock) => memoryEventStore(clock) })
