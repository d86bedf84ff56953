import type { ProposalGrounds } from '../domain/application/commands.js'
import { applicationDecider } from '../domain/application/decide.js'
import type { ApplicationEvent } from '../domain/application/events.js'
import { informationItemDecider } from '../domain/informationItem/decide.js'
import type { InformationItemEvent } from '../domain/informationItem/events.js'
import type { AgencyId, ItemId } from '../domain/values.js'
import { openEvents } from '../eventstore/codec.js'
import type { EventStore } from '../eventstore/eventStore.js'
import { NO_KEYS } from '../eventstore/noKeys.js'
import type { ApplicantSubjects } from './applicantSubjects.js'

/** What there is of the applications and the item that a proposal names (711-44), whoever may know of them. */
export type ProposalGroundsNow = (applications: readonly string[], item?: ItemId) => Promise<ProposalGrounds>

/** From the streams themselves, so that nothing that lags is asked. Needs no key. */
export const createProposalGroundsNow = (
  store: Pick<EventStore, 'readStream'>,
  subjects: Pick<ApplicantSubjects, 'sameAs'>,
): ProposalGroundsNow => {
  const named = async (application: string): Promise<ProposalGrounds['applications']> => {
    const events = await openEvents<ApplicationEvent>(await store.readStream(`application-${application}`), NO_KEYS)
    const state = events.reduce(applicationDecider.evolve, applicationDecider.initial)
    if (state.status === 'absent') return []
    const { subject } = state.applicant
    // The first of all under one identity number stands for every one of them.
    const [applicant = subject] = (await subjects.sameAs(subject)).toSorted()
    return [{ application, agency: state.agency, applicant }]
  }
  const agencyOf = async (item: ItemId): Promise<AgencyId | undefined> => {
    const events = await openEvents<InformationItemEvent>(await store.readStream(`item-${item}`), NO_KEYS)
    const state = events.reduce(informationItemDecider.evolve, informationItemDecider.initial)
    return state.status === 'open' ? state.agency : undefined
  }
  return async (applications, item) => {
    const found: ProposalGrounds['applications'][number][] = []
    for (const application of new Set(applications)) found.push(...(await named(application)))
    const itemAgency = item === undefined ? undefined : await agencyOf(item)
    return { applications: found, ...(itemAgency === undefined ? {} : { itemAgency }) }
  }
}
