import type { DecisionContext } from '../context.js'
import { dateFaults } from '../dateFaults.js'
import type { AnyCommand, Authority, CommandHandler, Decider, Refusal, Rule } from '../decider.js'
import type { AgencyId, LocalDate } from '../values.js'
import type {
  ChangeDutyKind,
  DutyCommand,
  FixDutyContent,
  LiftDuty,
  RaiseDuty,
  RecordCatalogueEntry,
  RecordDutyMiss,
  RecordDutyMissLifted,
  RecordDutyPublication,
  TransferDuty,
} from './commands.js'
import type { DutyEvent } from './events.js'
import { type Duty, evolve, initial, type KnownDuty } from './state.js'

type Handler<C extends AnyCommand> = CommandHandler<C, Duty, DutyEvent>

/** Duties are facts that follow from other facts: nobody gives or takes them by hand. */
const processOnly: Authority<unknown, Duty> = { roles: [], agencies: () => [], process: true, clause: 'LS-7.1' }

const dutyIsThere: Rule<Duty> = {
  code: 'DUTY_NOT_FOUND',
  clause: 'LS-7.1',
  refuse: ({ status }) => (status === 'absent' ? {} : undefined),
}

function known(duty: Duty): KnownDuty {
  if (duty.status === 'absent') throw new Error('the rules let a command through on a duty that never arose')
  return duty
}

interface KnownHandler<C extends AnyCommand> {
  readonly clause: Handler<C>['clause']
  readonly checks?: readonly ((command: C, duty: KnownDuty, context: DecisionContext) => readonly Refusal[])[]
  readonly done: (command: C, duty: KnownDuty) => boolean
  readonly events: (command: C, duty: KnownDuty, context: DecisionContext) => readonly DutyEvent[]
}

const onDuty = <C extends AnyCommand>({ clause, checks = [], done, events }: KnownHandler<C>): Handler<C> => ({
  clause,
  by: processOnly,
  rules: [dutyIsThere],
  checks: checks.map(
    (check) => (command, duty, context) => (duty.status === 'absent' ? [] : check(command, duty, context)),
  ),
  done: (command, duty) => duty.status !== 'absent' && done(command, duty),
  events: (command, duty, context) => events(command, known(duty), context),
})

/** What began before the regulation, or before the program, raises neither clock nor finding. */
function beginningFaults({ data }: RaiseDuty, context: DecisionContext): readonly Refusal[] {
  const { startsOn, programFirstDay, kind } = data
  const clause = kind === 'catalogueEntry' ? 'LS-11.2' : 'LS-7.1'
  const validity = context.policies.clauseOn(clause, startsOn)
  const faults: Refusal[] = [...dateFaults(startsOn, 'startsOn', { notAfter: context.today })]
  if (validity?.firstFrom === undefined) {
    // Tried again by itself once it is on record from when the regulation is in force.
    const facts = { policy: clause, on: startsOn }
    faults.push({ code: 'POLICY_MISSING', clause: 'LS-18.1', missing: [clause], facts })
  } else if (startsOn < validity.firstFrom) {
    const facts = { from: validity.firstFrom }
    faults.push({ code: 'DUTY_BEFORE_REGULATION', clause: 'LS-18.1', path: 'startsOn', facts })
  } else if (!validity.inForce) {
    faults.push({ code: 'CLAUSE_NOT_IN_FORCE', clause: 'LS-18.1', path: 'startsOn' })
  }
  if (startsOn < programFirstDay) {
    faults.push({ code: 'DUTY_BEFORE_PROGRAM', clause: 'LS-18.1', path: 'startsOn', facts: { from: programFirstDay } })
  }
  return faults
}

const activeFaults = (agency: AgencyId, path: string, { agencies, today }: DecisionContext): readonly Refusal[] =>
  agencies.isActive(agency, today) ? [] : [{ code: 'AGENCY_NOT_ACTIVE', clause: 'LS-4.3', path }]

/** A further round while one runs would give the agency more time: the one that runs goes on. */
const raiseDuty: Handler<RaiseDuty> = {
  clause: 'LS-7.1',
  by: processOnly,
  rules: [],
  checks: [
    (command, _duty, context) => beginningFaults(command, context),
    ({ data }, _duty, context) => activeFaults(data.agency, 'agency', context),
  ],
  done: ({ data }, duty) => duty.status !== 'absent' && (duty.status === 'open' || duty.causes.includes(data.cause)),
  events: ({ data }, duty) => [
    {
      type: 'DutyArose',
      data: {
        item: data.item,
        agency: data.agency,
        round: duty.status === 'absent' ? 1 : duty.round + 1,
        kind: data.kind,
        grounds: [...data.grounds],
        start: data.start,
        startsOn: data.startsOn,
        ...(data.contentHash === undefined ? {} : { contentHash: data.contentHash }),
        cause: data.cause,
      },
    },
  ],
}

/** 应当由该机关自己公开: what another published meets nothing. */
const ownActFaults = (agency: AgencyId, duty: KnownDuty): readonly Refusal[] =>
  agency === duty.agency
    ? []
    : [{ code: 'DUTY_OF_ANOTHER_AGENCY', clause: 'LS-7.1', path: 'agency', facts: { agency: duty.agency } }]

const dayFaults = (day: LocalDate, path: string, { today }: DecisionContext): readonly Refusal[] =>
  dateFaults(day, path, { notAfter: today })

