import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type {
  BulletinState,
  ExaminationResult,
  InspectionArea,
  InspectionFindingState,
  InspectionState,
} from '../domain/inspection/vocabulary.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { InspectionFindingRow, InspectionRow, RectificationNoticeRow } from '../projections/inspections.js'
import { field, type Maybe, maybe } from './fields.js'
import {
  BulletinStateEnum,
  ExaminationResultEnum,
  InspectionAreaEnum,
  InspectionFindingStateEnum,
  InspectionStateEnum,
} from './inspectionEnums.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

@ObjectType({
  implements: Node,
  description: 'An inspection: plan, sample, findings, rectification, bulletin; LS-15.1, 711-46 to 711-48 (监督检查).',
  simpleResolvers: true,
})
export class Inspection extends Node {
  @field(() => InspectionAreaEnum, 'What it looks at (检查内容).') readonly area!: InspectionArea
  @field(() => LocalDateScalar, 'First day of what is looked at (起始日期).') readonly from!: LocalDate
  @field(() => LocalDateScalar, 'Last day of what is looked at (截止日期).') readonly until!: LocalDate
  @field(() => String, 'Number of the document that orders it (检查依据).') readonly basis!: string
  @field(() => LocalDateScalar, 'Day on which it was planned (计划日期).') readonly plannedOn!: LocalDate
  @field(() => InspectionStateEnum, 'Where it stands (检查状态).') readonly state!: InspectionState
  @maybe(() => LocalDateScalar, 'Day on which it was concluded (结束日期).') readonly concludedOn!: Maybe<LocalDate>
  @field(() => InstantScalar, 'When something happened in it last (最近变动时间).') readonly changedAt!: Instant
  @field(() => Int, 'For `expectedRevision` of the next command (版本).') readonly revision!: number

  readonly row!: InspectionRow
  /** The caller looks after the body that inspects: plan, sample and drafts are theirs to see. */
  readonly whole!: boolean
}
export const InspectionConnection = connectionType(Inspection, 'Inspection')

export const inspectionOf = (row: InspectionRow, whole: boolean): Inspection => ({
  id: toGlobalId('Inspection', row.id),
  area: row.area,
  from: row.fromDay as LocalDate,
  until: row.untilDay as LocalDate,
  basis: row.basis,
  plannedOn: row.plannedOn as LocalDate,
  state: row.state,
  concludedOn: row.concludedOn as Maybe<LocalDate>,
  changedAt: row.changedAt as Instant,
  revision: row.revision,
  row,
  whole,
})

@ObjectType({ description: 'One of the sample (样本).', simpleResolvers: true })
export class SampledSubject {
  @field(() => String, 'Name of its stream: `application-…` (对象).') readonly subject!: string
  @field(() => ID, 'Whose it is (所属机关).') readonly agencyId!: string
  @maybe(() => ExaminationResultEnum, 'What came of it; null until it was examined (检查结果).')
  readonly result!: Maybe<ExaminationResult>
}

@ObjectType({
  description: 'The sample and everything that is needed to draw it again (抽样记录).',
  simpleResolvers: true,
})
export class InspectionSample {
  @field(() => String, 'Name and version of the way it is drawn, docs/inspections.md (抽样算法).')
  readonly algorithm!: string
  @field(() => String, 'Seed in hex (随机种子).') readonly seed!: string
  @field(() => Int, 'How many were to be drawn (样本量).') readonly size!: number
  @field(() => Int, 'How many there were to draw from (总体数).') readonly populationSize!: number
  @field(() => String, 'SHA-256 over the population in its order (总体摘要).') readonly populationHash!: string
  @field(() => String, 'Position of the log that the read models had reached (日志位置).')
  readonly asOfPosition!: string
  @field(() => [SampledSubject], 'In the order drawn, at most 500 (样本).')
  readonly subjects!: readonly SampledSubject[]
  @field(() => Boolean, 'Drawn once more just now, it is the same (重新抽取一致).') readonly redrawnEqual!: boolean
}

