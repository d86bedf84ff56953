import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { ConcernedKey } from '../domain/accountabilityCase/vocabulary.js'
import {
  AnswerRecordObjectionInput,
  ObjectToCaseRecordInput,
  RecordStatementInput,
  RequestCaseReviewInput,
} from './accountabilityCaseInputs.js'
import { AccountabilityCasePayload, toCase } from './accountabilityCasePayload.js'
import type { GraphqlContext } from './context.js'
import { given } from './fields.js'

/** What those say whom a case concerns, themselves or taken down, and what they are answered (LS-15.2, PIPL-46). */
@Resolver()
export class AccountabilityCaseSaidMutations {
  @Mutation(() => AccountabilityCasePayload, {
    description: 'States the case of one of those concerned, LS-15.2 (陈述申辩).',
  })
  recordStatement(
    @Arg('input', () => RecordStatementInput) input: RecordStatementInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountabilityCasePayload> {
    const { statement, receivedOn, proof } = input
    const concerned = input.concerned as ConcernedKey
    return toCase(
      context,
      input,
      { type: 'RecordStatement', data: { concerned, statement, receivedOn, ...given({ proof }) } },
      concerned,
    )
  }

  @Mutation(() => AccountabilityCasePayload, {
    description: 'Asks for review, once, within its time, LS-15.2 (申请复核).',
  })
  requestCaseReview(
    @Arg('input', () => RequestCaseReviewInput) input: RequestCaseReviewInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountabilityCasePayload> {
    const { reasons, requestedOn, proof } = input
    const concerned = input.concerned as ConcernedKey
    return toCase(
      context,
      input,
      { type: 'RequestCaseReview', data: { concerned, reasons, requestedOn, ...given({ proof }) } },
      concerned,
    )
  }

  @Mutation(() => AccountabilityCasePayload, {
    description: 'Objects to what is on record about oneself, PIPL-46 (个人信息异议).',
  })
  objectToCaseRecord(
    @Arg('input', () => ObjectToCaseRecordInput) input: ObjectToCaseRecordInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountabilityCasePayload> {
    const { objection, about, right } = input
    return toCase(context, input, { type: 'ObjectToCaseRecord', data: { objection, about, right } })
  }

  @Mutation(() => AccountabilityCasePayload, { description: 'Answers an objection, PIPL-46 (答复异议).' })
  answerRecordObjection(
    @Arg('input', () => AnswerRecordObjectionInput) input: AnswerRecordObjectionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountabilityCasePayload> {
    const { objection, accepted, answer } = input
    return toCase(context, input, { type: 'AnswerRecordObjection', data: { objection, accepted, answer } })
  }
}
