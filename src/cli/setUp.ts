import type { Position } from '../eventstore/eventStore.js'
import { uuidOf } from '../eventstore/eventIds.js'
import type { AnyCommand, Refusal } from '../domain/decider.js'
import { localDateOf } from '../domain/dates.js'
import type { AgencyId, LocalDate, PersonId, SocialCreditCode } from '../domain/values.js'
import { DISTRICT } from '../app/compose/core.js'
import type { CommandOutcome } from '../app/command.js'
import type { Gongkai } from '../app/compose.js'
import { explain } from '../app/messages/explain.js'
import type { CommandIo } from './commandIo.js'
import { type Environment, operate } from './operate.js'

export interface SetUpArguments {
  /** Id, name and 统一社会信用代码 of the district government. */
  readonly agency: string
  readonly name: string
  readonly creditCode: string
  readonly establishedOn: string
  /** The first registrar (机构和人员登记员): id and name. */
  readonly registrar: string
  readonly registrarName: string
  /** For the embedded provider; left out where an issuer keeps the accounts. */
  readonly password: string | undefined
}

/**
 * `gongkai set-up`: the district government and its first registrar, by the operator's hand. Everything after that is
 * an act of people who sign in. Given again with the same words it changes nothing.
 */
export const setUp = (environment: Environment, args: SetUpArguments, io: CommandIo): Promise<number> =>
  operate(environment, async (app) => {
    const today = localDateOf(app.clock.now())
    let known: Position | undefined
    for (const [id, command] of commandsOf(args, today)) {
      const outcome = await given(app, id, command, known)
      if (!outcome.ok) return refused(command.type, outcome.refusals, io)
      known = outcome.events.at(-1)?.position ?? known
    }
    if (args.password !== undefined && !(await openAccount(app, args.registrar, args.password, io))) return 1
    io.out(`${args.name} is registered as ${args.agency}; ${args.registrar} is its registrar and may sign in.`)
    return 0
  })

function commandsOf(args: SetUpArguments, today: LocalDate): readonly (readonly [id: string, command: AnyCommand])[] {
  const agency = args.agency as AgencyId
  const person = args.registrar as PersonId
  const establishedOn = args.establishedOn as LocalDate
  return [
    [
      DISTRICT,
      {
        type: 'RegisterAgency',
        data: {
          agency,
          name: args.name,
          kind: 'government',
          creditCode: args.creditCode as SocialCreditCode,
          actsInOwnName: true,
          establishedOn,
        },
      },
    ],
    [agency, { type: 'AppointStaffMember', data: { agency, person, name: args.registrarName, appointedOn: today } }],
    [agency, { type: 'GrantStaffRole', data: { agency, person, role: 'registrar', from: today } }],
  ]
}

/** Each step rests on what the one before has put into the register. */
const given = (
  { core }: Gongkai,
  id: string,
  command: AnyCommand,
  known: Position | undefined,
): Promise<CommandOutcome> =>
  core.execute({
    commandId: uuidOf('gongkai/set-up/1', id, JSON.stringify(command)),
    id,
    command,
    actor: { kind: 'operator' },
    ...(known === undefined ? {} : { minPosition: known }),
  })

function refused(what: string, refusals: readonly Refusal[], io: CommandIo): 1 {
  for (const refusal of refusals)
    io.err(`${what}: ${refusal.code} (${refusal.clause}): ${explain(refusal, 'zh')} ${explain(refusal, 'en')}`)
  return 1
}

async function openAccount({ identity }: Gongkai, person: string, password: string, io: CommandIo): Promise<boolean> {
  if (identity.accounts === undefined) {
    io.err('accounts are kept by OIDC_ISSUER; leave --password out')
    return false
  }
  const commandId = uuidOf('gongkai/set-up-account/1', person)
  const outcome = await identity.accounts.open(person as PersonId, password, { commandId, actor: { kind: 'operator' } })
  if (!outcome.ok) refused('account', outcome.refusals, io)
  return outcome.ok
}