@ObjectType({ description: 'A finding inside an inspection (检查发现的问题).', simpleResolvers: true })
export class InspectionFinding {
  @field(() => ID, 'Its id inside the inspection (问题编号).') readonly findingId!: string
  @field(() => String, 'The clause it rests on (依据条款).') readonly clause!: string
  @maybe(() => String, 'Name of the stream it is about (对象).') readonly subject!: Maybe<string>
  @maybe(() => String, 'The finding of a check over the log that it takes up (引用的问题).')
  readonly citedFindingId!: Maybe<string>
  @field(() => InspectionFindingStateEnum, 'How it stands (问题状态).') readonly state!: InspectionFindingState
  @field(() => LocalDateScalar, 'Day on which it was recorded (记录日期).') readonly foundOn!: LocalDate
  @field(() => Int, 'Notices that asked to mend it (责令次数).') readonly notices!: number
  @maybe(() => LocalDateScalar, 'Last day to answer the last notice (整改期限).') readonly due!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Day on which it was mended, as the agency says (整改日期).')
  readonly mendedOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Day on which the inspector judged (核实日期).') readonly verifiedOn!: Maybe<LocalDate>
  @maybe(() => Int, 'Days after the first due date, once accepted; 0 in time (逾期天数).')
  readonly daysLate!: Maybe<number>
  @field(() => Int, 'Statements that were refused (退回次数).') readonly refusals!: number
  @field(() => Int, 'Notices that ran out (逾期次数).') readonly misses!: number
  @field(() => Boolean, 'A case was proposed about it (已提出追责建议).') readonly caseProposed!: boolean

  readonly row!: InspectionFindingRow
}

export const inspectionFindingOf = (row: InspectionFindingRow): InspectionFinding => ({
  findingId: row.id,
  clause: row.clause,
  subject: row.subject,
  citedFindingId: row.cited,
  state: row.state,
  foundOn: row.foundOn as LocalDate,
  notices: row.notices,
  due: row.due as Maybe<LocalDate>,
  mendedOn: row.mendedOn as Maybe<LocalDate>,
  verifiedOn: row.verifiedOn as Maybe<LocalDate>,
  daysLate: row.daysLate,
  refusals: row.refusals,
  misses: row.misses,
  caseProposed: row.proposed,
  row,
})

@ObjectType({ description: 'A rectification notice (责令整改通知书).', simpleResolvers: true })
export class RectificationNotice {
  @field(() => Int, 'Place in the inspection (序号).') readonly notice!: number
  @field(() => String, 'Document number (文号).') readonly number!: string
  @field(() => Int, 'How often these were asked for by then (第几次).') readonly round!: number
  @field(() => LocalDateScalar, 'Day (印发日期).') readonly issuedOn!: LocalDate
  @field(() => LocalDateScalar, 'Last day to answer (整改期限).') readonly due!: LocalDate
  @maybe(() => LocalDateScalar, 'Day of the answer to the last of its findings (报送日期).')
  readonly answeredOn!: Maybe<LocalDate>
  @field(() => Boolean, 'It ran out unanswered (逾期).') readonly missed!: boolean
  @field(() => [String], 'Findings that it asks to mend (所列问题).') readonly findingIds!: readonly string[]
  @field(() => String, 'SHA-256 of the PDF (文书摘要).') readonly sha256!: string
  @field(() => String, 'Where the PDF is: under the address of the program (文书地址).') readonly pdfUrl!: string

  readonly row!: RectificationNoticeRow
}

export const rectificationNoticeOf = (row: RectificationNoticeRow): RectificationNotice => ({
  notice: row.notice,
  number: row.number,
  round: row.round,
  issuedOn: row.issuedOn as LocalDate,
  due: row.due as LocalDate,
  answeredOn: row.answeredOn as Maybe<LocalDate>,
  missed: row.missed,
  findingIds: row.findings,
  sha256: row.sha256,
  pdfUrl: `/inspections/${row.inspection}/files/${row.pdf}`,
  row,
})

@ObjectType({ description: 'The bulletin about an inspection (通报).', simpleResolvers: true })
export class InspectionBulletin {
  @field(() => BulletinStateEnum, 'Where it stands (通报状态).') readonly state!: BulletinState
  @field(() => String, 'SHA-256 of what it says: that is what a leader approves (内容摘要).')
  readonly contentHash!: string
  @maybe(() => String, 'What it says, as a page (通报正文 HTML).') readonly html!: Maybe<string>
  @maybe(() => String, 'Document number, once issued (文号).') readonly number!: Maybe<string>
  @maybe(() => LocalDateScalar, 'Day on which it went out (印发日期).') readonly issuedOn!: Maybe<LocalDate>
  @maybe(() => String, 'Where it was published (公布地址).') readonly address!: Maybe<string>
  @maybe(() => String, 'SHA-256 of the PDF (文书摘要).') readonly sha256!: Maybe<string>
  @maybe(() => String, 'Where the PDF is: under the address of the program (文书地址).')
  readonly pdfUrl!: Maybe<string>
}
