import type { CommandOutcome } from './command.js'
import type { Execute } from './execute.js'

/** UUIDs of version 8 are those that the program derives (`uuidOf`): for processes, imports, sign-in locks. */
const VERSION_8 = /^[0-9a-f]{8}-[0-9a-f]{4}-8/i

/**
 * `execute` for callers from outside. They may not use ids that the program derives: whoever used the id of a coming
 * command of a process beforehand would keep that command from ever being carried out.
 */
export const forCallers =
  (execute: Execute): Execute =>
  (request) =>
    VERSION_8.test(request.commandId) ? Promise.resolve(RESERVED) : execute(request)

const RESERVED: CommandOutcome = {
  ok: false,
  refusals: [{ code: 'COMMAND_ID_RESERVED', clause: 'SYS', path: 'commandId' }],
}
