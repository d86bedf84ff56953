import '../metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, ID, InputType, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import {
  MY_COMPLAINT_TEXTS,
  type MyComplaintState,
  myComplaintLetters,
  myComplaintResult,
  myComplaintStateOf,
  type OwnComplaint,
} from '../../app/applicants/ownComplaint.js'
import type { ComplaintKind, ComplaintOutcome } from '../../domain/complaint/vocabulary.js'
import type { ComplaintLetterKind } from '../../domain/letter/vocabulary.js'
import type { LocalDate } from '../../domain/values.js'
import { Agency } from '../agency.js'
import { maybeAgency } from '../agencyLoading.js'
import { ComplaintKindEnum, ComplaintLetterKindEnum, ComplaintOutcomeEnum } from '../complaintEnums.js'
import type { GraphqlContext } from '../context.js'
import { DeadlineReceipt, receiptOf } from '../deadlineReceipt.js'
import { enumType, field, given, ifGiven, type Maybe, maybe } from '../fields.js'
import { agencyIdOf } from '../itemInputMapping.js'
import { type Connection, ConnectionArgs, connectionType } from '../pagination.js'
import { localIdOf, Node, toGlobalId } from '../relay.js'
import type { NodeType } from '../relayNode.js'
import { LocalDateScalar } from '../scalars.js'
import { MutationPayload, payloadOf, refused } from '../userErrors.js'
import { applicantIn, callerIn, notAnApplicant, refusedInWords } from './applicantContext.js'
import { inTerms, seen } from './filingMutations.js'
import { MyInput } from './myInputs.js'
import { QueryCode } from './myPayloads.js'
import { mine } from './myQueries.js'

export const MyComplaintStateEnum = enumType<MyComplaintState>(
  'MyComplaintState',
  'Where a complaint stands, as whoever complained is told (投诉举报进度).',
  {
    received: '已收到',
    transferred: '已转送',
    accepted: '已受理，正在核查',
    answered: '已答复',
    declined: '不予受理',
    withdrawn: '已撤回',
  },
)

@ObjectType({ description: 'A letter to whoever complained that is out (文书).', simpleResolvers: true })
export class MyComplaintLetter {
  @field(() => ComplaintLetterKindEnum, 'What it is (文书种类).') readonly kind!: ComplaintLetterKind
  @field(() => String, 'Its number (文号).') readonly number!: string
  @field(() => LocalDateScalar, 'Date that it bears (成文日期).') readonly datedOn!: LocalDate
  @field(() => String, 'Where it can be fetched in this session (下载地址).') readonly url!: string
}

@ObjectType({
  implements: Node,
  description: 'A complaint, as whoever complained sees it on the portal, 711-51 (我的投诉举报).',
  simpleResolvers: true,
})
export class MyComplaint extends Node {
  @field(() => ComplaintKindEnum, 'Complaint or report (类型).') readonly kind!: ComplaintKind
  @field(() => MyComplaintStateEnum, 'Where it stands (进度).') readonly state!: MyComplaintState
  @field(() => String, 'The same in words, in the language of the request (进度说明).') readonly stateText!: string
  @field(() => LocalDateScalar, 'Received on (收到日期).') readonly receivedOn!: LocalDate
  @field(() => LocalDateScalar, 'Last day to accept it or not; then, to answer (当前期限).') readonly due!: LocalDate
  @field(() => DeadlineReceipt, 'How that day was counted (期限计算书).') readonly dueReceipt!: DeadlineReceipt
  @maybe(() => String, 'What was complained of (投诉举报内容).') readonly text!: Maybe<string>
  @maybe(() => ComplaintOutcomeEnum, 'What it came to, once it is answered (核查结论).')
  readonly outcome!: Maybe<ComplaintOutcome>
  @maybe(() => String, 'What was found, or why it was not accepted (处理意见).') readonly result!: Maybe<string>
  @maybe(() => String, 'Where to turn instead (有权处理的机关).') readonly directedTo!: Maybe<string>
  @field(() => [MyComplaintLetter], 'Letters that are out (文书).') readonly letters!: readonly MyComplaintLetter[]

