import type { EventStore } from '../../eventstore/eventStore.js'
import type { EventMetadata } from '../../eventstore/recordedEvent.js'
import type { Related } from '../../evidence/package/collect.js'
import { AUDIT_TRAIL } from '../../projections/auditTrail/projection.js'
import { auditTrail } from '../../projections/auditTrail/queries.js'
import type { ReadModels } from './readModels.js'

/** What was named is no `kind:id`. */
export class UnknownSubjectError extends Error {
  override readonly name = 'UnknownSubjectError'
}

/** The audit trail does not show the whole log yet, so that something would be left out. */
export class TrailBehindError extends Error {
  override readonly name = 'TrailBehindError'
}

const LONGEST_WAIT_MS = 30_000
const PAGE = 100

/**
 * What belongs to a subject. `item:{id}`, `consultation:{id}` and `matter:{id}` bring everything of the matter: streams
 * that carry its id whole, and single events of streams that it shares with others (registers, filing lists). Any other
 * `{kind}:{id}` is the stream `{kind}-{id}` alone.
 */
export const relatedTo =
  (store: EventStore, models: ReadModels) =>
  async (subject: string): Promise<Related> => {
    const [, kind, id] = /^([a-zA-Z]+):([A-Za-z0-9._-]+)$/.exec(subject) ?? []
    if (kind === undefined || id === undefined)
      throw new UnknownSubjectError('name the subject as item:ID, consultation:ID, matter:ID or {stream}:ID')
    const own = kind === 'matter' ? [] : [`${kind}-${id}`]
    const matter = await matterOf(store, kind, id)
    if (matter === undefined) return { streams: own, events: [] }
    const isOwn = ownStreams(id)
    const streams = new Set(own)
    const events: { readonly stream: string; readonly revision: number }[] = []
    for await (const { stream, revision } of eventsOf(store, models, matter)) {
      if (isOwn(stream)) streams.add(stream)
      // Of a part of a matter, what it shares with the other parts is not its own.
      else if (kind !== 'consultation') events.push({ stream, revision })
    }
    return { streams: [...streams], events }
  }

/** `item-{id}`, `consultation-{id}-1`, `deadline-request.{id}-1.opinion …`: the id stands between words of its own. */
function ownStreams(id: string): (stream: string) => boolean {
  const escaped = id.replaceAll(/[.]/g, '\\.')
  const pattern = new RegExp(`^[a-zA-Z]+-(?:request\\.)?${escaped}(?:[-.].*)?$`)
  return (stream) => pattern.test(stream) && !/^(?:attempts|access)-/.test(stream)
}

async function matterOf(store: EventStore, kind: string, id: string): Promise<string | undefined> {
  if (kind === 'item' || kind === 'matter') return id
  if (kind !== 'consultation') return undefined
  const [first] = await store.readStream(`consultation-${id}`, { limit: 1 })
  return first === undefined ? undefined : (JSON.parse(first.metadata) as EventMetadata).correlationId
}

async function* eventsOf(
  store: EventStore,
  { readSide }: ReadModels,
  matter: string,
): AsyncGenerator<{ readonly stream: string; readonly revision: number }> {
  const head = await store.head()
  if (head !== undefined) {
    const seen = await readSide.waitFor([AUDIT_TRAIL], head, LONGEST_WAIT_MS)
    if (seen.kind !== 'visible')
      throw new TrailBehindError('the audit trail is still being filled; try again when it has caught up')
  }
  for (let after: string | undefined; ;) {
    const args = { first: PAGE, ...(after === undefined ? {} : { after }) }
    const page = await auditTrail(readSide, { matter, includeTrails: true }, args, 'asc')
    for (const { row } of page.rows) yield { stream: row.stream, revision: row.revision }
    if (!page.hasNextPage) return
    after = page.rows.at(-1)!.cursor
  }
}
