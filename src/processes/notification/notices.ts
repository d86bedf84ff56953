import { addDays, localDateOf, yearMonthOf } from '../../domain/dates.js'
import type { DeadlineStarted } from '../../domain/deadline/events.js'
import type { DutyArose } from '../../domain/duty/events.js'
import type { RaiseNotification } from '../../domain/notification/commands.js'
import type { NoticeKind } from '../../domain/notification/vocabulary.js'
import type { LocalDate } from '../../domain/values.js'
import type { Clock } from '../../eventstore/clock.js'
import type { Position } from '../../eventstore/eventStore.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import { type AnyReaction, anyReaction, type ProcessCommand } from '../reaction.js'
import { type People, type Recipient, recipients } from './addressees.js'
import { type History, type Matter, matterOf } from './matter.js'
import type { Told } from './told.js'
import { WHO_IS_TOLD } from './whoIsTold.js'

export interface NoticeOptions {
  readonly clock: Clock
  readonly history: History
  /** The register, with everything up to the position in it. */
  readonly peopleAt: (position: Position) => Promise<People>
}

/** What only says that a day comes near: of no use to anybody once it has passed. */
const REMINDERS: readonly NoticeKind[] = ['deadlineWarned', 'opinionReminder']
/** What happened longer ago when the process gets to it, as on an installation that ran without it, is history. */
const NEWS_FOR_DAYS = 31

/** 通知: each event that concerns somebody is told to each of them, on record. */
export const notices = (options: NoticeOptions): AnyReaction => {
  const react = async (event: RecordedEvent): Promise<readonly ProcessCommand<RaiseNotification>[]> => {
    const today = localDateOf(options.clock.now())
    const on = localDateOf(event.metadata.recordedAt)
    if (addDays(on, NEWS_FOR_DAYS) < today) return []
    const matter = await matterOf(event, options.history)
    const told = matter === undefined ? undefined : WHO_IS_TOLD.get(event.type)?.(event.data, matter)
    if (matter === undefined || told === undefined || isPast(told, today)) return []
    if (await beganLongAfterItsCause(event, matter, options.history)) return []
    const people = await options.peopleAt(event.position)
    return [...recipients(told.to, people, on).values()]
      .filter(({ person }) => person !== event.metadata.person)
      .map((recipient) => notice({ event, matter, told, recipient, on }))
  }
  return anyReaction({
    name: 'notices',
    version: 4,
    afterTheFact: true,
    on: Object.fromEntries([...WHO_IS_TOLD.keys()].map((type) => [type, react])),
  })
}

const isPast = ({ kind, due }: Told, today: LocalDate): boolean =>
  REMINDERS.includes(kind) && due !== undefined && due < today

/**
 * A duty that arose, or a deadline that was over before it began, because of something that was recorded long before:
 * the program looks at what happened on an installation that ran without it. The boards show it; nobody is told anew.
 */
async function beganLongAfterItsCause(
  event: RecordedEvent,
  { item }: Matter,
  history: NoticeOptions['history'],
): Promise<boolean> {
  if (item === undefined || (event.type !== 'DutyArose' && event.type !== 'DeadlineMissed')) return false
  const begun = event.type === 'DutyArose' ? event : (await history(event.stream, event.position))[0]
  const began = begun === undefined ? undefined : beginningOf(begun)
  if (began?.cause === undefined || (began.due !== undefined && began.due >= began.on)) return false
  const origin = (await history(`item-${item}`, event.position)).find(({ id }) => id === began.cause)
  return origin !== undefined && addDays(localDateOf(origin.metadata.recordedAt), NEWS_FOR_DAYS) < began.on
}

function beginningOf({ data, metadata }: RecordedEvent) {
  const { cause, receipt } = data as Partial<DutyArose['data'] & DeadlineStarted['data']>
  return { on: localDateOf(metadata.recordedAt), cause: cause ?? receipt?.startEvent, due: receipt?.due }
}

interface Telling {
  readonly event: RecordedEvent
  readonly matter: Matter
  readonly told: Told
  readonly recipient: Recipient
  readonly on: LocalDate
}

function notice({ event, matter, told, recipient, on }: Telling): ProcessCommand<RaiseNotification> {
  const { person, agency, deputyFor } = recipient
  const month = yearMonthOf(on)
  return {
    id: `${person}-${month}`,
    // Looked up again after a crash, others may hold the roles.
    key: person,
    command: {
      type: 'RaiseNotification',
      data: {
        person,
        month,
        kind: told.kind,
        about: told.about ?? matter.about,
        ...(matter.item === undefined ? {} : { item: matter.item }),
        agency,
        ...(deputyFor === undefined ? {} : { deputyFor }),
        event: event.id,
        eventType: event.type,
        ...(told.due === undefined ? {} : { due: told.due }),
        clause: told.clause,
      },
    },
  }
}
