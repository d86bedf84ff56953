import type { InformationItemEvent, PartialAct } from '../events.js'
import type { PersonId } from '../../values.js'
import type { ActLevel, InformationItem, OpenItem, Participants, WorkingVersion } from '../state.js'

type DataOf<T extends InformationItemEvent['type']> = Extract<InformationItemEvent, { type: T }>['data']

/** What an event makes of an item in hand. */
export type Folds<T extends InformationItemEvent['type']> = {
  readonly [K in T]: (item: OpenItem, data: DataOf<K>) => InformationItem
}

export const nobody: Participants = { drafting: [], section: [], secrecy: [], leader: [] }

/** A deputy counts as two: themselves and the person they stand in for. */
export function withParticipant(participants: Participants, level: ActLevel, act: PartialAct): Participants {
  const people = [act.by, act.deputyFor].filter((person): person is PersonId => person !== undefined)
  return { ...participants, [level]: [...new Set([...participants[level], ...people])] }
}

/** Changes the working version; without one the event says nothing that a rule asks. */
export const inWork = (item: OpenItem, change: (work: WorkingVersion) => WorkingVersion): OpenItem =>
  item.work === undefined ? item : { ...item, work: change(item.work) }

/** The working version as a draft again: what was said about it no longer counts; who said it does. */
export function backToDraft(work: WorkingVersion): WorkingVersion {
  const { version, round, participants, content, form, redaction, referral, started } = work
  return {
    version,
    stage: 'draft',
    round,
    participants,
    ...(content === undefined ? {} : { content }),
    ...(form === undefined ? {} : { form }),
    ...(redaction === undefined ? {} : { redaction }),
    ...(referral === undefined ? {} : { referral }),
    ...(started === undefined ? {} : { started }),
  }
}
