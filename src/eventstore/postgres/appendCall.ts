import type pg from 'pg'
import type { AppendResult, ExpectedRevision, Position } from '../eventStore.js'
import { metadataHalves } from '../metadataText.js'
import type { PendingAppend } from './groupCommit.js'
import { EXPECTED_CODES } from './schema.js'

const APPEND = {
  name: 'gongkai-append',
  text: 'select * from log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
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
  pool: pg.Pool,
  group: readonly PendingAppend[],
  recordedAt: string,
): Promise<readonly AppendResult[]> {
  const events = group.flatMap(({ events: of }, i) =>
    of.map(({ metadata, ...event }) => ({ ...event, ...metadataHalves(metadata), append: i + 1 })),
  )
  const { rows } = await pool.query<OutcomeRow>({
    ...APPEND,
    values: [
      recordedAt,
      group.map(({ stream }) => stream),
      group.map(({ expected }) => codeOf(expected)),
      events.map(({ append }) => append),
      events.map(({ id }) => id),
      events.map(({ type }) => type),
      events.map(({ schemaVersion }) => schemaVersion),
      events.map(({ data }) => data),
      events.map(({ head }) => head),
      events.map(({ tail }) => tail),
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
