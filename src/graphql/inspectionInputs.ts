import './metadataShim.js'
import { ID, InputType, Int } from 'type-graphql'
import type { InspectionArea, InspectionFilePurpose } from '../domain/inspection/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { CommandInput } from './commandInput.js'
import { field, type Maybe, maybe } from './fields.js'
import { ExaminationResultEnum, InspectionAreaEnum, InspectionFilePurposeEnum } from './inspectionEnums.js'
import { LocalDateScalar } from './scalars.js'

/** A command about one inspection. */
@InputType()
export abstract class InspectionInput extends CommandInput {
  @field(() => ID, 'The inspection (监督检查).') readonly inspectionId!: string
}

@InputType({ description: 'Plans an inspection; its id is the command id (制定检查计划).' })
export class PlanInspectionInput extends CommandInput {
  @field(() => ID, 'The body that inspects (检查机关).') readonly bodyId!: string
  @field(() => [ID], 'Agencies to be inspected (被检查机关).') readonly agencyIds!: readonly string[]
  @field(() => InspectionAreaEnum, 'What it looks at (检查内容).') readonly area!: InspectionArea
  @field(() => LocalDateScalar, 'First day of what is looked at (起始日期).') readonly from!: LocalDate
  @field(() => LocalDateScalar, 'Last day of what is looked at (截止日期).') readonly until!: LocalDate
  @field(() => [ID], 'Who inspects, the caller among them (检查人员).') readonly inspectorIds!: readonly string[]
  @field(() => String, 'Number of the document that orders it (检查依据).') readonly basis!: string
  @field(() => String, 'What for (检查目的).') readonly aim!: string
}
@InputType({ description: 'Names the inspectors anew: who has to stand aside is replaced (调整检查人员).' })
export class ChangeInspectorsInput extends InspectionInput {
  @field(() => [ID], 'All of them (检查人员).') readonly inspectorIds!: readonly string[]
  @field(() => String, 'Why (理由).') readonly reason!: string
}
@InputType({ description: 'Calls an inspection off that has found nothing yet (取消检查).' })
export class CancelInspectionInput extends InspectionInput {
  @field(() => String, 'Why (理由).') readonly reason!: string
}
@InputType({ description: 'Has the program draw the sample, once (抽样).' })
export class DrawSampleInput extends InspectionInput {
  @field(() => Int, 'How many, 1 to 500; all where there are no more (样本量).') readonly size!: number
}
@InputType({
  description: 'Says of one of the sample that it is in order, or that the check does not apply (检查样本).',
})
export class ExamineSubjectInput extends InspectionInput {
  @field(() => String, 'As the sample names it (对象).') readonly subject!: string
  @field(() => ExaminationResultEnum, '`inOrder` or `notApplicable`; a finding is recorded as such (检查结果).')
  readonly result!: 'inOrder' | 'notApplicable'
  @maybe(() => String, 'Needed for `notApplicable` (理由).') readonly reason?: Maybe<string>
}
@InputType({ description: 'Records a finding by hand, or takes up one of the checks over the log (记录问题).' })
export class RecordFindingInput extends InspectionInput {
  @field(() => ID, 'The agency that answers for it (责任机关).') readonly agencyId!: string
  @field(() => String, 'Clause code: `711-33`, `LS-11.1` (依据条款).') readonly clause!: string
  @field(() => String, 'What was found (问题描述).') readonly description!: string
  @maybe(() => String, 'Name of the stream it is about (对象).') readonly subject?: Maybe<string>
  @maybe(() => [ID], 'Ids of events that show it (证据事件).') readonly eventIds?: Maybe<readonly string[]>
  @maybe(() => String, 'Id of a finding of the checks over the log (引用的问题).')
  readonly citedFinding?: Maybe<string>
}
@InputType({ description: 'Puts an upload on the record of an inspection (材料入卷).' })
export class AttachInspectionFileInput extends InspectionInput {
  @field(() => ID, 'From `POST /files` (上传编号).') readonly uploadId!: string
  @field(() => InspectionFilePurposeEnum, 'What it is (材料类别).') readonly purpose!: InspectionFilePurpose
  @maybe(() => ID, 'The finding it is about; of a proof always (问题编号).') readonly findingId?: Maybe<string>
}
@InputType({
  description: 'Orders an agency to mend findings; the program writes, numbers and keeps the letter (责令整改).',
})
export class IssueRectificationNoticeInput extends InspectionInput {
  @field(() => ID, 'The agency (被责令机关).') readonly agencyId!: string
  @field(() => [ID], 'Findings (问题编号).') readonly findingIds!: readonly string[]
  @field(() => String, 'What has to be done (整改要求).') readonly requirements!: string
  @maybe(() => String, 'Document number; left out, the next one (文号).') readonly number?: Maybe<string>
}
@InputType({ description: 'The agency says what it has mended, with proof (报送整改情况).' })
export class StateRectificationInput extends InspectionInput {
  @field(() => ID, 'Finding (问题编号).') readonly findingId!: string
  @field(() => String, 'What was done (整改情况).') readonly statement!: string
  @field(() => LocalDateScalar, 'Day on which it was mended (整改日期).') readonly mendedOn!: LocalDate
  @field(() => [ID], 'Files put on record as proof (证明材料).') readonly fileIds!: readonly string[]
}
@InputType({ description: 'The inspector accepts the statement, or refuses it with reasons (核实整改).' })
export class VerifyRectificationInput extends InspectionInput {
  @field(() => ID, 'Finding (问题编号).') readonly findingId!: string
  @field(() => Boolean, 'Whether it is mended (是否通过).') readonly accepted!: boolean
  @maybe(() => String, 'Needed for a refusal (理由).') readonly reasons?: Maybe<string>
}
@InputType({ description: 'Proposes a case about what was missed or refused (提出追究责任的建议).' })
export class ProposeAccountabilityCaseInput extends InspectionInput {
  @field(() => ID, 'The agency (责任机关).') readonly agencyId!: string
  @field(() => [ID], 'Findings (问题编号).') readonly findingIds!: readonly string[]
  @field(() => String, 'Why (理由).') readonly reasons!: string
}
@InputType({ description: 'Ends the inspection (结束检查).' })
export class ConcludeInspectionInput extends InspectionInput {
  @field(() => String, 'Summary (检查总结).') readonly summary!: string
}
@InputType({ description: 'Has the program write the bulletin from the events (拟通报).' })
export class DraftBulletinInput extends InspectionInput {
  @field(() => String, 'What it asks for, in words without personal data (工作要求).') readonly remarks!: string
}
@InputType({ description: 'Gives the draft back (退回通报).' })
export class ReturnBulletinInput extends InspectionInput {
  @field(() => String, 'Hash of the draft that was read (内容摘要).') readonly contentHash!: string
  @field(() => String, 'Why (理由).') readonly reasons!: string
}
@InputType({ description: 'A leader who did not inspect approves it (批准通报).' })
export class ApproveBulletinInput extends InspectionInput {
  @field(() => String, 'Hash of the draft that was read (内容摘要).') readonly contentHash!: string
}
@InputType({ description: 'Numbers, prints and keeps the approved bulletin (印发通报).' })
export class IssueBulletinInput extends InspectionInput {
  @field(() => String, 'Hash of what was approved (内容摘要).') readonly contentHash!: string
  @maybe(() => String, 'Document number; left out, the next one (文号).') readonly number?: Maybe<string>
}
@InputType({ description: 'Says where the bulletin was published (公布通报).' })
export class PublishBulletinInput extends InspectionInput {
  @field(() => String, 'Address (公布地址).') readonly address!: string
  @field(() => LocalDateScalar, 'Day (公布日期).') readonly publishedOn!: LocalDate
}
