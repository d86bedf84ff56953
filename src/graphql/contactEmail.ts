import './metadataShim.js'
import { Arg, Ctx, FieldResolver, ID, InputType, Mutation, Resolver, Root } from 'type-graphql'
import type { StaffCommand } from '../domain/staff/commands.js'
import type { PersonId } from '../domain/values.js'
import { reveal } from '../projections/engine/sealedField.js'
import { staffByPersons, type StaffRow } from '../projections/staff.js'
import { AgencyPayload } from './agencyPayload.js'
import { carryOut } from './commandInput.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { field, given, type Maybe, maybe } from './fields.js'
import { agencyIdOf, personIdOf } from './itemInputMapping.js'
import { StaffMember } from './staff.js'
import { StaffInput } from './staffInputs.js'
import { payloadOf } from './userErrors.js'
import { Viewer } from './viewer.js'

@InputType({ description: 'Where somebody is sent notices (登记联系邮箱).' })
class SetContactEmailInput extends StaffInput {
  @field(() => ID, 'The person (人员).')
  readonly personId!: string

  @maybe(() => String, 'Personal data, sealed under the person’s key; left out: no mail (联系邮箱).')
  readonly email?: Maybe<string>
}

@InputType({ description: 'Where the caller is sent notices (登记本人联系邮箱).' })
class SetOwnContactEmailInput extends StaffInput {
  @maybe(() => String, 'Personal data, sealed under the person’s key; left out: no mail (联系邮箱).')
  readonly email?: Maybe<string>
}

/** Whoever is not signed in holds no role, and is refused for that. */
const NOBODY = 'nobody' as PersonId

@Resolver(() => Viewer)
export class ContactEmailMutations {
  @Mutation(() => AgencyPayload, { description: 'Sets where somebody of the staff is sent notices (登记联系邮箱).' })
  setContactEmail(
    @Arg('input', () => SetContactEmailInput) input: SetContactEmailInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    const agency = agencyIdOf(input.agencyId)
    const data = { agency, person: personIdOf(input.personId), ...given({ email: input.email }) }
    return toStaff(context, input, { type: 'SetContactEmail', data })
  }

  @Mutation(() => AgencyPayload, { description: 'Sets where the caller is sent notices (登记本人联系邮箱).' })
  setOwnContactEmail(
    @Arg('input', () => SetOwnContactEmailInput) input: SetOwnContactEmailInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    const agency = agencyIdOf(input.agencyId)
    const data = { agency, person: context.signedInAs ?? NOBODY, ...given({ email: input.email }) }
    return toStaff(context, input, { type: 'SetOwnContactEmail', data })
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where the caller is sent notices; null: nowhere (本人联系邮箱).',
  })
  async contactEmail(@Root() { person }: Viewer, @Ctx() context: GraphqlContext): Promise<string | null> {
    await untilVisible(context, ['staff'], undefined)
    const rows = (await staffByPersons(context.services.models, [person])).get(person) ?? []
    return addressOf(context, rows)
  }
}

@Resolver(() => StaffMember)
export class StaffMemberContact {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Shown to the person and to registrars, and the look is recorded; null otherwise (联系邮箱).',
  })
  async contactEmail(@Root() { row }: StaffMember, @Ctx() context: GraphqlContext): Promise<string | null> {
    const { actor, services } = context
    if (actor.kind !== 'person' || row.contactEmail === null) return null
    const isOwn = actor.person === row.person
    const held = actor.as === undefined ? actor.holds : [actor.as]
    if (!isOwn && !held.some(({ role }) => role === 'registrar')) return null
    if (!isOwn) {
      await services.trails.read({ actor, what: 'contactEmail', subject: `staff-${row.agency}`, purpose: 'handling' })
    }
    return addressOf(context, [row])
  }
}

async function addressOf({ services }: GraphqlContext, rows: readonly StaffRow[]): Promise<string | null> {
  const [address] = await reveal(
    services.keyRing,
    rows.flatMap(({ contactEmail }) => contactEmail ?? []),
  )
  return address ?? null
}

async function toStaff(
  context: GraphqlContext,
  input: StaffInput,
  command: Extract<StaffCommand, { type: `Set${string}ContactEmail` }>,
): Promise<AgencyPayload> {
  const { agency } = command.data
  const outcome = await carryOut(context, input, agency, command)
  return { ...payloadOf(outcome, context.locale), ...(outcome.ok ? { agencyId: agency } : {}) }
}
