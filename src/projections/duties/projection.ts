import type { DutyEvent } from '../../domain/duty/events.js'
import type { DutyKind } from '../../domain/duty/vocabulary.js'
import type { Rows } from '../engine/table.js'
import type { LogEvent, Projection } from '../projection.js'
import { dutyStepOf } from './steps.js'
import { DUTIES, type DutyRow, type DutyTables, dutyTables } from './tables.js'

/** 公开义务: who has to publish what, and whether it was done (LS-5.2, LS-7.1, LS-11). */
export const dutiesProjection: Projection<DutyEvent, DutyTables> = {
  name: DUTIES,
  version: 1,
  tables: dutyTables,
  touches: (event) => ({ duties: [idOf(event)] }),
  handlers: {
    DutyArose: (rows, event) => {
      const { item, agency, round, kind, grounds, start, startsOn, contentHash } = event.data
      rows.duties.put({
        id: idOf(event),
        item,
        firstAgency: agency,
        agency,
        round,
        kind,
        grounds,
        startKind: start,
        startsOn,
        contentHash: contentHash ?? null,
        deadline: deadlineOf(idOf(event), round, kind),
        status: 'open',
        doneOn: null,
        proof: null,
        late: false,
        missed: false,
        missedAt: null,
        liftReason: null,
        liftedOn: null,
        aroseAt: event.metadata.recordedAt,
        changedAt: event.metadata.recordedAt,
        steps: [...(rows.duties.get(idOf(event))?.steps ?? []), dutyStepOf(event)],
        revision: event.revision,
      })
    },
    DutyContentFixed: (rows, event) => change(rows, event, { contentHash: event.data.contentHash }),
    DutyKindChanged: (rows, event) => {
      const { kind, round } = event.data
      change(rows, event, { kind, deadline: deadlineOf(idOf(event), round, kind) })
    },
    DutyTransferred: (rows, event) => change(rows, event, { agency: event.data.to }),
    DutyMet: (rows, event) => {
      const { doneOn, proof, late } = event.data
      change(rows, event, { status: late ? 'missed' : 'met', doneOn, proof, late })
    },
    /** The miss may come to be known after the act. */
    DutyMissed: (rows, event) => {
      const done = rows.duties.get(idOf(event))?.doneOn ?? null
      const { effectiveAt } = event.data
      change(rows, event, { status: 'missed', missed: true, missedAt: effectiveAt, late: done !== null })
    },
    DutyMissLifted: (rows, event) => {
      const { doneOn, proof } = event.data
      change(rows, event, { status: 'met', doneOn, proof, late: false })
    },
    DutyLifted: (rows, event) => {
      const { reason, liftedOn } = event.data
      change(rows, event, { status: 'lifted', liftReason: reason, liftedOn })
    },
  },
}

/** The deadline of a round; its matter is `{duty}.r{round}`. */
const deadlineOf = (duty: string, round: number, kind: DutyKind): string =>
  `${duty}.r${round}-${kind === 'catalogueEntry' ? 'catalogueEntry' : 'publication'}`

const PREFIX = 'duty-'

const idOf = ({ stream }: LogEvent<DutyEvent>): string => stream.slice(PREFIX.length)

function change(rows: Rows<DutyTables>, event: LogEvent<DutyEvent>, columns: Partial<DutyRow>): void {
  const row = rows.duties.get(idOf(event))
  if (row === undefined) throw new Error(`the duty ${idOf(event)} never arose`)
  rows.duties.put({
    ...row,
    ...columns,
    steps: [...row.steps, dutyStepOf(event)],
    changedAt: event.metadata.recordedAt,
    revision: event.revision,
  })
}
