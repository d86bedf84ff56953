import { importBatch } from '../../domain/importBatch/decide.js'
import { anyAggregate } from '../aggregate.js'

export const importBatchAggregate = anyAggregate({
  name: 'importBatch',
  decider: importBatch,
  stream: (id) => `batch-${id}`,
  idPattern: /^[a-z0-9][a-z0-9-]{0,63}$/,
})
