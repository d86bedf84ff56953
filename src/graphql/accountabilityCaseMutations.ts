import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { FreezeEvidenceOf } from '../app/accountability/freezeEvidence.js'
import type { ConcernedInput, MeasureInput } from '../domain/accountabilityCase/commands.js'
import type { ConcernedKey } from '../domain/accountabilityCase/vocabulary.js'
import {
  type CaseMeasureInput,
  ChangeConcernedInput,
  CloseCaseInput,
  type ConcernedPartyInput,
  DecideCaseInput,
  DecideCaseReviewInput,
  FreezeEvidenceInput,
  HandOverCaseInput,
  InviteStatementInput,
  OpenCaseInput,
  ProposeMeasuresInput,
  RecordMeasureCarriedOutInput,
  ServeCaseDecisionInput,
} from './accountabilityCaseInputs.js'
import { caseIdOf, hidingCase } from './accountabilityCaseLoading.js'
import { lookedUpFor, peopleLookedUp, referenceOf } from './accountabilityCaseLookUp.js'
import { AccountabilityCasePayload, casePayload, toCase } from './accountabilityCasePayload.js'
import { carryOut, inTermsOfInput } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import { given, ifGiven } from './fields.js'
import { agencyIdOf, personIdOf } from './itemInputMapping.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly freezeEvidence: FreezeEvidenceOf
  }
}

const partiesOf = (parties: readonly ConcernedPartyInput[]): readonly ConcernedInput[] =>
  parties.map(({ agencyId, personId }) => ({
    agency: agencyIdOf(agencyId),
    ...given({ person: ifGiven(personId, personIdOf) }),
  }))

const measuresOf = (measures: readonly CaseMeasureInput[]): readonly MeasureInput[] =>
  measures.map(({ kind, against, responsibility, ground, dueOn }) => ({
    ...{ kind, responsibility, ground, dueOn },
    against: against as ConcernedKey,
  }))

