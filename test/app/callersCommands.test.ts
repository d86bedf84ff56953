import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { forCallers } from '../../src/app/callersCommands.js'
import type { CommandOutcome, CommandRequest } from '../../src/app/command.js'
import { eventIdOf } from '../../src/eventstore/eventIds.js'
import { processCommandId } from '../../src/processes/deliver.js'

const done: CommandOutcome = { ok: true, stream: 's', revision: 0, events: [], repeated: false }
const request = (commandId: string): CommandRequest => ({
  commandId,
  id: 'a',
  command: { type: 'Count', data: {} },
  actor: { kind: 'public' },
})

test('LS-10.9: nobody can use up the id of a command that a process is going to give, and so silence its checks', async () => {
  const execute = vi.fn(() => Promise.resolve(done))
  const mine = randomUUID()
  // Whoever chooses a command id knows the ids of its events, and what the processes will make of them.
  const scan = processCommandId('contentChecks', eventIdOf(mine, 0), 0)
  for (const derived of [scan, scan.toUpperCase()])
    expect(await forCallers(execute)(request(derived))).toMatchObject({
      ok: false,
      refusals: [{ code: 'COMMAND_ID_RESERVED', path: 'commandId' }],
    })
  expect(execute).not.toHaveBeenCalled()

  expect(await forCallers(execute)(request(mine))).toBe(done)
})