  readonly found!: OwnComplaint
}

export const MyComplaintConnection = connectionType(MyComplaint, 'MyComplaint')

export function myComplaintOf(found: OwnComplaint, { locale }: Pick<GraphqlContext, 'locale'>): MyComplaint {
  const { state, id } = found
  const shown = myComplaintStateOf(found)
  const receipt = state.answerBy ?? state.acceptBy
  const { outcome = null, words = null, directedTo = null } = myComplaintResult(found)
  return {
    id: toGlobalId('MyComplaint', id),
    kind: state.received.kind,
    state: shown,
    stateText: MY_COMPLAINT_TEXTS[shown][locale],
    receivedOn: state.received.receivedOn,
    due: receipt.due,
    dueReceipt: receiptOf(receipt),
    text: state.received.text.value ?? null,
    outcome,
    result: words,
    directedTo,
    letters: myComplaintLetters(found).map(({ kind, number, datedOn, file }) => ({
      ...{ kind, number, datedOn },
      url: `/portal/my/complaints/${id}/files/${file.fileId}`,
    })),
    found,
  }
}

@InputType({ description: 'Who complains; nothing of it is needed (投诉人).' })
export class MyComplainantInput {
  @maybe(() => String, 'Name (姓名或者名称).') readonly name?: Maybe<string>
  @maybe(() => String, 'Identity number (身份证明).') readonly identity?: Maybe<string>
  @maybe(() => String, 'E-mail (电子邮件).') readonly email?: Maybe<string>
  @maybe(() => String, 'Telephone (电话).') readonly phone?: Maybe<string>
  @maybe(() => String, 'Postal address (通信地址).') readonly postalAddress?: Maybe<string>
}

@InputType({
  description:
    'A complaint or report about disclosure, 711-51. The agency complained of does not learn who complains (提出投诉、举报).',
})
export class FileComplaintInput extends MyInput {
  @field(() => ComplaintKindEnum, 'Complaint or report (类型).') readonly kind!: ComplaintKind
  @field(() => ID, 'The agency complained of (被投诉举报的机关).') readonly againstId!: string
  @maybe(() => ID, 'Who is to judge it; left out: the first of `competentComplaintBodies` (处理机关).')
  readonly agencyId?: Maybe<string>
  @maybe(() => MyComplainantInput, 'Left out: anonymous; number and code lead to the answer (投诉人).')
  readonly complainant?: Maybe<MyComplainantInput>
  @field(() => String, 'What is complained of (投诉举报内容).') readonly text!: string
  @maybe(() => String, 'What is wanted (诉求).') readonly wanted?: Maybe<string>
  @maybe(() => ID, 'The own application it is about, of type MyApplication (相关申请).')
  readonly applicationId?: Maybe<string>
  @maybe(() => ID, 'The published item it is about (相关信息).') readonly itemId?: Maybe<string>
}

@InputType({ description: 'Withdraws one’s own complaint, until it is answered (撤回投诉举报).' })
export class WithdrawMyComplaintInput extends MyInput {
  @field(() => ID, 'Of type MyComplaint (编号).') readonly complaintId!: string
  @maybe(() => String, 'Why; one need not say (理由).') readonly reason?: Maybe<string>
}

@ObjectType({ description: 'What became of a complaint (办理结果).' })
export class FileComplaintPayload extends MutationPayload {
  @maybe(() => MyComplaint, 'The complaint; null when refused (投诉举报).') readonly complaint!: Maybe<MyComplaint>
  @maybe(() => QueryCode, 'Only where nobody is signed in, and only in the first minutes (查询号和查询码).')
  readonly queryCode!: Maybe<QueryCode>
}

@ObjectType({ description: 'What became of an act on one’s own complaint (办理结果).' })
export class MyComplaintPayload extends MutationPayload {
  @maybe(() => MyComplaint, 'The complaint; null when refused (投诉举报).') readonly complaint!: Maybe<MyComplaint>
}

const find = async (id: string, context: GraphqlContext): Promise<MyComplaint | undefined> => {
  const found = await context.services.applicants.ownComplaint(context.applicant, id)
  return found === undefined ? undefined : myComplaintOf(found, context)
}

