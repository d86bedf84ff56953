import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type AttachDependencies, createAttachUpload } from '../../src/app/attachUpload.js'
import type { CommandOutcome } from '../../src/app/command.js'
import type { ClaimedFile } from '../../src/app/files/fileStore.js'
import type { Actor } from '../../src/domain/context.js'
import type { FileId, ItemId, PersonId } from '../../src/domain/values.js'
import { memoryEventStore } from '../support/memoryEventStore.js'
import { memoryKeyRing } from '../support/memoryKeyRing.js'
import { settableClock } from '../../src/eventstore/clock.js'
import type { Instant } from '../../src/domain/values.js'
import { sealEvent } from '../../src/eventstore/codec.js'
import type { EventMetadata } from '../../src/eventstore/recordedEvent.js'

const itemId = '11111111-1111-4111-8111-111111111111' as ItemId
const uploadId = '22222222-2222-4222-8222-222222222222' as FileId
const REVISION_CONFLICT: CommandOutcome = { ok: false, refusals: [{ code: 'REVISION_CONFLICT', clause: 'SYS' }] }

test('a request that is refused does not take away the file that the same request is attaching at the same time', async () => {
  const keyRing = memoryKeyRing()
  const store = memoryEventStore(settableClock('2026-03-02T01:00:00.000Z' as Instant))
  const stored = new Set<FileId>()
  let letAttach = (): void => undefined
  const refusedOne = new Promise<void>((resolve) => (letAttach = resolve))

  const deps: AttachDependencies = {
    store,
    keyRing,
    files: {
      claim: ({ uploadId: claimed }) => {
        stored.add(claimed)
        return Promise.resolve({
          ok: true,
          value: { file: { fileId: claimed }, name: 'a.txt', medium: 'text' } as unknown as ClaimedFile,
        })
      },
      release: (_item, fileId) => Promise.resolve(void stored.delete(fileId)),
    },
    allowedActions: () => Promise.resolve([[{ command: 'AttachFile', deniedBecause: [] }]]),
    trails: { refused: () => Promise.resolve() },
    execute: async ({ commandId, expectedRevision }) => {
      if (expectedRevision === 77) return REVISION_CONFLICT
      // The slower one: its event is written when the other has long been refused, if that one is not made to wait.
      await Promise.race([refusedOne, new Promise((resolve) => setTimeout(resolve, 50))])
      const event = await sealEvent(
        randomUUID(),
        { type: 'FileAttached', data: { fileId: uploadId } },
        metadata(commandId),
        keyRing,
      )
      await store.append(`item-${itemId}`, [event], 'any')
      return { ok: true, stream: `item-${itemId}`, revision: 0, events: [], repeated: false }
    },
  }
  const attach = createAttachUpload(deps)
  const request = {
    itemId,
    uploadId,
    rendition: 'original',
    actor: { kind: 'person', person: 'wang' as PersonId, holds: [] },
  } as const

  const [attached, refused] = await Promise.all([
    attach({ ...request, commandId: randomUUID() }),
    attach({ ...request, commandId: randomUUID(), expectedRevision: 77 }).finally(letAttach),
  ])

  expect(attached.ok).toBe(true)
  expect(refused).toEqual(REVISION_CONFLICT)
  expect([...stored]).toEqual([uploadId])
})

test('LS-10.2: the id of a command that someone else gave opens nothing, and every refusal is on record', async () => {
  const keyRing = memoryKeyRing()
  const store = memoryEventStore(settableClock('2026-03-02T01:00:00.000Z' as Instant))
  const commandId = randomUUID()
  const event = await sealEvent(
    randomUUID(),
    { type: 'FileAttached', data: { fileId: uploadId } },
    metadata(commandId),
    keyRing,
  )
  await store.append(`item-${itemId}`, [event], 'any')
  const roleMissing = { code: 'ROLE_MISSING', clause: 'LS-10.2' } as const
  const unknown = { code: 'UPLOAD_UNKNOWN', clause: 'SYS' } as const
  const recorded: string[][] = []
  const attach = createAttachUpload({
    store,
    keyRing,
    files: {
      claim: () => Promise.resolve({ ok: false, refusals: [unknown] }),
      release: () => Promise.resolve(),
    },
    allowedActions: () => Promise.resolve([[{ command: 'AttachFile', deniedBecause: [roleMissing] }]]),
    trails: {
      refused: (_request, _subject, refusals) => Promise.resolve(void recorded.push(refusals.map(({ code }) => code))),
    },
    execute: () => Promise.reject(new Error('nothing may get this far')),
  })
  const ask = (actor: Actor) => attach({ itemId, uploadId, rendition: 'original', commandId, actor })

  for (const actor of [{ kind: 'public' }, { kind: 'person', person: 'zhao' as PersonId, holds: [] }] as const)
    expect(await ask(actor)).toEqual({ ok: false, refusals: [roleMissing] })
  expect(await ask({ kind: 'person', person: 'wang' as PersonId, holds: [] })).toEqual({
    ok: false,
    refusals: [unknown],
  })
  expect(recorded).toEqual([['ROLE_MISSING'], ['ROLE_MISSING'], ['UPLOAD_UNKNOWN']])
})

const metadata = (commandId: string): Omit<EventMetadata, 'recordedAt'> => ({
  person: 'wang' as PersonId,
  role: 'publishingOfficer',
  clause: 'LS-2.3',
  rules: [],
  policies: [],
  commandId,
  commandType: 'AttachFile',
  inputHash: '0'.repeat(64),
  causationId: commandId,
  correlationId: commandId,
})
