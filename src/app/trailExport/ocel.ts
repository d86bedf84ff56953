import type { ExportedObject, ExportedRow, TrailSource } from './exportedRow.js'
import { FIELD_NAMES } from './rowFields.js'

/**
 * Object-centric event log (OCEL 2.0, JSON): each event with the objects it has to do with, for tools of process mining.
 * Values are texts, as the published schema asks. Objects carry no attributes: what was protected stays so.
 */
export async function* trailOcel({ rows, objects }: TrailSource): AsyncGenerator<string> {
  const eventTypes = new Set<string>()
  const objectTypes = new Set<string>()
  yield '{"events":['
  yield* listed(rows(), (row) => {
    eventTypes.add(row.type)
    return eventOf(row)
  })
  yield '],"objects":['
  yield* listed(objects(), (object) => {
    objectTypes.add(object.kind)
    return { id: objectIdOf(object), type: object.kind }
  })
  const attributes = ATTRIBUTES.map((name) => ({ name, type: 'string' }))
  yield `],"eventTypes":${JSON.stringify([...eventTypes].sort().map((name) => ({ name, attributes })))}`
  yield `,"objectTypes":${JSON.stringify([...objectTypes].sort().map((name) => ({ name, attributes: [] })))}}\n`
}

async function* listed<T>(pages: AsyncIterable<readonly T[]>, show: (member: T) => object): AsyncGenerator<string> {
  let first = true
  for await (const page of pages) {
    if (page.length === 0) continue
    yield `${first ? '' : ','}\n${page.map((member) => JSON.stringify(show(member))).join(',\n')}`
    first = false
  }
}

/** What the event itself says has a place of its own, and so have the objects. */
const ELSEWHERE: ReadonlySet<string> = new Set(['eventId', 'type', 'recordedAt'])
const ATTRIBUTES = FIELD_NAMES.filter((name) => !ELSEWHERE.has(name))

const eventOf = (row: ExportedRow): object => ({
  id: row.eventId,
  type: row.type,
  time: row.recordedAt,
  attributes: ATTRIBUTES.flatMap((name) => {
    const value = textOf(row[name])
    return value === undefined ? [] : [{ name, value }]
  }),
  relationships: objectsOf(row).map(({ qualifier, ...object }) => ({ objectId: objectIdOf(object), qualifier })),
})

function textOf(value: ExportedRow[keyof ExportedRow]): string | undefined {
  if (value === null) return undefined
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

interface Qualified extends ExportedObject {
  readonly qualifier: string
}

const objectsOf = ({
  subjectKind,
  subjectId,
  agency,
  person,
  deputyFor,
  matter,
}: ExportedRow): readonly Qualified[] => [
  { kind: subjectKind, id: subjectId, qualifier: 'subject' },
  { kind: 'matter', id: matter, qualifier: 'matter' },
  ...(agency === null ? [] : [{ kind: 'agency', id: agency, qualifier: 'actingAgency' }]),
  ...(person === null ? [] : [{ kind: 'person', id: person, qualifier: 'actor' }]),
  ...(deputyFor === null ? [] : [{ kind: 'person', id: deputyFor, qualifier: 'deputyFor' }]),
]

/** Ids of objects are unique across their types. */
const objectIdOf = ({ kind, id }: ExportedObject): string => `${kind}:${id}`
