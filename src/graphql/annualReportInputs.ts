import './metadataShim.js'
import { Float, ID, InputType, Int } from 'type-graphql'
import type { ReportChapter } from '../domain/annualReport/chapters.js'
import type { ReportCell } from '../domain/annualReport/reportTables.js'
import type { TableOneColumn, TableOneRow } from '../domain/annualReport/tableOne.js'
import type { HitAnswer } from '../domain/annualReport/textScan.js'
import type { LocalDate } from '../domain/values.js'
import { AnnualReportChapterEnum, TableOneColumnEnum, TableOneRowEnum } from './annualReportEnums.js'
import { CommandInput } from './commandInput.js'
import { field, type Maybe, maybe } from './fields.js'
import { HitAnswerEnum } from './itemEnums.js'
import { LocalDateScalar } from './scalars.js'

/** The report of one agency for one year. */
@InputType()
export abstract class AnnualReportInput extends CommandInput {
  @field(() => ID, 'The agency that is reported on (报告机关).')
  readonly agencyId!: string

  @field(() => Int, 'The year that is reported on (报告年度).')
  readonly year!: number
}

@InputType({ description: 'Opens the report of a year before the program does on 1 January, 711-49 (启动年度报告).' })
export class OpenAnnualReportInput extends AnnualReportInput {}

@InputType({ description: 'Signs a figure of table 1, 711-50 (填报表一数据).' })
export class EnterReportFigureInput extends AnnualReportInput {
  @field(() => TableOneRowEnum, 'Row (项目).') readonly row!: TableOneRow
  @field(() => TableOneColumnEnum, 'Column of that row (栏目).') readonly column!: TableOneColumn
  @field(() => Float, 'The number; charges in 10 000 yuan with at most six decimals (数值；收费以万元计).')
  readonly value!: number
  @field(() => String, 'What it rests on: register, statistics, document (数据依据).') readonly basis!: string
}

@InputType({ description: 'Answers what the scan for personal data found in a text, 711-15 (核实个人信息).' })
export class ChapterHitAnswerInput {
  @field(() => String, 'Which find, as the refusal names it, such as phoneNumber-1 (命中编号).')
  readonly hit!: string

  @field(() => HitAnswerEnum, 'What it is (核实结论).')
  readonly answer!: HitAnswer

  @maybe(() => String, 'Remark in words (说明).')
  readonly note?: Maybe<string>
}

@InputType({ description: 'Writes a part in words, 711-50 (编写文字部分).' })
export class WriteReportChapterInput extends AnnualReportInput {
  @field(() => AnnualReportChapterEnum, 'Which part (部分).') readonly chapter!: ReportChapter
  @field(() => String, 'The text; it will be public (正文，将向社会公布).') readonly body!: string
  @maybe(() => [ChapterHitAnswerInput], 'Answers to what the scan for personal data found in this text (个人信息核实).')
  readonly answers?: Maybe<readonly ChapterHitAnswerInput[]>
}

@InputType({ description: 'Counts anew what the log knows of the year (采集数据).' })
export class CollectReportFiguresInput extends AnnualReportInput {}

@InputType({ description: 'Submits the report; its numbers are frozen, 711-49 (报送年度报告).' })
export class SubmitAnnualReportInput extends AnnualReportInput {
  @field(() => Int, 'Number of the collection of figures that was looked at (采集次数).')
  readonly request!: number
}

@InputType({ description: 'A place of the official form (表格位置).' })
export class ReportCellInput {
  @field(() => Int, 'Number of the table, 1 to 3; 6 for the fees of chapter six (表号).')
  readonly table!: ReportCell['table']
  @field(() => String, 'Row, as in the answers (行).') readonly row!: string
  @field(() => String, 'Column, as in the answers (列).') readonly column!: string
}

@InputType({ description: 'What has to be put right: a part, a number, or the whole (需要修改的内容).' })
export class ReportFaultInput {
  @maybe(() => AnnualReportChapterEnum, 'The part in words (文字部分).') readonly chapter?: Maybe<ReportChapter>
  @maybe(() => ReportCellInput, 'The number (数据).') readonly cell?: Maybe<ReportCellInput>
  @field(() => String, 'What is wrong (说明).') readonly note!: string
}

@InputType({ description: 'The disclosure department returns the report with reasons, 711-49 (退回修改).' })
export class ReturnAnnualReportInput extends AnnualReportInput {
  @field(() => Int, 'Round that was looked at; the first is 1 (轮次).') readonly round!: number
  @field(() => [ReportFaultInput], 'Everything that has to be put right (需要修改的内容).')
  readonly faults!: readonly ReportFaultInput[]
}

@InputType({ description: 'Passes the report; somebody else than its submitter, 711-49 (审核通过).' })
export class ClearAnnualReportInput extends AnnualReportInput {
  @field(() => Int, 'Round that was looked at; the first is 1 (轮次).') readonly round!: number
}

@InputType({ description: 'Records where the report is public, 711-49 (登记公布).' })
export class PublishAnnualReportInput extends AnnualReportInput {
  @field(() => String, 'Web address (公布网址).') readonly address!: string
  @field(() => LocalDateScalar, 'Day of publication (公布日期).') readonly publishedOn!: LocalDate
}

@InputType({ description: 'A frozen number and what it is now (更正的数据).' })
export class AmendedCellInput extends ReportCellInput {
  @field(() => Float, 'The right number (更正后的数值).') readonly value!: number
}

@InputType({
  description: 'Amends frozen numbers with the reason; all sums have to come out again, 711-50 (更正年度报告数据).',
})
export class AmendAnnualReportInput extends AnnualReportInput {
  @field(() => [AmendedCellInput], 'Which numbers (更正的数据).') readonly cells!: readonly AmendedCellInput[]
  @field(() => String, 'Why (更正理由).') readonly reason!: string
}
