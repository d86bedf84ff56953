import './metadataShim.js'
import { Arg, Ctx, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { CommandOutcome } from '../app/command.js'
import type { Accounts } from '../app/identity/accounts.js'
import type { Actor } from '../domain/context.js'
import type { Refusal } from '../domain/decider.js'
import type { PersonId } from '../domain/values.js'
import type { GraphqlContext } from './context.js'
import { field, type Maybe, maybe } from './fields.js'
import { personIdOf } from './itemInputMapping.js'
import { type Person, Person as PersonType, personOf } from './person.js'
import { MutationPayload, payloadOf, refused } from './userErrors.js'

declare module './context.js' {
  interface GraphqlServices {
    /** Absent where an external issuer keeps the accounts. */
    readonly accounts?: Accounts
  }
}

@InputType({ description: 'An account of somebody on the staff (账号).' })
class AccountInput {
  @field(() => ID, 'UUID chosen by the caller; sent again it changes nothing (请求编号).')
  readonly commandId!: string

  @field(() => ID, 'Whose account (人员编号).')
  readonly personId!: string
}

@InputType({ description: 'An account and its new password (账号和密码).' })
class AccountPasswordInput extends AccountInput {
  @field(() => String, 'At least 10 characters; kept as a hash, outside the log (密码).')
  readonly password!: string
}

@InputType({ description: 'The caller’s own password (本人密码).' })
class ChangeOwnPasswordInput {
  @field(() => ID, 'UUID chosen by the caller (请求编号).')
  readonly commandId!: string

  @field(() => String, 'The password until now (原密码).')
  readonly oldPassword!: string

  @field(() => String, 'At least 10 characters (新密码).')
  readonly newPassword!: string
}

@ObjectType({ description: 'What became of a command about an account (办理结果).' })
class AccountPayload extends MutationPayload {
  @maybe(() => PersonType, 'Whose account; null when refused (人员).')
  readonly person!: Maybe<Person>
}

/** Accounts of the embedded provider. Each change is an event; passwords stand outside the log. */
@Resolver()
export class AccountMutations {
  @Mutation(() => AccountPayload, { description: 'Opens an account for somebody of the staff (开设账号).' })
  openAccount(
    @Arg('input', () => AccountPasswordInput) { commandId, personId, password }: AccountPasswordInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountPayload> {
    const person = personIdOf(personId)
    return change(context, person, (accounts, actor) => accounts.open(person, password, { commandId, actor }))
  }

  @Mutation(() => AccountPayload, {
    description: 'Sets another password for somebody and ends all their sessions (重设密码).',
  })
  setAccountPassword(
    @Arg('input', () => AccountPasswordInput) { commandId, personId, password }: AccountPasswordInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountPayload> {
    const person = personIdOf(personId)
    return change(context, person, (accounts, actor) => accounts.setPassword(person, password, { commandId, actor }))
  }

  @Mutation(() => AccountPayload, { description: 'Changes the caller’s password and ends their sessions (修改密码).' })
  async changeOwnPassword(
    @Arg('input', () => ChangeOwnPasswordInput) { commandId, oldPassword, newPassword }: ChangeOwnPasswordInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountPayload> {
    const { signedInAs } = context
    if (signedInAs === undefined) return answer(context, undefined, { ok: false, refusals: [SIGN_IN_REQUIRED] })
    return change(context, signedInAs, (accounts) =>
      accounts.changeOwnPassword(signedInAs, { old: oldPassword, new: newPassword }, commandId),
    )
  }

  @Mutation(() => AccountPayload, {
    description: 'Nobody signs in with it any more; sessions and tokens end at once (停用账号).',
  })
  disableAccount(
    @Arg('input', () => AccountInput) { commandId, personId }: AccountInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountPayload> {
    const person = personIdOf(personId)
    return change(context, person, (accounts, actor) => accounts.disable(person, { commandId, actor }))
  }

  @Mutation(() => AccountPayload, { description: 'Takes an account into use again (启用账号).' })
  enableAccount(
    @Arg('input', () => AccountInput) { commandId, personId }: AccountInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountPayload> {
    const person = personIdOf(personId)
    return change(context, person, (accounts, actor) => accounts.enable(person, { commandId, actor }))
  }
}

const SIGN_IN_REQUIRED: Refusal = { code: 'SIGN_IN_REQUIRED', clause: 'SYS' }
const ACCOUNTS_KEPT_ELSEWHERE: Refusal = { code: 'ACCOUNTS_KEPT_ELSEWHERE', clause: 'SYS' }

async function change(
  context: GraphqlContext,
  person: PersonId,
  give: (accounts: Accounts, actor: Actor) => Promise<CommandOutcome>,
): Promise<AccountPayload> {
  const { accounts } = context.services
  if (accounts === undefined) {
    return answer(context, undefined, { ok: false, refusals: [ACCOUNTS_KEPT_ELSEWHERE] })
  }
  return answer(context, person, await give(accounts, context.actor))
}

const answer = ({ locale }: GraphqlContext, person: PersonId | undefined, outcome: CommandOutcome): AccountPayload => ({
  ...(outcome.ok ? payloadOf(outcome, locale) : refused(outcome.refusals, locale)),
  person: outcome.ok && person !== undefined ? personOf(person) : null,
})
