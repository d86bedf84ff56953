import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type { OutcomeKind } from '../domain/application/outcome.js'
import type { DeliveryWay, OtherMatter, ProvisionForm, RequestElement } from '../domain/application/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { Agency } from './agency.js'
import {
  ContactMeansEnum,
  DeliveryWayEnum,
  OtherMatterEnum,
  OutcomeKindEnum,
  ProvisionFormEnum,
  RequestElementEnum,
} from './applicationEnums.js'
import { field, type Maybe, maybe } from './fields.js'
import { Ground } from './itemReviewTypes.js'
import { Person } from './person.js'
import { LocalDateScalar } from './scalars.js'

// What people wrote about an application. Every text is null once the key of the application is destroyed.

@ObjectType({ description: 'One thing to be corrected, in words (补正事项说明).', simpleResolvers: true })
export class AmendmentPointWords {
  @field(() => RequestElementEnum, 'Which (事项).') readonly element!: RequestElement
  @maybe(() => String, 'What is unclear or missing, and how to correct it (说明).')
  readonly explanation!: Maybe<string>
}

@ObjectType({ description: 'A contact with the applicant, 711-31 (联系记录).', simpleResolvers: true })
export class ContactWords {
  @field(() => LocalDateScalar, 'Day (日期).') readonly on!: LocalDate
  @field(() => ContactMeansEnum, 'How (方式).') readonly means!: DeliveryWay | 'telephone'
  @field(() => Boolean, 'Whether the applicant was reached (是否联系上).') readonly reached!: boolean
  @maybe(() => String, 'Note (备注).') readonly note!: Maybe<string>
  @field(() => Person, 'Who tried (联系人).') readonly by!: Person
}

@ObjectType({ description: 'Who looked where for what (检索经过).', simpleResolvers: true })
export class SearchWords {
  @field(() => String, 'Id of the search within the application (检索编号).') readonly searchId!: string
  @maybe(() => String, 'Who looked (检索人).') readonly who!: Maybe<string>
  @maybe(() => String, 'Where (检索范围).') readonly where!: Maybe<string>
  @maybe(() => String, 'For what (检索关键词).') readonly keywords!: Maybe<string>
}

@ObjectType({ description: 'A passage that is withheld, and why, 711-37 (区分处理).', simpleResolvers: true })
export class WithheldPart {
  @maybe(() => String, 'Where it stands (位置).') readonly passage!: Maybe<string>
  @field(() => Ground, 'Its ground (法定理由).') readonly ground!: Ground
}

@ObjectType({
  description: 'A reply with the facts of its kind, 711-36 to 711-39; what its kind does not have is null (答复内容).',
  simpleResolvers: true,
})
export class ReplyContent {
  @field(() => OutcomeKindEnum, 'How it answers (答复类型).') readonly kind!: OutcomeKind
  @field(() => String, 'The clause it rests on (条款).') readonly clause!: string
  @maybe(() => String, 'Where it is public already (获取方式、途径).') readonly where?: Maybe<string>
  @maybe(() => ProvisionFormEnum, 'In what form it is given (提供形式).') readonly form?: Maybe<ProvisionForm>
  @maybe(() => DeliveryWayEnum, 'By which way (提供途径).') readonly way?: Maybe<DeliveryWay>
  @maybe(() => String, 'How, where and when to get it, where it is not enclosed (获取方式、途径和时间).')
  readonly access?: Maybe<string>
  @maybe(() => String, 'Why it comes in another form than asked for, 711-40 (变更形式理由).')
  readonly otherFormBecause?: Maybe<string>
  @maybe(() => String, 'Number of the secrecy review (保密审查表编号).') readonly reviewNumber?: Maybe<string>
  @maybe(() => LocalDateScalar, 'Day of that review (审查日期).') readonly reviewedOn?: Maybe<LocalDate>
  @maybe(() => String, 'SHA-256 of what is given (内容哈希值).') readonly contentHash?: Maybe<string>
  @field(() => [Ground], 'Grounds on which it is withheld (不予公开理由).') readonly grounds!: readonly Ground[]
  @field(() => [WithheldPart], 'Passages that are withheld (不予公开的部分).')
  readonly passages!: readonly WithheldPart[]
  @field(() => [String], 'Searches that found nothing (检索编号).') readonly searches!: readonly string[]
  @maybe(() => String, 'Why, in words (理由).') readonly why?: Maybe<string>
  @maybe(() => Agency, 'The agency that is responsible (负责公开的行政机关).')
  readonly responsibleAgency?: Maybe<Agency>
  @maybe(() => String, 'Its name, where it is not in the register (负责公开的行政机关名称).')
  readonly responsibleName?: Maybe<string>
  @maybe(() => String, 'How to reach it (联系方式).') readonly responsibleContact?: Maybe<string>
  @maybe(() => String, 'The application that was answered before (此前的申请).')
  readonly earlierApplication?: Maybe<string>
  @maybe(() => String, 'Number of that reply (此前的答复文号).') readonly earlierReply?: Maybe<string>
  @maybe(() => String, 'The law that rules it (特别规定).') readonly law?: Maybe<string>
  @maybe(() => String, 'The procedure of that law (办理程序).') readonly procedure?: Maybe<string>
  @maybe(() => OtherMatterEnum, 'What it really is, 711-39 (其他事项).') readonly matter?: Maybe<OtherMatter>
  @maybe(() => String, 'The channel for it (办理渠道).') readonly channel?: Maybe<string>
  @maybe(() => String, 'Title of the publication (出版物名称).') readonly title?: Maybe<string>
  @maybe(() => String, 'How to get it (获取途径).') readonly howToGet?: Maybe<string>
  @maybe(() => LocalDateScalar, 'Day on which the applicant’s time was over (期限届满日).')
  readonly lapsedOn?: Maybe<LocalDate>
  @maybe(() => Agency, 'The public enterprise, 711-55 (公共企事业单位).') readonly enterprise?: Maybe<Agency>
  @maybe(() => Agency, 'The authority over it (主管部门).') readonly authority?: Maybe<Agency>
}

