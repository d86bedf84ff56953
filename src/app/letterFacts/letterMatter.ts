import type { ApplicationEvent } from '../../domain/application/events.js'
import type { KnownApplication } from '../../domain/application/state.js'
import type { DecisionContext } from '../../domain/context.js'
import type { LetterKind } from '../../domain/letter/vocabulary.js'
import type { AgencyId, LocalDate, PersonId } from '../../domain/values.js'

/** What a letter is written of: the history of the matter, opened, and what the officer chose. */
export interface LetterMatter {
  readonly kind: LetterKind
  readonly events: readonly ApplicationEvent[]
  readonly application: KnownApplication
  /** 成文日期 */
  readonly date: LocalDate
  readonly thirdParty?: PersonId
  readonly toAgency?: AgencyId
  /** As `SignReply` has it. */
  readonly reviewBody?: string
  readonly context: DecisionContext
  /** Names of people on the staff of the answering agency; personal data. */
  readonly staffNames: ReadonlyMap<string, string>
  /** When an earlier application was answered under a number; undefined where that is not on record. */
  readonly repliedOn: (application: string, replyNumber: string) => Promise<LocalDate | undefined>
}

export type DataOf<T extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: T }>['data']

/** What happened last of a kind. */
export function last<T extends ApplicationEvent['type']>(
  events: readonly ApplicationEvent[],
  type: T,
  isMeant: (data: DataOf<T>) => boolean = () => true,
): DataOf<T> | undefined {
  return events.findLast(
    (event): event is Extract<ApplicationEvent, { type: T }> => event.type === type && isMeant(event.data as DataOf<T>),
  )?.data as DataOf<T> | undefined
}

/** Everything of a kind, in order. */
export const every = <T extends ApplicationEvent['type']>(
  events: readonly ApplicationEvent[],
  type: T,
): readonly DataOf<T>[] => events.flatMap((event) => (event.type === type ? [event.data as DataOf<T>] : []))

export const agencyName = ({ context }: Pick<LetterMatter, 'context'>, agency: AgencyId): string | undefined =>
  context.agencies.agency(agency, context.today)?.name ?? context.agencies.agency(agency)?.name
