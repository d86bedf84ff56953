import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { StaffCommand } from '../domain/staff/commands.js'
import type { PersonId } from '../domain/values.js'
import { AgencyPayload } from './agencyPayload.js'
import { carryOut } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import { given, ifGiven } from './fields.js'
import { agencyIdOf, personIdOf } from './itemInputMapping.js'
import { itemIdOf } from './itemPayload.js'
import {
  AppointDeputyInput,
  AppointStaffMemberInput,
  CorrectStaffNameInput,
  DismissDeputyInput,
  GrantStaffRoleInput,
  HandOverMattersInput,
  RecordStaffMemberLeftInput,
  RevokeStaffRoleInput,
  type StaffInput,
} from './staffInputs.js'
import { payloadOf } from './userErrors.js'

@Resolver()
export class StaffMutations {
  @Mutation(() => AgencyPayload, { description: 'Takes a person on (人员登记).' })
  appointStaffMember(
    @Arg('input', () => AppointStaffMemberInput) input: AppointStaffMemberInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toStaff(context, input, {
      type: 'AppointStaffMember',
      data: {
        agency: agencyIdOf(input.agencyId),
        person: ifGiven(input.personId, personIdOf) ?? (input.commandId.toLowerCase() as PersonId),
        name: input.name,
        appointedOn: input.appointedOn,
        ...given({ position: input.position }),
      },
    })
  }

  @Mutation(() => AgencyPayload, { description: 'Corrects the name of a person (更正姓名).' })
  correctStaffName(
    @Arg('input', () => CorrectStaffNameInput) input: CorrectStaffNameInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toStaff(context, input, { type: 'CorrectStaffName', data: { ...memberOf(input), name: input.name } })
  }

  @Mutation(() => AgencyPayload, { description: 'Entrusts a person with a role for a period (授予职责).' })
  grantStaffRole(
    @Arg('input', () => GrantStaffRoleInput) input: GrantStaffRoleInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toStaff(context, input, {
      type: 'GrantStaffRole',
      data: { ...memberOf(input), role: input.role, from: input.from, ...given({ until: input.until }) },
    })
  }

  @Mutation(() => AgencyPayload, { description: 'Takes a role back (收回职责).' })
  revokeStaffRole(
    @Arg('input', () => RevokeStaffRoleInput) input: RevokeStaffRoleInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toStaff(context, input, {
      type: 'RevokeStaffRole',
      data: { ...memberOf(input), role: input.role, effectiveOn: input.effectiveOn },
    })
  }

  @Mutation(() => AgencyPayload, { description: 'Records that a person left the agency (离职).' })
  recordStaffMemberLeft(
    @Arg('input', () => RecordStaffMemberLeftInput) input: RecordStaffMemberLeftInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toStaff(context, input, {
      type: 'RecordStaffMemberLeft',
      data: { ...memberOf(input), effectiveOn: input.effectiveOn },
    })
  }

  @Mutation(() => AgencyPayload, { description: 'Lets one person stand in for another for a period (指定代理).' })
  appointDeputy(
    @Arg('input', () => AppointDeputyInput) input: AppointDeputyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toStaff(context, input, {
      type: 'AppointDeputy',
      data: {
        agency: agencyIdOf(input.agencyId),
        absent: personIdOf(input.absentId),
        deputy: personIdOf(input.deputyId),
        from: input.from,
        until: input.until,
      },
    })
  }

  @Mutation(() => AgencyPayload, { description: 'Ends a standing-in early (终止代理).' })
  dismissDeputy(
    @Arg('input', () => DismissDeputyInput) input: DismissDeputyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toStaff(context, input, {
      type: 'DismissDeputy',
      data: {
        agency: agencyIdOf(input.agencyId),
        absent: personIdOf(input.absentId),
        deputy: personIdOf(input.deputyId),
        effectiveOn: input.effectiveOn,
      },
    })
  }

  @Mutation(() => AgencyPayload, { description: 'Hands running matters over to another person (工作交接).' })
  handOverMatters(
    @Arg('input', () => HandOverMattersInput) input: HandOverMattersInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toStaff(context, input, {
      type: 'HandOverMatters',
      data: {
        agency: agencyIdOf(input.agencyId),
        from: personIdOf(input.fromId),
        to: personIdOf(input.toId),
        effectiveOn: input.effectiveOn,
        ...given({ items: input.itemIds?.map((itemId) => itemIdOf({ itemId })) }),
      },
    })
  }
}

const memberOf = ({ agencyId, personId }: { readonly agencyId: string; readonly personId: string }) => ({
  agency: agencyIdOf(agencyId),
  person: personIdOf(personId),
})

async function toStaff(context: GraphqlContext, input: StaffInput, command: StaffCommand): Promise<AgencyPayload> {
  const { agency } = command.data
  const outcome = await carryOut(context, input, agency, command)
  return { ...payloadOf(outcome, context.locale), ...(outcome.ok ? { agencyId: agency } : {}) }
}
