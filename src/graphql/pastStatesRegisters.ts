import './metadataShim.js'
import { Arg, Args, ArgsType, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { mayReadTrail } from '../app/sight.js'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { countRecordingDelays, RECORDING_DELAYS, recordingDelays } from '../projections/recordingDelays.js'
import {
  countRegisterAt,
  countRegisterDifference,
  registerAt,
  registerDifference,
  type RegisterFilter,
} from '../projections/registerPeriods/queries.js'
import { type Register, REGISTER_PERIODS } from '../projections/registerPeriods/tables.js'
import { withSubAgencies } from '../app/subAgencies.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { type GraphqlContext, signedIn, untilVisible } from './context.js'
import { agenciesAsked } from './deadlineScope.js'
import { UserFault } from './faults.js'
import { given, ifGiven, type Maybe, maybe } from './fields.js'
import { knownItem } from './itemLoading.js'
import { agencyIdOf, personIdOf } from './itemInputMapping.js'
import { callersSight } from './loaders.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import type { RegisterDifference } from './pastStatesTypes.js'
import {
  MomentInput,
  PossibleBackdating,
  PossibleBackdatingConnection,
  possibleBackdatingOf,
  RegisterDifferenceConnection,
  registerDifferenceOf,
  RegisterEntry,
  RegisterEntryConnection,
  registerEntryOf,
  RegisterEnum,
} from './pastStatesTypes.js'
import { Person, personOf } from './person.js'
import { factsAt } from './referenceFacts.js'
import { momentOf } from './registerMoment.js'
import { toGlobalId } from './relay.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'

/** What narrows a register down. */
@ArgsType()
export class RegisterArgs extends ConnectionArgs {
  @maybe(() => ID, 'In the hands of this agency then (机关).') readonly agencyId?: Maybe<string>
  @maybe(() => Boolean, 'Together with everything that stands below it today (含下级机关).')
  readonly withSubAgencies?: Maybe<boolean>
  @maybe(() => [String], 'Standing so then, as `stage` answers it (状态).') readonly stages?: Maybe<readonly string[]>
  @maybe(() => PositionScalar, 'Read your own write (日志位置).') readonly minPosition?: Maybe<Position>
}

/** A register at one moment. */
@ArgsType()
export class RegisterAtArgs extends RegisterArgs {
  @maybe(() => MomentInput, 'When; left out: now (时点).') readonly moment?: Maybe<MomentInput>
}

@ArgsType()
export class BackdatingArgs extends ConnectionArgs {
  @maybe(() => ID, 'Recorded for this agency (机关).') readonly agencyId?: Maybe<string>
  @maybe(() => Boolean, 'Together with everything below it (含下级机关).') readonly withSubAgencies?: Maybe<boolean>
  @maybe(() => ID, 'Recorded by this person (人员).') readonly personId?: Maybe<string>
  @maybe(() => LocalDateScalar, 'Recorded on or after (记录起始日期).') readonly from?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Recorded on or before (记录截止日期).') readonly until?: Maybe<LocalDate>
  @maybe(() => PositionScalar, 'Read your own write (日志位置).') readonly minPosition?: Maybe<Position>
}

const READ_MODELS = [REGISTER_PERIODS]
const MOST_DAYS = 36_500
/** What is entered on the working day after a weekend is no sign of anything. */
const USUAL_DAYS = 3

@Resolver(() => RegisterEntry)
export class RegisterQueries {
  @Query(() => RegisterEntryConnection, {
    description: 'Items that the caller may know of, as they stood at a moment; by id (某时点的政府信息登记簿).',
  })
  itemRegister(
    @Args(() => RegisterAtArgs) args: RegisterAtArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<RegisterEntry>> {
    return registerOf(context, 'item', args)
  }

  @Query(() => RegisterEntryConnection, {
    description: 'Applications to agencies that the caller looks after, at a moment; by id (某时点的依申请公开登记簿).',
  })
  applicationRegister(
    @Args(() => RegisterAtArgs) args: RegisterAtArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<RegisterEntry>> {
    return registerOf(context, 'application', args)
  }

  @Query(() => RegisterEntryConnection, {
    description: 'Consultations that the caller may know of, at a moment; by id (某时点的协商登记簿).',
  })
  consultationRegister(
    @Args(() => RegisterAtArgs) args: RegisterAtArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<RegisterEntry>> {
    return registerOf(context, 'consultation', args)
  }

  @Query(() => RegisterEntryConnection, {
    description:
      'Duties to publish of agencies that the caller looks after, at a moment, with the due dates of that moment; by id (某时点的公开义务登记簿).',
  })
  dutyRegister(
    @Args(() => RegisterAtArgs) args: RegisterAtArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<RegisterEntry>> {
    return registerOf(context, 'duty', args)
  }

  @Query(() => RegisterDifferenceConnection, {
    description: 'What came onto a register, went from it or changed between two moments; by id (登记簿差异).',
  })
  async registerDifference(
    @Arg('register', () => RegisterEnum, { description: 'Which (登记簿).' }) register: Register,
    @Arg('from', () => MomentInput, { description: 'First moment (此前时点).' }) from: MomentInput,
    @Arg('to', () => MomentInput, { description: 'Second moment (此后时点).' }) to: MomentInput,
    @Args(() => RegisterArgs) args: RegisterArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<RegisterDifference>> {
    const page = pageArgs(args)
    const filter = await filterOf(context, args)
    const { models } = context.services
    const moments = { before: momentOf(context, from), after: momentOf(context, to) }
    const found = await registerDifference(models, register, moments, filter, page)
    return connection(found, registerDifferenceOf, () => countRegisterDifference(models, register, moments, filter))
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who had it in hand; as it stands today (机关).' })
  agency(@Root() { row }: RegisterEntry, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }

  @FieldResolver(() => Person, { nullable: true, description: 'The officer in charge then (承办人).' })
  officer(@Root() { row }: RegisterEntry): Person | null {
    return ifGiven(row.officer, personOf) ?? null
  }

  @FieldResolver(() => ID, { nullable: true, description: 'The item that it is about (政府信息编号).' })
  itemId(@Root() { row }: RegisterEntry): string | null {
    return row.item === null ? null : toGlobalId('InformationItem', row.item)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Of items, as it reads now; null once purged. What it read then is in the state of that moment (现标题).',
  })
  async title(@Root() { row }: RegisterEntry, @Ctx() context: GraphqlContext): Promise<string | null> {
    const id = row.register === 'item' ? row.subject : row.item
    const item = id === null ? undefined : await knownItem(context, id)
    return item === undefined || item.title === '' ? null : item.title
  }
}

async function registerOf(
  context: GraphqlContext,
  register: Register,
  args: RegisterAtArgs,
): Promise<Connection<RegisterEntry>> {
  const page = pageArgs(args)
  const filter = await filterOf(context, args)
  const { models } = context.services
  const moment = momentOf(context, args.moment)
  const found = await registerAt(models, register, moment, filter, page)
  return connection(found, registerEntryOf, () => countRegisterAt(models, register, moment, filter))
}

async function filterOf(context: GraphqlContext, args: RegisterArgs): Promise<RegisterFilter> {
  signedIn(context)
  await untilVisible(context, READ_MODELS, args.minPosition)
  const sight = await callersSight(context)
  return given({
    sight: sight === 'all' ? undefined : sight,
    agencies: await agenciesOf(context, args),
    stages: args.stages,
  })
}

async function agenciesOf(context: GraphqlContext, { agencyId, withSubAgencies: below }: RegisterArgs) {
  const agency = ifGiven(agencyId, agencyIdOf)
  if (agency === undefined) return undefined
  if (below !== true) return [agency]
  const { agencies } = await factsAt(context)
  return withSubAgencies([agency], agencies, context.services.today())
}

@Resolver(() => PossibleBackdating)
export class BackdatingQueries {
  @Query(() => PossibleBackdatingConnection, {
    description:
      'Facts that people recorded more than so many days after their legal date, last recorded first; for those who read the audit trail, LS-15.1, and recorded like a look at it (倒签嫌疑).',
  })
  async possibleBackdating(
    @Args(() => BackdatingArgs) args: BackdatingArgs,
    @Ctx() context: GraphqlContext,
    @Arg('moreThanDays', () => Int, { defaultValue: USUAL_DAYS, description: 'Calendar days (天数).' })
    moreThanDays: number = USUAL_DAYS,
  ): Promise<Connection<PossibleBackdating>> {
    const page = pageArgs(args)
    if (moreThanDays < 0 || moreThanDays > MOST_DAYS) throw new UserFault('BAD_COUNT', { most: MOST_DAYS })
    signedIn(context)
    const { actor, services } = context
    const { agencies } = await factsAt(context)
    if (actor.kind !== 'person' || !mayReadTrail(actor, agencies, services.today())) throw new UserFault('FORBIDDEN')
    await services.trails.read({ actor, what: 'possibleBackdating', purpose: 'supervision' })
    await untilVisible(context, [RECORDING_DELAYS], args.minPosition)
    const filter = given({
      moreThanDays,
      agencies: await agenciesAsked(context, {
        agencyIds: ifGiven(args.agencyId, (id) => [id]),
        withSubAgencies: args.withSubAgencies,
      }),
      person: ifGiven(args.personId, personIdOf),
      from: args.from,
      until: args.until,
    })
    const found = await recordingDelays(services.models, filter, page)
    return connection(found, possibleBackdatingOf, () => countRecordingDelays(services.models, filter))
  }

  @FieldResolver(() => Person, { description: 'Who recorded it (记录人).' })
  person(@Root() { row }: PossibleBackdating): Person {
    return personOf(row.person)
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'For which agency (机关).' })
  agency(@Root() { row }: PossibleBackdating, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }
}
