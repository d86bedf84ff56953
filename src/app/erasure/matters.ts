import type { ApplicationEvent } from '../../domain/application/events.js'
import { dataSubjectDecider } from '../../domain/dataSubject/decide.js'
import type { ComplaintEvent } from '../../domain/complaint/events.js'
import type { DataSubjectEvent, MatterChange } from '../../domain/dataSubject/events.js'
import { matterChange } from '../../domain/dataSubject/matterChanges.js'
import type { DataSubject, SubjectMatter } from '../../domain/dataSubject/state.js'
import type { RecordCorrectionEvent } from '../../domain/recordCorrection/events.js'
import type { AgencyId, PersonId } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'

/** Who a matter is about, and who answers for it. */
export interface MatterParties {
  readonly agency: AgencyId
  readonly subjects: readonly PersonId[]
}

type MatterEvent = ApplicationEvent | RecordCorrectionEvent | ComplaintEvent

/** Matters and data subjects as their own streams have them; no text is opened. */
export interface SubjectMatters {
  readonly partiesOf: (matter: string, upToRevision?: number) => Promise<MatterParties | undefined>
  readonly subjectNow: (subject: PersonId) => Promise<DataSubject>
  /** In the order in which they have to be noted. */
  readonly unnotedChanges: (
    subject: PersonId,
  ) => Promise<readonly { readonly matter: string; readonly change: MatterChange }[]>
}

export function createSubjectMatters(store: Pick<EventStore, 'readStream'>): SubjectMatters {
  const eventsOf = async <E extends MatterEvent | DataSubjectEvent>(
    stream: string,
  ): Promise<readonly RecordedEvent<E>[]> => openEvents<E>(await store.readStream(stream), NO_KEYS)
  const subjectNow = async (subject: PersonId): Promise<DataSubject> =>
    (await eventsOf<DataSubjectEvent>(`subject-${subject}`)).reduce(
      dataSubjectDecider.evolve,
      dataSubjectDecider.initial,
    )

  return {
    partiesOf: async (matter, upToRevision = Number.MAX_SAFE_INTEGER) =>
      partiesIn((await eventsOf<MatterEvent>(matter)).filter(({ revision }) => revision <= upToRevision)),
    subjectNow,
    unnotedChanges: async (subject) => {
      const known = await subjectNow(subject)
      if (known.status === 'absent') return []
      const found: { matter: string; change: MatterChange }[] = []
      for (const noted of known.matters.values()) {
        const now = standingOf(await eventsOf<MatterEvent>(noted.matter))
        for (const change of differences(noted, now)) found.push({ matter: noted.matter, change })
      }
      return found
    },
  }
}

function partiesIn(events: readonly MatterEvent[]): MatterParties | undefined {
  let agency: AgencyId | undefined
  const subjects = new Set<PersonId>()
  for (const event of events) {
    for (const subject of subjectsIn(event)) subjects.add(subject)
    agency = agencyIn(event) ?? agency
  }
  return agency === undefined ? undefined : { agency, subjects: [...subjects] }
}

function subjectsIn({ type, data }: MatterEvent): readonly PersonId[] {
  if (type === 'ApplicationReceived') return [data.applicant.subject]
  if (type === 'ThirdPartyLetterIssued') return [data.thirdParty]
  return type === 'CorrectionAsked' || type === 'ComplaintReceived' ? [data.subject] : []
}

/** Who answers from the event on, where it says so. */
function agencyIn({ type, data }: MatterEvent): AgencyId | undefined {
  if (type === 'ApplicationReceived' || type === 'CorrectionAsked' || type === 'ComplaintReceived') return data.agency
  return type === 'ApplicationTransferred' || type === 'CorrectionTransferred' || type === 'ComplaintTransferred'
    ? data.to
    : undefined
}

type Standing = Pick<SubjectMatter, 'closedOn' | 'remedies'>

/** Whether the matter is closed, and which proceedings run: what may have changed since it was noted. */
function standingOf(events: readonly MatterEvent[]): Standing {
  let standing: Standing = { remedies: [] }
  for (const event of events) {
    const change = matterChange(event)
    const { remedies } = standing
    if (change?.kind === 'closed') standing = { remedies, closedOn: change.on }
    if (change?.kind === 'reopened') standing = { remedies }
    if (change?.kind === 'remedyFiled') standing = { ...standing, remedies: [...remedies, change.remedy] }
    if (change?.kind === 'remedyEnded')
      standing = { ...standing, remedies: remedies.filter((remedy) => remedy !== change.remedy) }
  }
  return standing
}

/** Only what keeps the data: a matter in hand again, a proceeding that runs. */
function differences(noted: SubjectMatter, now: Standing): readonly MatterChange[] {
  return [
    ...(noted.closedOn !== undefined && now.closedOn === undefined ? [{ kind: 'reopened' } as const] : []),
    ...now.remedies
      .filter((remedy) => !noted.remedies.includes(remedy))
      .map((remedy) => ({ kind: 'remedyFiled', remedy }) as const),
  ]
}
