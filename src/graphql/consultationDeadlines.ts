import './metadataShim.js'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { isInSight } from '../app/sight.js'
import type { LocalDate } from '../domain/values.js'
import type { ConsultationRow } from '../projections/consultations/tables.js'
import { deadlinesOfMatters } from '../projections/deadlines/queries.js'
import type { DeadlineRow } from '../projections/deadlines/tables.js'
import { Consultation } from './consultationType.js'
import type { GraphqlContext } from './context.js'
import { DeadlineReceipt, receiptOf } from './deadlineReceipt.js'
import { Deadline, deadlineOf } from './deadlineType.js'
import { callersSight, loaderOf } from './loaders.js'
import { LocalDateScalar } from './scalars.js'

const OF_MATTER = Symbol('deadlinesOfMatter')

const ofMatter = async (context: GraphqlContext, matter: string): Promise<readonly DeadlineRow[]> => {
  const { models } = context.services
  return (await loaderOf(context, OF_MATTER, (matters) => deadlinesOfMatters(models, matters)).load(matter)) ?? []
}

/** The matters of its deadlines: answers to the current text, every time to meet, and the current dispute. */
const mattersOf = ({ id, text, seats, purpose, meetingRound, dispute }: ConsultationRow): readonly string[] => [
  ...seats.map(({ agency }) => `${id}.${text}.${agency}`),
  ...(purpose === 'application' ? Array.from({ length: meetingRound }, (_, index) => `${id}.m${index + 1}`) : []),
  ...(dispute === null ? [] : [`${id}.d${dispute.number}`, `${id}.d${dispute.number}c`]),
]

@Resolver(() => Consultation)
export class ConsultationDeadlineFields {
  @FieldResolver(() => LocalDateScalar, {
    nullable: true,
    description:
      'Last day to meet, LS-8.1; counted anew when another agency is revealed; null before publication (会商期限).',
  })
  async meetingDue(@Root() { row }: Consultation, @Ctx() context: GraphqlContext): Promise<LocalDate | null> {
    return (await meetingReceiptOf(context, row))?.due ?? null
  }

  @FieldResolver(() => DeadlineReceipt, {
    nullable: true,
    description: 'How the last day to meet was counted, LS-8.1 (会商期限计算书).',
  })
  async meetingReceipt(@Root() { row }: Consultation, @Ctx() context: GraphqlContext): Promise<DeadlineReceipt | null> {
    const receipt = await meetingReceiptOf(context, row)
    return receipt === undefined ? null : receiptOf(receipt)
  }

  @FieldResolver(() => [Deadline], {
    description: 'Its due dates, of agencies that the caller looks after, earliest first (期限).',
    complexity: ({ childComplexity }) => 2 + 3 * childComplexity,
  })
  async deadlines(@Root() { row }: Consultation, @Ctx() context: GraphqlContext): Promise<readonly Deadline[]> {
    const sight = await callersSight(context)
    const found = await Promise.all(mattersOf(row).map((matter) => ofMatter(context, matter)))
    return found
      .flat()
      .filter(({ agency }) => isInSight(sight, [agency]))
      .toSorted((one, other) => (one.due < other.due ? -1 : 1))
      .map((deadline) => deadlineOf(deadline, context.services.today()))
  }
}

/** The first time to meet stands on the consultation; that of an agency revealed later has a deadline of its own only. */
async function meetingReceiptOf(
  context: GraphqlContext,
  { id, purpose, meetingReceipt, meetingRound }: ConsultationRow,
): Promise<DeadlineRow['receipt'] | undefined> {
  if (meetingReceipt !== null) return meetingReceipt
  if (purpose !== 'application') return undefined
  const [deadline] = await ofMatter(context, `${id}.m${meetingRound}`)
  return deadline?.receipt
}
