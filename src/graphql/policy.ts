import './metadataShim.js'
import { Arg, Ctx, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { ClauseCode } from '../domain/clauses.js'
import { POLICY_DEFINITIONS } from '../domain/policy/policyKeys.js'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { carryOut } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import { given, type Maybe } from './fields.js'
import { type PolicyInput, SetClauseValidityInput, SetFeeScheduleInput, SetPolicyNumberInput } from './policyInputs.js'
import { policyOn, versionsOfPolicy } from './policyLoading.js'
import { Policy } from './policyType.js'
import { factsAt } from './referenceFacts.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({ description: 'What became of a command about a number of law (办理结果).' })
export class PolicyPayload extends MutationPayload {
  @Field(() => Policy, {
    nullable: true,
    description: 'The number as it is in force from that day; null when refused, and for fee schedules (数值).',
  })
  readonly policy!: Policy | null
}

@ObjectType({ description: 'Whether a clause is in force (条款效力).', simpleResolvers: true })
export class ClauseValidity {
  @Field(() => String, { description: 'The clause (条款).' })
  readonly clause!: string

  @Field(() => Boolean, { description: 'In force on the day asked for (是否有效).' })
  readonly inForce!: boolean

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day on which it was ever in force (施行日期).' })
  readonly firstFrom!: LocalDate | null
}

@ObjectType({ description: 'What became of a command about the validity of a clause (办理结果).' })
export class ClauseValidityPayload extends MutationPayload {}

@Resolver()
export class PolicyResolver {
  @Query(() => [Policy], {
    description: 'Numbers of law in force on a day, at most one per key; public (在效数值).',
  })
  async policiesInForce(
    @Ctx() context: GraphqlContext,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'Left out: today (日期).' }) on?: Maybe<LocalDate>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<readonly Policy[]> {
    const { policies } = await factsAt(context, minPosition)
    const date = on ?? context.services.today()
    return Object.keys(POLICY_DEFINITIONS).flatMap((key) => policyOn(policies, key, date) ?? [])
  }

  @Query(() => [Policy], {
    description: 'All versions of one number of law, oldest first; public (数值沿革).',
  })
  async policyVersions(
    @Arg('key', () => String, { description: 'Which number, such as `reply.period` (名称).' }) key: string,
    @Ctx() context: GraphqlContext,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<readonly Policy[]> {
    return versionsOfPolicy((await factsAt(context, minPosition)).policies, key)
  }

  @Mutation(() => PolicyPayload, {
    description: 'Sets a number of law; what the law forbids is refused (设定法定期限等数值).',
  })
  async setPolicyNumber(
    @Arg('input', () => SetPolicyNumberInput) input: SetPolicyNumberInput,
    @Ctx() context: GraphqlContext,
  ): Promise<PolicyPayload> {
    const outcome = await carryOut(context, input, context.services.jurisdiction, {
      type: 'SetPolicyNumber',
      data: {
        ...basisOf(context, input),
        key: input.key,
        value: input.value,
        unit: input.unit,
        ...(input.appliesToRunning === true ? { appliesToRunning: true } : {}),
      },
    })
    return {
      ...payloadOf(outcome, context.locale),
      policy: outcome.ok ? await policyAfter(context, input, outcome.events.at(-1)?.position) : null,
    }
  }

  @Query(() => ClauseValidity, {
    nullable: true,
    description:
      'Whether a clause is in force on a day, LS-18.1; null for a text that nothing is on record about; public (条款效力).',
  })
  async clauseValidity(
    @Arg('clause', () => String, { description: 'Such as LS-7.1 (条款).' }) clause: string,
    @Ctx() context: GraphqlContext,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'Left out: today (日期).' }) on?: Maybe<LocalDate>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<ClauseValidity | null> {
    const { policies } = await factsAt(context, minPosition)
    const found = policies.clauseOn(clause as ClauseCode, on ?? context.services.today())
    return found === undefined ? null : { clause, inForce: found.inForce, firstFrom: found.firstFrom ?? null }
  }

  @Mutation(() => ClauseValidityPayload, {
    description: 'Brings a clause, or a whole text, into force or ends it, LS-18.1 (条款施行、废止).',
  })
  async setClauseValidity(
    @Arg('input', () => SetClauseValidityInput) input: SetClauseValidityInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ClauseValidityPayload> {
    const { clause, inForce, from, source } = input
    const { jurisdiction } = context.services
    const outcome = await carryOut(context, input, jurisdiction, {
      type: 'SetClauseValidity',
      data: { jurisdiction, clause, inForce, from, source },
    })
    return payloadOf(outcome, context.locale)
  }

  @Mutation(() => PolicyPayload, { description: 'Sets a schedule of fees, 711-42 (设定信息处理费标准).' })
  async setFeeSchedule(
    @Arg('input', () => SetFeeScheduleInput) input: SetFeeScheduleInput,
    @Ctx() context: GraphqlContext,
  ): Promise<PolicyPayload> {
    const { rate, every, increase } = input.beyond
    const outcome = await carryOut(context, input, context.services.jurisdiction, {
      type: 'SetFeeSchedule',
      data: {
        ...basisOf(context, input),
        key: input.key,
        schedule: {
          bands: input.bands.map((band) => ({ upTo: band.upTo, rate: band.rate })),
          beyond: { rate, ...given({ every, increase }) },
        },
      },
    })
    return { ...payloadOf(outcome, context.locale), policy: null }
  }
}

const basisOf = ({ services }: GraphqlContext, { from, clause, source }: PolicyInput) => ({
  jurisdiction: services.jurisdiction,
  from,
  clause,
  source,
})

async function policyAfter(
  context: GraphqlContext,
  { key, from }: SetPolicyNumberInput,
  position: Position | undefined,
): Promise<Policy | null> {
  const { policies } = await factsAt(context, position)
  return policyOn(policies, key, from) ?? null
}
