import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { AgencyId } from '../domain/values.js'
import {
  AbolishAgencyInput,
  type AgencyChangeInput,
  AgencyDutyInput,
  AnnulAgencyReorganisationInput,
  ChangeAgencyOwnNameInput,
  ChangeAgencySuperiorInput,
  CorrectAgencyDataInput,
  RegisterAgencyInput,
  RenameAgencyInput,
  TransferAgencyFunctionsInput,
} from './agencyInputs.js'
import { AgencyPayload, toRegister } from './agencyPayload.js'
import type { GraphqlContext } from './context.js'
import { given, ifGiven } from './fields.js'
import { agencyIdOf } from './itemInputMapping.js'

@Resolver()
export class AgencyMutations {
  @Mutation(() => AgencyPayload, { description: 'Enters an agency in the register (机构登记).' })
  registerAgency(
    @Arg('input', () => RegisterAgencyInput) input: RegisterAgencyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toRegister(context, input, {
      type: 'RegisterAgency',
      data: {
        agency: input.commandId.toLowerCase() as AgencyId,
        name: input.name,
        kind: input.kind,
        actsInOwnName: input.actsInOwnName,
        establishedOn: input.establishedOn,
        ...given({
          creditCode: input.creditCode,
          sector: input.sector,
          governmentSuperior: ifGiven(input.governmentSuperiorId, agencyIdOf),
          businessSuperior: ifGiven(input.businessSuperiorId, agencyIdOf),
          basis: input.basis,
        }),
      },
    })
  }

  @Mutation(() => AgencyPayload, { description: 'Gives an agency another name (机构更名).' })
  renameAgency(
    @Arg('input', () => RenameAgencyInput) input: RenameAgencyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toRegister(context, input, { type: 'RenameAgency', data: { ...changeOf(input), name: input.name } })
  }

  @Mutation(() => AgencyPayload, { description: 'Puts an agency under another superior; no cycles (变更隶属).' })
  changeAgencySuperior(
    @Arg('input', () => ChangeAgencySuperiorInput) input: ChangeAgencySuperiorInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toRegister(context, input, {
      type: 'ChangeAgencySuperior',
      data: {
        ...changeOf(input),
        axis: input.axis,
        ...given({ superior: ifGiven(input.superiorId, agencyIdOf) }),
      },
    })
  }

  @Mutation(() => AgencyPayload, { description: 'Gives an agency a duty in disclosure (分配职责).' })
  assignAgencyDuty(
    @Arg('input', () => AgencyDutyInput) input: AgencyDutyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toRegister(context, input, { type: 'AssignAgencyDuty', data: { ...changeOf(input), duty: input.duty } })
  }

  @Mutation(() => AgencyPayload, { description: 'Takes a duty away (取消职责).' })
  revokeAgencyDuty(
    @Arg('input', () => AgencyDutyInput) input: AgencyDutyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toRegister(context, input, { type: 'RevokeAgencyDuty', data: { ...changeOf(input), duty: input.duty } })
  }

  @Mutation(() => AgencyPayload, {
    description: 'Changes whether an agency acts in its own name, LS-12.1 (变更对外名义).',
  })
  changeAgencyOwnName(
    @Arg('input', () => ChangeAgencyOwnNameInput) input: ChangeAgencyOwnNameInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toRegister(context, input, {
      type: 'ChangeAgencyOwnName',
      data: { ...changeOf(input), actsInOwnName: input.actsInOwnName },
    })
  }

  @Mutation(() => AgencyPayload, {
    description: 'Passes functions of an agency that goes on to another, LS-4.3 (职能划转).',
  })
  transferAgencyFunctions(
    @Arg('input', () => TransferAgencyFunctionsInput) input: TransferAgencyFunctionsInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toRegister(context, input, {
      type: 'TransferAgencyFunctions',
      data: { ...changeOf(input), to: agencyIdOf(input.toId), ...given({ themes: input.themes }) },
    })
  }

  @Mutation(() => AgencyPayload, {
    description: 'Abolishes an agency with successors or a deciding agency, LS-4.3, LS-4.4 (撤销机构).',
  })
  abolishAgency(
    @Arg('input', () => AbolishAgencyInput) input: AbolishAgencyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toRegister(context, input, {
      type: 'AbolishAgency',
      data: {
        ...changeOf(input),
        successors: input.successors.map(({ agencyId, themes }) => ({
          agency: agencyIdOf(agencyId),
          ...given({ themes }),
        })),
        ...given({ decidingAgency: ifGiven(input.decidingAgencyId, agencyIdOf) }),
      },
    })
  }

  @Mutation(() => AgencyPayload, { description: 'Corrects what was registered wrongly (登记更正).' })
  correctAgencyData(
    @Arg('input', () => CorrectAgencyDataInput) input: CorrectAgencyDataInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toRegister(context, input, {
      type: 'CorrectAgencyData',
      data: {
        agency: agencyIdOf(input.agencyId),
        ...given({ name: input.name, kind: input.kind, establishedOn: input.establishedOn }),
        // Here null says something: that there is none.
        ...(input.creditCode === undefined ? {} : { creditCode: input.creditCode }),
        ...(input.sector === undefined ? {} : { sector: input.sector }),
      },
    })
  }

  @Mutation(() => AgencyPayload, {
    description: 'Takes back the latest reorganisation on record, which never took place (撤销误登记).',
  })
  annulAgencyReorganisation(
    @Arg('input', () => AnnulAgencyReorganisationInput) input: AnnulAgencyReorganisationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AgencyPayload> {
    return toRegister(context, input, {
      type: 'AnnulAgencyReorganisation',
      data: { agency: agencyIdOf(input.agencyId), annulled: input.annulled, effectiveOn: input.effectiveOn },
    })
  }
}

const changeOf = ({ agencyId, effectiveOn, basis }: AgencyChangeInput) => ({
  agency: agencyIdOf(agencyId),
  effectiveOn,
  ...given({ basis }),
})
