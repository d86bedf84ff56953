import './metadataShim.js'
import { Arg, Ctx, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { clauseText } from '../app/clauses/clauseText.js'
import type { ClauseCode } from '../domain/clauses.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { INTERPRETATIONS, interpretationsOn } from '../projections/interpretations.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { field, type Maybe, maybe } from './fields.js'
import { InterpretationInForce, inForceOf } from './interpretationType.js'
import { factsAt } from './referenceFacts.js'
import { InstantScalar, LocalDateScalar, PositionScalar } from './scalars.js'

@ObjectType({ description: 'A clause as it stands on a day, with what the district office says of it (条款).' })
export class Clause {
  @field(() => String, 'Such as LS-6.1 or 711-33 (条款代码).') readonly code!: string
  @field(() => LocalDateScalar, 'The day for which it is shown (日期).') readonly on!: LocalDate
  @field(() => String, 'Name of the law or regulation (名称).') readonly title!: string
  @maybe(() => String, 'Words of the whole article, where they are on record here (条文).')
  readonly text!: Maybe<string>
  @maybe(() => String, 'What the article comes to, where its words are not (条文大意).')
  readonly summary!: Maybe<string>
  @maybe(() => InstantScalar, 'As far as was known at this moment; null: as is known now (认知时点).')
  readonly knownAt!: Maybe<Instant>
}

/** Undefined for a code that names no article known here. */
export function clauseOf(code: string, on: LocalDate, knownAt?: Maybe<Instant>): Clause | undefined {
  const found = clauseText(code)
  return found === undefined
    ? undefined
    : { code, on, title: found.title, text: found.text, summary: found.summary, knownAt: knownAt ?? null }
}

@Resolver(() => Clause)
export class ClauseResolver {
  @Query(() => Clause, {
    nullable: true,
    description:
      'A clause with its interpretations on a day, LS-17.1; null for one that is not known here; public (条款).',
  })
  async clause(
    @Arg('code', () => String, { description: 'Such as LS-6.1 or 711-33 (条款代码).' }) code: string,
    @Ctx() context: GraphqlContext,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'Left out: today (日期).' }) on?: Maybe<LocalDate>,
    @Arg('knownAt', () => InstantScalar, { nullable: true, description: 'As far as was known then (认知时点).' })
    knownAt?: Maybe<Instant>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Clause | null> {
    await untilVisible(context, [INTERPRETATIONS], minPosition)
    return clauseOf(code, on ?? context.services.today(), knownAt) ?? null
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether it was in force on the day, LS-18.1; null where nothing is on record about it (是否有效).',
  })
  async inForce(@Root() { code, on }: Clause, @Ctx() context: GraphqlContext): Promise<boolean | null> {
    const { policies } = await factsAt(context)
    return policies.clauseOn(code as ClauseCode, on)?.inForce ?? null
  }

  @FieldResolver(() => [InterpretationInForce], {
    description: 'What the district office said of it that held on the day, LS-17.1, oldest first (解释).',
    complexity: ({ childComplexity }) => 5 + 3 * childComplexity,
  })
  async interpretations(
    @Root() { code, on, knownAt }: Clause,
    @Ctx() { services: { models } }: GraphqlContext,
  ): Promise<readonly InterpretationInForce[]> {
    return (await interpretationsOn(models, code, on, knownAt ?? undefined)).map(inForceOf)
  }
}