function contentFaults({ data }: RecordDutyPublication, duty: KnownDuty): readonly Refusal[] {
  if (duty.kind === 'catalogueEntry') return [{ code: 'DUTY_IS_CATALOGUE_ENTRY', clause: 'LS-11.2' }]
  if (duty.contentHash === undefined)
    return [{ code: 'DUTY_CONTENT_OPEN', clause: 'LS-1', missing: ['FixDutyContent'] }]
  return duty.contentHash === data.contentHash
    ? []
    : [{ code: 'DUTY_CONTENT_DIFFERS', clause: 'LS-1', path: 'contentHash' }]
}

const entryFaults = (duty: KnownDuty): readonly Refusal[] =>
  duty.kind === 'catalogueEntry' ? [] : [{ code: 'DUTY_IS_PUBLICATION', clause: 'LS-11.1', facts: { kind: duty.kind } }]

/** Done before, or nothing left to do. */
const isDone = (duty: KnownDuty): boolean => duty.act !== undefined || duty.status === 'lifted'

const roundFaults = ({ data }: { readonly data: { readonly round: number } }, duty: KnownDuty): readonly Refusal[] =>
  data.round === duty.round
    ? []
    : [{ code: 'DUTY_ROUND_OTHER', clause: 'SYS', path: 'round', facts: { round: duty.round } }]

const matterOf = ({ item, agency, round }: KnownDuty) => ({ item, agency, round })

/** The duty of one agency to publish one item, stream `duty-{item}-{agency}`. */
export const dutyDecider: Decider<DutyCommand, Duty, DutyEvent> = {
  initial,
  evolve,
  handlers: {
    RaiseDuty: raiseDuty,

    FixDutyContent: onDuty<FixDutyContent>({
      clause: 'LS-1',
      // What was missed is still to be made good, with the content that was authorized too late.
      done: ({ data }, duty) => isDone(duty) || duty.contentHash === data.contentHash,
      events: ({ data: { contentHash, cause } }, duty) => [
        { type: 'DutyContentFixed', data: { ...matterOf(duty), contentHash, cause } },
      ],
    }),

    ChangeDutyKind: onDuty<ChangeDutyKind>({
      clause: 'LS-10.4',
      checks: [
        ({ data }, duty) =>
          data.kind === 'catalogueEntry' || duty.kind === 'catalogueEntry'
            ? [{ code: 'DUTY_NEEDS_NEW_ROUND', clause: 'LS-11.2', path: 'kind', missing: ['LiftDuty', 'RaiseDuty'] }]
            : [],
      ],
      done: ({ data }, duty) => duty.status !== 'open' || duty.kind === data.kind,
      events: ({ data: { kind, cause } }, duty) => [
        { type: 'DutyKindChanged', data: { ...matterOf(duty), kind, cause } },
      ],
    }),

    TransferDuty: onDuty<TransferDuty>({
      clause: 'LS-4.3',
      checks: [({ data }, _duty, context) => activeFaults(data.to, 'to', context)],
      done: ({ data }, duty) => duty.agency === data.to || isDone(duty),
      events: ({ data: { to, effectiveOn, cause } }, { item, round, agency }) => [
        { type: 'DutyTransferred', data: { item, round, from: agency, to, effectiveOn, cause } },
      ],
    }),

    RecordDutyPublication: onDuty<RecordDutyPublication>({
      clause: 'LS-7.1',
      checks: [
        ({ data }, duty) => ownActFaults(data.agency, duty),
        contentFaults,
        ({ data }, _duty, context) => dayFaults(data.publishedOn, 'publishedOn', context),
      ],
      done: (_command, duty) => isDone(duty),
      events: ({ data: { publishedOn, contentHash, proof } }, duty) => [
        {
          type: 'DutyMet',
          data: { ...matterOf(duty), doneOn: publishedOn, contentHash, proof, late: duty.missRecorded },
        },
      ],
    }),

    RecordCatalogueEntry: onDuty<RecordCatalogueEntry>({
      clause: 'LS-11.2',
      checks: [
        ({ data }, duty) => ownActFaults(data.agency, duty),
        (_command, duty) => entryFaults(duty),
        ({ data }, _duty, context) => dayFaults(data.enteredOn, 'enteredOn', context),
      ],
      done: (_command, duty) => isDone(duty),
      events: ({ data: { enteredOn, proof } }, duty) => [
        { type: 'DutyMet', data: { ...matterOf(duty), doneOn: enteredOn, proof, late: duty.missRecorded } },
      ],
    }),

    /** The deadline decides about time: what it missed is missed here, whichever event came first. */
    RecordDutyMiss: onDuty<RecordDutyMiss>({
      clause: 'LS-11.1',
      checks: [roundFaults],
      done: (_command, duty) => duty.missRecorded || duty.status === 'lifted',
      events: ({ data: { due, effectiveAt, cause } }, duty) => [
        { type: 'DutyMissed', data: { ...matterOf(duty), due, effectiveAt, cause } },
      ],
    }),

    RecordDutyMissLifted: onDuty<RecordDutyMissLifted>({
      clause: '711-47',
      checks: [
        roundFaults,
        (_command, duty) => (duty.missRecorded ? [] : [{ code: 'DUTY_NOT_MISSED', clause: '711-47' }]),
      ],
      done: (_command, duty) => duty.missRecorded && duty.status === 'met',
      events: ({ data: { doneOn, proof } }, duty) => [
        { type: 'DutyMissLifted', data: { ...matterOf(duty), doneOn, proof } },
      ],
    }),

    /** Withdrawal or another attribute: what was met or missed by then stays so. */
    LiftDuty: onDuty<LiftDuty>({
      clause: 'LS-10.4',
      done: (_command, duty) => duty.status !== 'open',
      events: ({ data: { reason, liftedOn, cause } }, duty) => [
        { type: 'DutyLifted', data: { ...matterOf(duty), reason, liftedOn, cause } },
      ],
    }),
  },
}
