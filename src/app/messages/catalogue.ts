import { fileMessages } from './files.js'
import { importBatchMessages } from './importBatch.js'
import type { Messages } from './message.js'
import { systemMessages } from './system.js'

/** Every message of the program; a test fails when a file of this folder is missing here. */
export const catalogue: Messages = {
  ...systemMessages,
  ...fileMessages,
  ...importBatchMessages,
}
