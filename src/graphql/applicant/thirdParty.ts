import '../metadataShim.js'
import { Arg, Ctx, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { CommandOutcome } from '../../app/command.js'
import type { AskedThirdParty } from '../../domain/application/state.js'
import type { ThirdPartyInterest } from '../../domain/grounds.js'
import type { LocalDate } from '../../domain/values.js'
import { Agency } from '../agency.js'
import { maybeAgency } from '../agencyLoading.js'
import { ThirdPartyStandEnum } from '../applicationEnums.js'
import { applicationIdOf } from '../applicationPayload.js'
import { inTermsOfInput } from '../commandInput.js'
import type { GraphqlContext } from '../context.js'
import { DeadlineReceipt, receiptOf } from '../deadlineReceipt.js'
import { field, given, ifGiven, type Maybe, maybe } from '../fields.js'
import { personIdOf } from '../itemInputMapping.js'
import { LocalDateScalar } from '../scalars.js'
import { hidingUnseen } from '../unseenMatter.js'
import { MutationPayload, payloadOf, refused } from '../userErrors.js'
import { applicantIn, callerIn, notAnApplicant } from './applicantContext.js'
import { InterestEnum } from '../itemEnums.js'
import { AnswerThirdPartyLetterInput, IssueThirdPartyCodeInput } from './thirdPartyInputs.js'
import { QueryCode } from './myPayloads.js'

@ObjectType({
  description: 'The letter that asks a third party, as that party sees it: nothing of the applicant (征求意见书).',
  simpleResolvers: true,
})
export class MyThirdPartyLetter {
  @maybe(() => Agency, 'Who asks (征求意见的机关).') readonly agency!: Maybe<Agency>
  @field(() => String, 'Number of the letter (文号).') readonly letterNumber!: string
  @field(() => LocalDateScalar, 'Issued on (发出日期).') readonly issuedOn!: LocalDate
  @field(() => InterestEnum, 'Whose interest may be harmed (涉及的权益).') readonly interest!: ThirdPartyInterest
  @maybe(() => LocalDateScalar, 'Last day for the answer, once the letter was served, 711-32 (答复期限).')
  readonly answerBy!: Maybe<LocalDate>
  @maybe(() => DeadlineReceipt, 'How that day was counted (期限计算书).')
  readonly answerByReceipt!: Maybe<DeadlineReceipt>
  @maybe(() => ThirdPartyStandEnum, 'What was answered; silence is never consent (已提出的意见).')
  readonly answered!: Maybe<NonNullable<AskedThirdParty['outcome']>>
}

@ObjectType({ description: 'A number and code to be printed on a letter (查询号和查询码).' })
export class ThirdPartyCodePayload extends MutationPayload {
  @maybe(() => QueryCode, 'Shown once; null when refused (查询号和查询码).') readonly queryCode!: Maybe<QueryCode>
}

@ObjectType({ description: 'What became of a third party’s answer (办理结果).' })
export class ThirdPartyAnswerPayload extends MutationPayload {
  @maybe(() => MyThirdPartyLetter, 'The letter; null when refused (征求意见书).')
  readonly letter!: Maybe<MyThirdPartyLetter>
}

/** Third parties answer on the portal with the code on their letter (711-32). */
@Resolver()
export class ThirdPartyOnPortal {
  @Query(() => MyThirdPartyLetter, {
    nullable: true,
    description: 'The letter to the third party who is signed in with its code; null for anybody else (征求意见书).',
  })
  myThirdPartyLetter(@Ctx() context: GraphqlContext): Promise<MyThirdPartyLetter | null> {
    applicantIn(context)
    return letterShown(context)
  }

  @Mutation(() => ThirdPartyCodePayload, {
    description:
      'By the officer in charge: number and code with which the third party answers on the portal; those before are void (签发第三方查询码).',
  })
  async issueThirdPartyCode(
    @Arg('input', () => IssueThirdPartyCodeInput) input: IssueThirdPartyCodeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ThirdPartyCodePayload> {
    const { actor, locale, services } = context
    const application = applicationIdOf(input.applicationId)
    const thirdParty = personIdOf(input.thirdPartyId)
    const { minPosition } = input
    const order = { actor, application, thirdParty, ...given({ minPosition }) }
    const issued = await services.applicants.thirdParties.issueCode(order)
    if (issued.ok) return { ...NOTHING_WRITTEN, queryCode: issued.queryCode }
    const told = await hidingUnseen(context, 'application', application, inTermsOfInput(input, issued))
    return { ...payloadOf(told, locale), queryCode: null }
  }

  @Mutation(() => ThirdPartyAnswerPayload, {
    description: 'By the third party: consents, consents in part or objects, with reasons, 711-32 (第三方答复).',
  })
  async answerThirdPartyLetter(
    @Arg('input', () => AnswerThirdPartyLetterInput) input: AnswerThirdPartyLetterInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ThirdPartyAnswerPayload> {
    const { locale, services } = context
    const denied = notAnApplicant(context, 'act')
    if (denied !== undefined) return { ...refused([denied], locale), letter: null }
    const { commandId, opinion, reasons } = input
    const act = { caller: callerIn(context), commandId, opinion, ...given({ reasons }) }
    const outcome = await services.applicants.thirdParties.answer(act)
    return { ...payloadOf(ofTheAnswer(outcome), locale), letter: outcome.ok ? await letterShown(context) : null }
  }
}

/** Which third party answers is known from the code: no field of the input says so, and none is at fault. */
const ofTheAnswer = (outcome: CommandOutcome): CommandOutcome =>
  outcome.ok
    ? outcome
    : {
        ok: false,
        refusals: outcome.refusals.map(({ path, ...refusal }) =>
          path === undefined || path === 'thirdParty' ? refusal : { ...refusal, path },
        ),
      }

/** The secret stands outside the log, and so does this answer. */
const NOTHING_WRITTEN: MutationPayload = { event: null, events: [], revision: null, repeated: false, userErrors: [] }

async function letterShown(context: GraphqlContext): Promise<MyThirdPartyLetter | null> {
  const found = await context.services.applicants.thirdParties.letterOf(context.applicant)
  if (found === undefined) return null
  const { letterNumber, issuedOn, interest, opinionBy, outcome } = found.asked
  return {
    agency: await maybeAgency(context, found.agency),
    letterNumber,
    issuedOn,
    interest,
    answerBy: opinionBy?.due,
    answerByReceipt: ifGiven(opinionBy, receiptOf),
    answered: outcome,
  }
}
