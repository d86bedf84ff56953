import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { PersonId } from '../domain/values.js'
import type { GraphqlContext } from './context.js'
import { given } from './fields.js'
import {
  ChangeInvolvementInput,
  FixPublisherByLawInput,
  RecordSpecialPublicationLawInput,
  ReviseDescriptionInput,
} from './itemCreationInputs.js'
import { ItemCommandInput } from './itemInput.js'
import { agencyIdOf, descriptionOf, jointIssuersOf, personIdOf } from './itemInputMapping.js'
import { InformationItemPayload, toItem } from './itemPayload.js'
import { HandOverItemInput, RecordStatutoryApprovalInput } from './itemPublicationInputs.js'

@Resolver()
export class ItemRecordMutations {
  @Mutation(() => InformationItemPayload, { description: 'Replaces the description for the catalogue (修改著录项).' })
  reviseDescription(
    @Arg('input', () => ReviseDescriptionInput) input: ReviseDescriptionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'ReviseDescription',
      data: descriptionOf(input.description, input.commandId.toLowerCase() as PersonId),
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Corrects which agencies signed it or are concerned, LS-5.2, LS-6.1 (变更涉及机关).',
  })
  changeInvolvement(
    @Arg('input', () => ChangeInvolvementInput) input: ChangeInvolvementInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'ChangeInvolvement',
      data: {
        jointIssuers: jointIssuersOf(input.jointIssuers),
        involvedAgencies: input.involvedAgencyIds.map(agencyIdOf),
        reason: input.reason,
      },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Records that another law names the agency that publishes, LS-4.6 (确定法定公开主体).',
  })
  fixPublisherByLaw(
    @Arg('input', () => FixPublisherByLawInput) input: FixPublisherByLawInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'FixPublisherByLaw',
      data: {
        publisher: agencyIdOf(input.publisherId),
        law: input.law,
        article: input.article,
        provision: input.provision,
      },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Records a special law on this publication, LS-10.10 (登记特别规定).',
  })
  recordSpecialPublicationLaw(
    @Arg('input', () => RecordSpecialPublicationLawInput) input: RecordSpecialPublicationLawInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'RecordSpecialPublicationLaw',
      data: {
        law: input.law,
        article: input.article,
        provision: input.provision,
        requires: input.requires,
        ...given({ authority: input.authority }),
      },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Records the approval that a special law asks for, 711-11 (登记批准).',
  })
  recordStatutoryApproval(
    @Arg('input', () => RecordStatutoryApprovalInput) input: RecordStatutoryApprovalInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'RecordStatutoryApproval',
      data: {
        authority: input.authority,
        approvedOn: input.approvedOn,
        documentNumber: input.documentNumber,
        contentHash: input.contentHash,
      },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Enters an approved item in the register, LS-10.7; an index number follows (登记).',
  })
  registerItem(
    @Arg('input', () => ItemCommandInput) input: ItemCommandInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, { type: 'RegisterItem', data: {} })
  }

  @Mutation(() => InformationItemPayload, { description: 'Another officer takes charge of the item (移交).' })
  handOverItem(
    @Arg('input', () => HandOverItemInput) input: HandOverItemInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'HandOverItem',
      data: {
        from: personIdOf(input.fromId),
        to: personIdOf(input.toId),
        ...given({ reason: input.reason }),
      },
    })
  }
}
