import '../metadataShim.js'
import { Arg, Ctx, InputType, Mutation, ObjectType, Resolver } from 'type-graphql'
import { ApplicationInput } from '../applicationInput.js'
import { applicationIdOf } from '../applicationPayload.js'
import { inTermsOfInput } from '../commandInput.js'
import type { GraphqlContext } from '../context.js'
import { given, type Maybe, maybe } from '../fields.js'
import { hidingUnseen } from '../unseenMatter.js'
import { MutationPayload, payloadOf } from '../userErrors.js'
import { QueryCode } from './myPayloads.js'

@InputType({
  description: 'Number and code for an applicant who did not file on the portal and asks for them (签发申请人查询码).',
})
export class IssueApplicantCodeInput extends ApplicationInput {}

@ObjectType({ description: 'A number and code for the applicant, and the receipt that bears them (查询号和接收回执).' })
export class ApplicantCodePayload extends MutationPayload {
  @maybe(() => QueryCode, 'Shown once; null when refused (查询号和查询码).') readonly queryCode!: Maybe<QueryCode>
  @maybe(
    () => String,
    'The receipt with number and code as a page to be printed and handed over; kept nowhere. Null when refused, or where the receipt lacks a fact (接收回执网页).',
  )
  readonly receipt!: Maybe<string>
}

/** 现场、邮寄、传真申请: the applicant looks up on the portal what becomes of it (711-31). */
@Resolver()
export class ApplicantCodes {
  @Mutation(() => ApplicantCodePayload, {
    description:
      'By the officer in charge: number and code with which an applicant of the counter, the post or the fax sees the application on the portal; those issued here before are void (签发申请人查询码).',
  })
  async issueApplicantCode(
    @Arg('input', () => IssueApplicantCodeInput) input: IssueApplicantCodeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicantCodePayload> {
    const { actor, locale, services } = context
    const application = applicationIdOf(input.applicationId)
    const { minPosition } = input
    const issued = await services.applicants.counter.issueCode({ actor, application, ...given({ minPosition }) })
    if (issued.ok) {
      const { queryCode } = issued
      const receipt = (await services.letters.receipt({ actor, application, queryCode })) ?? null
      return { ...NOTHING_WRITTEN, queryCode, receipt }
    }
    const told = await hidingUnseen(context, 'application', application, inTermsOfInput(input, issued))
    return { ...payloadOf(told, locale), queryCode: null, receipt: null }
  }
}

/** The secret stands outside the log, and so does this answer. */
const NOTHING_WRITTEN: MutationPayload = { event: null, events: [], revision: null, repeated: false, userErrors: [] }
