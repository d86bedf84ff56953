import { isDeepStrictEqual } from 'node:util'
import type { AuditTrailExported } from '../../domain/evidence/events.js'
import { protect } from '../../domain/protected.js'
import type { PersonId } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import { eventIdOf } from '../../eventstore/eventIds.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import { type EvidenceActor, OPERATOR, recordEvidence, TRAIL_EXPORTS } from '../../evidence/package/exportRecord.js'
import { countOfPart, eventsInOrder, lastOfTrail, objectsOfPart } from '../../projections/auditTrail/inOrder.js'
import { labelOfEvent } from '../../graphql/replayLabels.js'
import { AUDIT_TRAIL } from '../../projections/auditTrail/projection.js'
import { trailFile } from '../trailExport/trailFile.js'
import type { ExportingActor, TrailExport, TrailExportOrder, TrailExports } from '../trailExport/trailExports.js'
import type { ReadModels } from './readModels.js'
import type { Storage } from './storage.js'

const LONGEST_WAIT_MS = 5_000

export interface TrailExportParts {
  readonly storage: Pick<Storage, 'store' | 'keys'>
  readonly models: Pick<ReadModels, 'readSide'>
}

export function trailExportsOf({ storage: { store, keys }, models: { readSide } }: TrailExportParts): TrailExports {
  const recorded = async (): Promise<readonly TrailExport[]> =>
    (await openEvents<AuditTrailExported>(await store.readStream(TRAIL_EXPORTS), keys)).map(exportOf)

  const find: TrailExports['find'] = async (id) => (await recorded()).find((made) => made.id === id)

  return {
    find,
    record: async (order, actor, commandId) => {
      const id = commandId === undefined ? undefined : eventIdOf(commandId, 0)
      const before = id === undefined ? undefined : await find(id)
      if (before !== undefined) return isSame(before, order, actor) ? { ...before, repeated: true } : 'otherInput'
      // All that is in the log now is in the export.
      const head = await store.head()
      if (head !== undefined && (await readSide.waitFor([AUDIT_TRAIL], head, LONGEST_WAIT_MS)).kind !== 'visible')
        return 'behind'
      const upTo = await lastOfTrail(readSide)
      const events = await countOfPart(readSide, { filter: partOf(order), upTo })
      const { text, ...rest } = order
      const data = { ...rest, ...(text === undefined ? {} : { text: protect(ownerOf(actor), text) }), upTo, events }
      const options = { keyRing: keys, ...(id === undefined ? {} : { id }) }
      const stored = await recordEvidence(
        store,
        { type: 'AuditTrailExported', data },
        recordedActor(actor),
        'trailExport',
        options,
      )
      const [event] = await openEvents<AuditTrailExported>([stored], keys)
      return exportOf(event!)
    },
    write: ({ order, upTo }) => {
      const part = { filter: partOf(order), upTo }
      const source = { rows: () => eventsInOrder(readSide, part), objects: () => objectsOfPart(readSide, part) }
      return trailFile(order.format, source, labelOfEvent)
    },
  }
}

const partOf = ({ filter, text }: TrailExportOrder) => ({ ...filter, ...(text === undefined ? {} : { text }) })

/** Whose key seals what was looked for. */
const ownerOf = (actor: ExportingActor) => `person:${actor === 'operator' ? 'operator' : actor.person}` as const

function recordedActor(actor: ExportingActor): EvidenceActor {
  if (actor === 'operator') return OPERATOR
  const { role, agency, deputyFor } = actor.as
  return { person: actor.person, role, agency, ...(deputyFor === undefined ? {} : { deputyFor }) }
}

const isSame = ({ order, person }: TrailExport, other: TrailExportOrder, actor: ExportingActor): boolean =>
  person === (actor === 'operator' ? null : actor.person) && isDeepStrictEqual(order, other)

function exportOf({ id, stream, revision, position, metadata, data }: RecordedEvent<AuditTrailExported>): TrailExport {
  const { upTo, events, text, ...order } = data
  return {
    id,
    stream,
    revision,
    position,
    person: (metadata.person ?? null) as PersonId | null,
    order: { ...order, ...(text?.value === undefined ? {} : { text: text.value }) },
    upTo,
    events,
    repeated: false,
  }
}
