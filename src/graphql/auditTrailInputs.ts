import './metadataShim.js'
import { ID, InputType } from 'type-graphql'
import type { Instant, LocalDate } from '../domain/values.js'
import type { SubjectKind } from '../projections/auditTrail/subject.js'
import { enumType, field, type Maybe, maybe } from './fields.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

export const SubjectKindEnum = enumType<SubjectKind>('SubjectKind', 'What events are about (对象类型).', {
  informationItem: '政府信息',
  agency: '机关',
  person: '人员',
  publication: '一个机关对一件信息的发布',
  indexNumberSeries: '一个机关一个月的索引号',
  filingList: '备案清单',
  calendar: '工作日历',
  policy: '法定数值',
  account: '账号',
  attempts: '一人的越权或者不合规尝试',
  access: '一人对受保护数据的查阅',
  batch: '导入批次',
  consultation: '协商',
  deadline: '期限',
  duty: '公开义务',
  inbox: '一人的通知',
  application: '依申请公开申请',
  recordCorrection: '信息更正请求',
  archive: '归档案卷',
  letterNumbers: '发文字号',
  applicantAccess: '申请人的网上入口',
  dataSubject: '个人信息主体',
  annualReport: '年度报告',
  complaint: '投诉举报',
  interpretation: '解释',
  accountabilityCase: '责任追究案件',
  inspection: '监督检查',
})

@InputType({ description: 'What an event is about (对象).' })
export class SubjectInput {
  @field(() => SubjectKindEnum, 'Kind, as `subjectKind` answers it (对象类型).') readonly kind!: SubjectKind
  @field(() => String, 'Id as `subjectId` answers it (对象编号).') readonly id!: string
}

@InputType({ description: 'Narrows the audit trail down (审计筛选).' })
export class TrailFilterInput {
  @maybe(() => [SubjectInput], 'About one of these (对象).') readonly subjects?: Maybe<readonly SubjectInput[]>
  @maybe(() => ID, 'Done by this person (人员).') readonly personId?: Maybe<string>
  @maybe(() => [String], 'Done in one of these roles (职责).') readonly roles?: Maybe<readonly string[]>
  @maybe(() => ID, 'Done for this agency (机关).') readonly agencyId?: Maybe<string>
  @maybe(() => Boolean, 'Also for agencies that stood below it then (含下级).')
  readonly withSubAgencies?: Maybe<boolean>
  @maybe(() => String, 'Under this clause (条款).') readonly clause?: Maybe<string>
  @maybe(() => [String], 'Types of event (事件类型).') readonly types?: Maybe<readonly string[]>
  @maybe(() => InstantScalar, 'Recorded at or after (记录起始时间).') readonly recordedFrom?: Maybe<Instant>
  @maybe(() => InstantScalar, 'Recorded before (记录截止时间).') readonly recordedUntil?: Maybe<Instant>
  @maybe(() => LocalDateScalar, 'Legal date on or after (法定日期起).') readonly legalFrom?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Legal date on or before (法定日期止).') readonly legalUntil?: Maybe<LocalDate>
  @maybe(() => String, 'Of this matter (事项).') readonly matter?: Maybe<string>
  @maybe(() => String, 'Caused by this event or command (起因).') readonly causation?: Maybe<string>
  @maybe(() => String, 'By this command (请求编号).') readonly commandId?: Maybe<string>
  @maybe(() => Boolean, 'Also refused attempts and reads of protected data (含越权尝试和查阅记录).')
  readonly includeTrails?: Maybe<boolean>
  @maybe(
    () => String,
    'That say this in the clear, or are of a type, or about an item, whose name says it; 2 to 100 characters (文字).',
  )
  readonly text?: Maybe<string>
}
