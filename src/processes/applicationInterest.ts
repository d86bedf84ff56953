import type { ProposeProactiveDisclosure } from '../domain/application/commands.js'
import type { InformationIdentified } from '../domain/application/events.js'
import type { ItemId, LocalDate } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

/** An application for an item. */
export interface ApplicationForItem {
  readonly id: string
  /** That answers it. */
  readonly agency: string
  /** Data subject. */
  readonly applicant: string
  /** Applications named in each proposal made on it before, to disclose that item proactively. */
  readonly proposed: readonly (readonly string[])[]
}

export interface ApplicationInterestOptions {
  /** Every application for the item that was not withdrawn, with the whole log as it stands now. */
  readonly applicationsFor: (item: ItemId) => Promise<readonly ApplicationForItem[]>
  /** So many different applicants are several (711-44); undefined where the district has fixed no number. */
  readonly severalApplicants: (on: LocalDate) => Promise<number | undefined>
  /** The date in Asia/Shanghai. */
  readonly today: () => LocalDate
}

/**
 * 多个申请人就相同政府信息向同一行政机关提出公开申请，且该信息属于可以公开的，可以纳入主动公开的范围 (711-44): when so
 * many have asked for an item, it is proposed, and proposed again only when as many more have asked since. A person decides.
 */
export const applicationInterest = (options: ApplicationInterestOptions): Reaction<InformationIdentified> => ({
  name: 'applicationInterest',
  version: 1,
  on: {
    InformationIdentified: async (
      event: RecordedEvent<InformationIdentified>,
    ): Promise<readonly ProcessCommand<ProposeProactiveDisclosure>[]> => {
      const { item } = event.data
      const several = item === undefined ? undefined : await options.severalApplicants(options.today())
      if (item === undefined || several === undefined) return []
      const all = await options.applicationsFor(item)
      const id = event.stream.slice('application-'.length)
      const own = all.find((application) => application.id === id)
      if (own === undefined) return []
      const asking = all.filter(({ agency }) => agency === own.agency)
      const applicants = new Map(asking.map((application) => [application.id, application.applicant]))
      const people = (applications: Iterable<string>): number =>
        new Set([...applications].map((application) => applicants.get(application) ?? application)).size
      const before = Math.max(0, ...asking.flatMap(({ proposed }) => proposed).map(people))
      const now = people(applicants.keys())
      if (now < before + several) return []
      return [
        {
          id,
          command: {
            type: 'ProposeProactiveDisclosure',
            data: {
              source: 'severalApplicants',
              item,
              applications: [...applicants.keys()].slice(-MOST_NAMED),
              reasons: `已有${now}名申请人申请公开该信息。`,
            },
          },
        },
      ]
    },
  },
})

const MOST_NAMED = 1_000
