import { inspectionDecider } from '../../domain/inspection/decide.js'
import type { InspectionEvent } from '../../domain/inspection/events.js'
import type { AgencyDirectory } from '../../domain/agency/directory.js'
import type { Actor } from '../../domain/context.js'
import type { KeptFile } from '../../domain/keptFile.js'
import type { LocalDate } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import { isInSight, sightOf } from '../sight.js'
import type { Trails } from '../trails.js'

export interface FileOfInspection {
  readonly file: KeptFile
  /** For people; the names of uploads are sealed, and not shown here. */
  readonly name?: string
}
export type InspectionFileAccess = (request: {
  readonly actor: Actor
  readonly inspection: string
  readonly fileId: string
}) => Promise<FileOfInspection | undefined>

interface Dependencies {
  readonly store: Pick<EventStore, 'readStream'>
  readonly agencies: () => AgencyDirectory
  readonly today: () => LocalDate
  readonly trails: Pick<Trails, 'read'>
}

/**
 * A file of an inspection for those who look after the body; of notices and proof for the agency they concern; of an
 * issued bulletin for every agency that it names. Decided anew each time, and on record before anything is shown.
 */
export const createInspectionFileAccess =
  (deps: Dependencies): InspectionFileAccess =>
  async ({ actor, inspection, fileId }) => {
    const subject = `inspection-${inspection}`
    const events = await openEvents<InspectionEvent>(await deps.store.readStream(subject), NO_KEYS)
    const state = events.reduce(inspectionDecider.evolve, inspectionDecider.initial)
    if (state.status === 'absent' || actor.kind !== 'person') return undefined
    const found = events.flatMap(filesIn).find(({ file }) => file.fileId === fileId)
    const sight = sightOf(actor, deps.agencies(), deps.today())
    if (found === undefined || !isInSight(sight, [state.body, ...found.agencies])) return undefined
    await deps.trails.read({ actor, what: 'file', subject, purpose: 'handling' })
    const { file, name } = found
    return { file, ...(name === undefined ? {} : { name }) }
  }

interface Found extends FileOfInspection {
  /** That may read it besides the body. */
  readonly agencies: readonly string[]
}

function filesIn(event: InspectionEvent): readonly Found[] {
  switch (event.type) {
    case 'InspectionFileAttached': {
      const { file, purpose, agency } = event.data
      return [{ file, agencies: purpose === 'proof' ? [agency] : [] }]
    }
    case 'RectificationNoticeIssued':
      return printed(event.data, `责令整改通知书 ${event.data.number}`, [event.data.agency])
    case 'BulletinIssued':
      return printed(event.data, `通报 ${event.data.number}`, event.data.agencies)
    default:
      return []
  }
}

const printed = (
  { pdf, html }: { readonly pdf: KeptFile; readonly html: KeptFile },
  title: string,
  agencies: readonly string[],
): readonly Found[] => [
  { file: pdf, name: `${title}.pdf`, agencies },
  { file: html, name: `${title}.html`, agencies },
]