@ObjectType({ description: 'A draft of the reply with its words (答复稿内容).', simpleResolvers: true })
export class DraftWords {
  @field(() => Int, 'Number of the draft (稿次).') readonly draft!: number
  @field(() => ReplyContent, 'What it says (内容).') readonly content!: ReplyContent
  @maybe(() => String, 'Why it was returned (退回理由).') readonly returnedBecause!: Maybe<string>
  @maybe(() => String, 'What its approver noted (审核意见).') readonly approvalNote!: Maybe<string>
  @maybe(() => String, 'Why it went out by another way than it promises, 711-40 (改变途径的理由).')
  readonly otherWayReason!: Maybe<string>
}

@ObjectType({
  description: 'A proposal to publish without request, in words, 711-44 (建议内容).',
  simpleResolvers: true,
})
export class ProposalWords {
  @field(() => Int, 'Number of the proposal (序号).') readonly proposal!: number
  @maybe(() => String, 'Why it was made (建议理由).') readonly reasons!: Maybe<string>
  @maybe(() => String, 'Why it was accepted or not (核实意见).') readonly decision!: Maybe<string>
}

@ObjectType({
  description: 'Everything that people wrote about an application; that it was read is recorded (案卷内容).',
  simpleResolvers: true,
})
export class ApplicationRecord {
  @field(() => Boolean, 'The key of the application is destroyed: its words are gone for good (内容已销毁).')
  readonly erased!: boolean
  @maybe(() => String, 'What is asked for (所需信息内容描述).') readonly description!: Maybe<string>
  @field(() => [AmendmentPointWords], 'What the applicant was asked to correct (补正事项).')
  readonly amendmentPoints!: readonly AmendmentPointWords[]
  @maybe(() => String, 'Why the correction came late (逾期补正理由).') readonly lateBecause!: Maybe<string>
  @field(() => [ContactWords], 'Contacts with the applicant (联系记录).') readonly contacts!: readonly ContactWords[]
  @maybe(() => String, 'Note on whose the information is (认定说明).') readonly informationNote!: Maybe<string>
  @field(() => [SearchWords], 'Searches (检索经过).') readonly searches!: readonly SearchWords[]
  @maybe(() => String, 'Why reasons were asked for: how many applications in which time, 711-35 (数量、频次情况).')
  readonly frequencyFinding!: Maybe<string>
  @maybe(() => String, 'Reasons that the applicant gave (申请人说明的理由).') readonly reasonsGiven!: Maybe<string>
  @maybe(() => String, 'What was found of them (对理由的判断).') readonly reasonsJudged!: Maybe<string>
  @maybe(() => String, 'Why the period was extended (延期理由).') readonly extensionReason!: Maybe<string>
  @field(() => [DraftWords], 'Drafts of the reply (答复稿).') readonly drafts!: readonly DraftWords[]
  @field(() => [ProposalWords], 'Proposals to publish without request (转为主动公开的建议).')
  readonly proposals!: readonly ProposalWords[]
  @maybe(() => String, 'Why it was withdrawn (撤回理由).') readonly withdrawalReason!: Maybe<string>
  @maybe(() => String, 'Why it was merged (并案理由).') readonly mergeReason!: Maybe<string>
  @maybe(() => ID, 'Id of the last event that is shown (最后事件编号).') readonly lastEventId!: Maybe<string>
}