export const myComplaintNode: NodeType = { type: 'MyComplaint', find }

@Resolver(() => MyComplaint)
export class MyComplaints {
  @Query(() => MyComplaintConnection, {
    description: 'What whoever is signed in complained of, newest first (我的投诉举报列表).',
  })
  myComplaints(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<MyComplaint>> {
    return mine(context, 'complaint', args, find)
  }

  @Query(() => MyComplaint, {
    nullable: true,
    description: 'One of one’s own complaints; null for any other one, there or not (我的投诉举报).',
    complexity: ({ childComplexity }) => 3 + childComplexity,
  })
  async myComplaint(
    @Arg('id', () => ID, { description: 'Of type MyComplaint (编号).' }) id: string,
    @Ctx() context: GraphqlContext,
  ): Promise<MyComplaint | null> {
    applicantIn(context)
    return (await find(localIdOf('MyComplaint', id), context)) ?? null
  }

  @Mutation(() => FileComplaintPayload, {
    description:
      'Files a complaint on the portal, with an account, without one, or anonymously; number and code lead to its answer (提出投诉、举报).',
  })
  async fileComplaint(
    @Arg('input', () => FileComplaintInput) input: FileComplaintInput,
    @Ctx() context: GraphqlContext,
  ): Promise<FileComplaintPayload> {
    const { locale, services } = context
    const nothing = { complaint: null, queryCode: null }
    const denied = notAnApplicant(context, 'file')
    if (denied !== undefined) return { ...refused([denied], locale), ...nothing }
    const { kind, againstId, agencyId, complainant, text, wanted, applicationId, itemId, commandId } = input
    const about = aboutOf(applicationId, itemId)
    const filing = {
      ...{ kind, text, against: agencyIdOf(againstId) },
      complainant: given({ ...complainant }),
      ...given({ wanted, about, agency: ifGiven(agencyId, agencyIdOf) }),
    }
    const filed = await services.applicants.fileComplaint({ caller: callerIn(context), commandId, filing })
    if (!filed.ok) return { ...refusedInWords(inTerms(input, filed.refusals), locale), ...nothing }
    const found = await services.applicants.ownComplaint(seen(filed, 'complaint'), filed.matter)
    return {
      ...payloadOf(filed.outcome, locale),
      complaint: found === undefined ? null : myComplaintOf(found, context),
      queryCode: filed.queryCode ?? null,
    }
  }

  @Mutation(() => MyComplaintPayload, { description: 'Withdraws one’s own complaint (撤回投诉举报).' })
  async withdrawMyComplaint(
    @Arg('input', () => WithdrawMyComplaintInput) input: WithdrawMyComplaintInput,
    @Ctx() context: GraphqlContext,
  ): Promise<MyComplaintPayload> {
    const { locale, services } = context
    const denied = notAnApplicant(context, 'act')
    if (denied !== undefined) return { ...refused([denied], locale), complaint: null }
    const complaint = localIdOf<string>('MyComplaint', input.complaintId)
    const { commandId, reason } = input
    const outcome = await services.applicants.withdrawComplaint({
      ...{ caller: callerIn(context), commandId, complaint },
      ...given({ reason }),
    })
    if (!outcome.ok) return { ...refusedInWords(inTerms(input, outcome.refusals), locale), complaint: null }
    return { ...payloadOf(outcome, locale), complaint: (await find(complaint, context)) ?? null }
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The body that judges it (处理机关).' })
  agency(@Root() { found }: MyComplaint, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, found.state.agency)
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency complained of (被投诉举报的机关).' })
  against(@Root() { found }: MyComplaint, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, found.state.against)
  }
}

const aboutOf = (applicationId: Maybe<string>, itemId: Maybe<string>) =>
  ifGiven(applicationId, (id) => ({ kind: 'application', id: localIdOf<string>('MyApplication', id) }) as const) ??
  ifGiven(itemId, (id) => ({ kind: 'item', id: localIdOf<string>('InformationItem', id) }) as const)
