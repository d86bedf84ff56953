import './metadataShim.js'
import { Arg, Args, ArgsType, Ctx, Query, Resolver } from 'type-graphql'
import type { AccessPurpose } from '../app/personalDataSight.js'
import { shownState } from '../app/replay/shownState.js'
import { stateChanges } from '../app/replay/stateChanges.js'
import { type MomentThen, type StateThen, stateThen } from '../app/replay/stateThen.js'
import type { Instant } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import type { SubjectKind } from '../projections/auditTrail/subject.js'
import { registerEntry } from '../projections/registerPeriods/queries.js'
import { type Register, REGISTER_PERIODS } from '../projections/registerPeriods/tables.js'
import { AccessPurposeEnum } from './applicationPeople.js'
import { SubjectInput } from './auditTrailInputs.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { field, given, type Maybe, maybe } from './fields.js'
import {
  MomentInput,
  MOST_STEPS,
  type RegisterEntry,
  registerEntryOf,
  SubjectDifference,
  SubjectState,
} from './pastStatesTypes.js'
import { momentOf } from './registerMoment.js'
import { lookAtSubject, type Past } from './replayLooking.js'
import { stepOf } from './replayQueries.js'
import { PositionScalar } from './scalars.js'

const REGISTER_OF: Partial<Readonly<Record<SubjectKind, Register>>> = {
  informationItem: 'item',
  application: 'application',
  consultation: 'consultation',
  duty: 'duty',
  deadline: 'deadline',
}

const PURPOSE = 'Without, personal data stays sealed (查阅目的).'
const MIN_POSITION = 'Read your own write (日志位置).'

/** Which subject, and between which moments. */
@ArgsType()
export class DifferenceArgs {
  @field(() => SubjectInput, 'Which (对象).') readonly subject!: SubjectInput
  @field(() => MomentInput, 'First moment (此前时点).') readonly from!: MomentInput
  @field(() => MomentInput, 'Second moment (此后时点).') readonly to!: MomentInput
  @maybe(() => AccessPurposeEnum, PURPOSE) readonly purpose?: Maybe<AccessPurpose>
  @maybe(() => PositionScalar, MIN_POSITION) readonly minPosition?: Maybe<Position>
}

@Resolver()
export class PastStatesQueries {
  @Query(() => SubjectState, {
    nullable: true,
    description:
      'A subject at a moment on both axes: what was the case on a legal date, folded from what was recorded by an instant; seen and recorded as `replay` is; null for what the caller may not know of (对象在某时点的状态).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  async subjectState(
    @Arg('subject', () => SubjectInput, { description: 'Which (对象).' }) subject: SubjectInput,
    @Ctx() context: GraphqlContext,
    @Arg('moment', () => MomentInput, { nullable: true, description: 'When; left out: now (时点).' })
    moment?: Maybe<MomentInput>,
    @Arg('purpose', () => AccessPurposeEnum, { nullable: true, description: PURPOSE }) purpose?: Maybe<AccessPurpose>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: MIN_POSITION })
    minPosition?: Maybe<Position>,
  ): Promise<SubjectState | null> {
    const at = given({ asOf: moment?.asOf, asKnownAt: moment?.asKnownAt })
    const past = await lookAtSubject(context, subject, { purpose, minPosition, asKnownAt: at.asKnownAt })
    if (past === undefined) return null
    const { replay } = past.looked
    const found = stateThen(replay, at, past.caseFrom)
    const toStep = stepOf(past)
    return {
      state: found.state === undefined ? null : JSON.stringify(shownState(found.state, replay.isErased)),
      exact: found.notFolded.length === 0,
      events: found.steps.length,
      lastStep: found.step === undefined ? null : toStep(found.step),
      notFolded: found.notFolded.slice(0, MOST_STEPS).map(toStep),
      notYet: found.notYet.slice(0, MOST_STEPS).map(toStep),
      register: await registerOf(context, subject, moment, minPosition),
    }
  }

  @Query(() => SubjectDifference, {
    nullable: true,
    description: 'What differs between two moments of a subject, and the events between them (两个时点的差异).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  async subjectDifference(
    @Args(() => DifferenceArgs) { subject, from, to, purpose, minPosition }: DifferenceArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<SubjectDifference | null> {
    const [first, second]: readonly [MomentThen, MomentThen] = [given({ ...from }), given({ ...to })]
    const past = await lookAtSubject(context, subject, { purpose, minPosition, asKnownAt: later(first, second) })
    return past === undefined ? null : differenceOf(past, first, second)
  }
}

/** By which everything was known that is known at either moment; undefined where one of them is now. */
const later = (first: MomentThen, second: MomentThen): Instant | undefined => {
  if (first.asKnownAt === undefined || second.asKnownAt === undefined) return undefined
  return first.asKnownAt < second.asKnownAt ? second.asKnownAt : first.asKnownAt
}

function differenceOf(past: Past, first: MomentThen, second: MomentThen): SubjectDifference {
  const { replay } = past.looked
  const [before, after] = [stateThen(replay, first, past.caseFrom), stateThen(replay, second, past.caseFrom)]
  return {
    changes: stateChanges(before.state, after.state, replay.isErased).map((change) => ({
      path: change.path,
      before: JSON.stringify(change.before),
      after: JSON.stringify(change.after),
    })),
    added: onlyIn(after, before).slice(0, MOST_STEPS).map(stepOf(past)),
    removed: onlyIn(before, after).slice(0, MOST_STEPS).map(stepOf(past)),
    exact: before.notFolded.length === 0 && after.notFolded.length === 0,
  }
}

function onlyIn({ steps }: StateThen, other: StateThen): StateThen['steps'] {
  const theirs = new Set(other.steps.map(({ event }) => event.id))
  return steps.filter(({ event }) => !theirs.has(event.id))
}

async function registerOf(
  context: GraphqlContext,
  { kind, id }: SubjectInput,
  moment: Maybe<MomentInput>,
  minPosition: Maybe<Position>,
): Promise<RegisterEntry | null> {
  const register = REGISTER_OF[kind]
  if (register === undefined) return null
  await untilVisible(context, [REGISTER_PERIODS], minPosition)
  const entry = await registerEntry(context.services.models, register, id, momentOf(context, moment))
  return entry === undefined ? null : registerEntryOf(entry)
}
