import type pg from 'pg'
import type { AppendResult, ExpectedRevision, Position } from '../eventStore.js'
import { metadataHalves } from '../metadataText.js'
import type { PendingAppend } from './groupCommit.js'
import { EXPECTED_CODES } from './schema.js'

const APPEND = {
  name: 'gongkai-append',
  text: 'select * from log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)',
  rowMode: 'array',
} as const

type OutcomeRow = [
  outcome: 'appended' | 'seenBefore' | 'wrongRevision' | 'duplicateId',
  revision: number,
  position: string | null,
  offending: string | null,
]

/** One call, one transaction, one round trip for the whole group. */
export async function callAppend(
  pool: Pick<pg.Pool, 'query'>,
  group: readonly PendingAppend[],
  recordedAt: string,
): Promise<readonly AppendResult[]> {
  const events = group.flatMap(({ stream, events: of }, i) =>
    of.map((event, nth) => ({ event, stream, append: i + 1, nth, metadata: metadataHalves(event.metadata) })),
  )
  const { rows } = await pool.query<OutcomeRow>({
    ...APPEND,
    values: [
      recordedAt,
      group.map(({ stream }) => stream),
      group.map(({ expected }) => codeOf(expected)),
      group.map(({ events: of }) => of.length),
      events.map(({ append }) => append),
      events.map(({ nth }) => nth),
      events.map(({ stream }) => stream),
      events.map(({ event }) => event.id),
      events.map(({ event }) => event.type),
      events.map(({ event }) => event.schemaVersion),
      events.map(({ event }) => event.data),
      events.map(({ metadata }) => metadata.head),
      events.map(({ metadata }) => metadata.tail),
    ],
  })
  return rows.map(resultOf)
}

const codeOf = (expected: ExpectedRevision): number =>
  typeof expected === 'number' ? expected : EXPECTED_CODES[expected]

function resultOf([outcome, revision, position, offending]: OutcomeRow): AppendResult {
  switch (outcome) {
    case 'appended':
    case 'seenBefore':
      return { kind: 'appended', revision, position: position as Position, idempotent: outcome === 'seenBefore' }
    case 'wrongRevision':
      return { kind: 'wrongRevision', actual: revision < 0 ? 'none' : revision }
    case 'duplicateId':
      return { kind: 'duplicateId', id: offending! }
  }
}
