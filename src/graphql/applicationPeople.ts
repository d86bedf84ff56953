import './metadataShim.js'
import { Int, ID, ObjectType } from 'type-graphql'
import { type AccessPurpose } from '../app/personalDataSight.js'
import type { ApplicantKind, ThirdPartyOpinion } from '../domain/application/vocabulary.js'
import type { ThirdPartyInterest } from '../domain/grounds.js'
import type { LocalDate } from '../domain/values.js'
import { ApplicantKindEnum, ThirdPartyStandEnum } from './applicationEnums.js'
import { DeadlineReceipt } from './deadlineReceipt.js'
import { enumType, field, type Maybe, maybe } from './fields.js'
import { InterestEnum } from './itemEnums.js'
import { LocalDateScalar } from './scalars.js'

export const AccessPurposeEnum = enumType<AccessPurpose>(
  'AccessPurpose',
  'What personal data is looked at for; it stands in the record of the look (查阅目的).',
  {
    handling: '办理',
    approval: '审核',
    signing: '签发',
    service: '送达、联系',
    remedy: '复议、诉讼',
    supervision: '监督检查',
    investigation: '责任追究',
  },
)

@ObjectType({
  description: 'Who applied. Every look at it is recorded before it is answered (申请人).',
  simpleResolvers: true,
})
export class Applicant {
  @field(() => ApplicantKindEnum, 'Kind (申请人类型).') readonly kind!: ApplicantKind
  @field(() => Boolean, 'The caller may know of the matter, not of who applied; an inspector says what for (未予显示).')
  readonly withheld!: boolean
  @field(() => Boolean, 'The key of the person is destroyed: name and contact are gone for good (个人信息已销毁).')
  readonly erased!: boolean
  @maybe(() => String, 'Name (姓名或者名称).') readonly name!: Maybe<string>
  @maybe(() => String, 'Proof of identity (身份证明).') readonly identity!: Maybe<string>
  @maybe(() => String, 'How to reach them (联系方式).') readonly contact!: Maybe<string>
}

@ObjectType({ description: 'A third party that was asked, 711-32 (第三方).', simpleResolvers: true })
export class ApplicationThirdParty {
  @field(() => ID, 'For mutations; says nothing of who it is (第三方编号).') readonly thirdPartyId!: string
  @field(() => InterestEnum, 'Which interest of theirs it touches (涉及的权益).') readonly interest!: ThirdPartyInterest
  @field(() => String, 'Number of the letter (征求书文号).') readonly letterNumber!: string
  @field(() => LocalDateScalar, 'Day of the letter (发函日期).') readonly issuedOn!: LocalDate
  @maybe(() => LocalDateScalar, 'Day of its service (送达日期).') readonly servedOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Last day to answer (答复期限).') readonly opinionBy!: Maybe<LocalDate>
  @maybe(() => DeadlineReceipt, 'How that day was counted (期限计算书).') readonly receipt!: Maybe<DeadlineReceipt>
  @maybe(() => ThirdPartyStandEnum, 'What came of it; null while it is open (意见).')
  readonly outcome!: Maybe<ThirdPartyOpinion | 'silent' | 'unreachable'>
  @maybe(() => LocalDateScalar, 'Day of the answer, or on which its time was over (答复日期).')
  readonly answeredOn!: Maybe<LocalDate>
  @maybe(() => Boolean, 'Of an objection: whether it has a good reason (反对理由是否合理).')
  readonly reasonable!: Maybe<boolean>
  @field(() => Boolean, 'The public interest outweighs the objection (因公共利益予以公开).')
  readonly overruled!: boolean
  @field(() => Boolean, 'The caller may know of the matter, not of who was asked (未予显示).')
  readonly withheld!: boolean
  @field(() => Boolean, 'The key is destroyed: name and words are gone for good (个人信息已销毁).')
  readonly erased!: boolean
  @maybe(() => String, 'Name (姓名或者名称).') readonly name!: Maybe<string>
  @maybe(() => String, 'Reasons that they gave (第三方理由).') readonly reasons!: Maybe<string>
  @maybe(() => String, 'Why the objection was found reasonable or not (判断理由).') readonly judgement!: Maybe<string>
  @maybe(() => String, 'What is disclosed against the objection (决定公开的内容).')
  readonly overruledContent!: Maybe<string>
  @maybe(() => String, 'Why the public interest demands it (公共利益理由).') readonly overruledReasons!: Maybe<string>
}

@ObjectType({
  description:
    'How often the applicant applied to the agency, 711-35: counted by data subject, without opening a name (申请数量、频次).',
  simpleResolvers: true,
})
export class ApplicantFrequency {
  @field(() => LocalDateScalar, 'First day of the period (起始日期).') readonly from!: LocalDate
  @field(() => LocalDateScalar, 'Last day of it (截止日期).') readonly until!: LocalDate
  @field(() => Int, 'Applications received in the period, this one included (件数).') readonly received!: number
  @field(() => Int, 'Of those, still in hand (办理中).') readonly open!: number
  @field(() => Int, 'Of those, in the calendar month of this one and registered before it, 711-42 (本月在先件数).')
  readonly beforeInMonth!: number
  @field(() => Int, 'Of those answered, repeated or excessive ones (重复、大量反复申请件数).')
  readonly repeated!: number
}