/** 责任追究 (LS-15.2), of those who investigate and decide. */
@Resolver()
export class AccountabilityCaseMutations {
  @Mutation(() => AccountabilityCasePayload, {
    description: 'Opens a case on a lead, against units and persons, LS-15.2 (立案).',
  })
  async openCase(
    @Arg('input', () => OpenCaseInput) input: OpenCaseInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountabilityCasePayload> {
    const id = input.commandId.toLowerCase()
    const { origin, subjects, allegation } = input
    const data = {
      case: id,
      agency: agencyIdOf(input.agencyId),
      origin: { kind: origin.kind, reference: referenceOf(origin.kind, origin.reference) },
      concerned: partiesOf(input.concerned),
      subjects,
      allegation,
    }
    const lookedUp = await lookedUpFor(context, data)
    return casePayload(
      context,
      id,
      await carryOut(context, input, id, { type: 'OpenCase', data: { ...data, lookedUp } }),
    )
  }

  @Mutation(() => AccountabilityCasePayload, { description: 'Gives it to another investigator (移交、回避).' })
  handOverCase(
    @Arg('input', () => HandOverCaseInput) input: HandOverCaseInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountabilityCasePayload> {
    const { recusal, reason } = input
    return toCase(context, input, {
      type: 'HandOverCase',
      data: { from: personIdOf(input.fromId), to: personIdOf(input.toId), recusal, reason },
    })
  }

  @Mutation(() => AccountabilityCasePayload, { description: 'Changes whom it concerns (变更涉及对象).' })
  async changeConcerned(
    @Arg('input', () => ChangeConcernedInput) input: ChangeConcernedInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountabilityCasePayload> {
    const added = partiesOf(input.added)
    return toCase(context, input, {
      type: 'ChangeConcerned',
      data: {
        added,
        removed: input.removed as readonly ConcernedKey[],
        reason: input.reason,
        lookedUp: await peopleLookedUp(context, added),
      },
    })
  }

  @Mutation(() => AccountabilityCasePayload, {
    description: 'Freezes the evidence about one matter at a signed checkpoint, LS-15.2 (固定证据).',
    complexity: 500,
  })
  async freezeEvidence(
    @Arg('input', () => FreezeEvidenceInput) input: FreezeEvidenceInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountabilityCasePayload> {
    const id = caseIdOf(input.caseId)
    const { commandId, exhibit, subject, description, personalData, expectedRevision, minPosition, reasonCode } = input
    const outcome = await context.services.freezeEvidence({
      ...{ commandId, exhibit, subject, description, personalData },
      case: id,
      actor: context.actor,
      ...given({ expectedRevision, minPosition, reason: reasonCode }),
    })
    return casePayload(context, id, await hidingCase(context, id, inTermsOfInput(input, outcome)))
  }

  @Mutation(() => AccountabilityCasePayload, { description: 'Tells one of those concerned, LS-15.2 (告知陈述申辩).' })
  inviteStatement(
    @Arg('input', () => InviteStatementInput) input: InviteStatementInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountabilityCasePayload> {
    const { noticeNumber, allegation, servedOn, proof } = input
    const concerned = input.concerned as ConcernedKey
    return toCase(context, input, {
      type: 'InviteStatement',
      data: { concerned, noticeNumber, allegation, servedOn, proof },
    })
  }

  @Mutation(() => AccountabilityCasePayload, {
    description: 'Ends the investigation with a proposal, LS-15.2, 711-47, 711-53 (提出处理意见).',
  })
  proposeMeasures(
    @Arg('input', () => ProposeMeasuresInput) input: ProposeMeasuresInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountabilityCasePayload> {
    const { conclusion, facts, measures } = input
    return toCase(context, input, {
      type: 'ProposeMeasures',
      data: { conclusion, facts, measures: measuresOf(measures) },
    })
  }

  @Mutation(() => AccountabilityCasePayload, {
    description: 'Decides, or sends it back; by a leader who did not investigate, LS-15.2 (作出处理决定).',
  })
  decideCase(
    @Arg('input', () => DecideCaseInput) input: DecideCaseInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountabilityCasePayload> {
    const { proposal, approved, reason, documentNumber } = input
    return toCase(context, input, {
      type: 'DecideCase',
      data: { proposal, approved, reason, ...given({ documentNumber }) },
    })
  }

  @Mutation(() => AccountabilityCasePayload, { description: 'Serves the decision, LS-15.2 (送达处理决定).' })
  serveCaseDecision(
    @Arg('input', () => ServeCaseDecisionInput) input: ServeCaseDecisionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountabilityCasePayload> {
    const { servedOn, proof } = input
    const concerned = input.concerned as ConcernedKey
    return toCase(context, input, { type: 'ServeCaseDecision', data: { concerned, servedOn, proof } })
  }

  @Mutation(() => AccountabilityCasePayload, {
    description: 'Decides on review, by another leader than the one who decided, LS-15.2 (作出复核决定).',
  })
  decideCaseReview(
    @Arg('input', () => DecideCaseReviewInput) input: DecideCaseReviewInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountabilityCasePayload> {
    const { outcome, reason, documentNumber } = input
    return toCase(context, input, {
      type: 'DecideCaseReview',
      data: {
        ...{ outcome, reason, documentNumber },
        concerned: input.concerned as ConcernedKey,
        measures: measuresOf(input.measures),
      },
    })
  }

  @Mutation(() => AccountabilityCasePayload, { description: 'Records that a measure was carried out (落实措施).' })
  recordMeasureCarriedOut(
    @Arg('input', () => RecordMeasureCarriedOutInput) input: RecordMeasureCarriedOutInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountabilityCasePayload> {
    const { measure, carriedOutOn, proof, receiver } = input
    return toCase(context, input, {
      type: 'RecordMeasureCarriedOut',
      data: { measure, carriedOutOn, proof, ...given({ receiver }) },
    })
  }

  @Mutation(() => AccountabilityCasePayload, { description: 'Closes it, once everything is done (结案).' })
  closeCase(
    @Arg('input', () => CloseCaseInput) input: CloseCaseInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountabilityCasePayload> {
    return toCase(context, input, { type: 'CloseCase', data: { summary: input.summary } })
  }
}
