import './metadataShim.js'
import { Float, ID, Int, ObjectType } from 'type-graphql'
import { CHAPTER_LABELS, cellLabel } from '../app/annualReport/labels.js'
import { FORM_TABLE_ONE, FORM_TABLE_THREE, FORM_TABLE_TWO, type FormTable } from '../app/annualReport/form.js'
import type { ReportView } from '../app/annualReport/reportView.js'
import { chaptersOf, type ReportChapter, type ReportScopeKind } from '../domain/annualReport/chapters.js'
import type { ReportStatus } from '../domain/annualReport/reportStatus.js'
import type { ReportCell } from '../domain/annualReport/reportTables.js'
import type { LocalDate } from '../domain/values.js'
import { type AnnualReportCell, cellOf } from './annualReportCells.js'
import { AnnualReportChapterEnum, AnnualReportScopeEnum, AnnualReportStatusEnum } from './annualReportEnums.js'
import { field, type Maybe, maybe } from './fields.js'

import { Node, toGlobalId } from './relay.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'

@ObjectType({ description: 'A part of the report in words (文字部分).', simpleResolvers: true })
export class AnnualReportText {
  @field(() => AnnualReportChapterEnum, 'Which part (部分).') readonly chapter!: ReportChapter
  @field(() => String, 'Its heading in the official form (标题).') readonly heading!: string
  @maybe(() => String, 'What was written; null while nothing is (正文).') readonly text!: Maybe<string>
}

@ObjectType({ description: 'A number that was changed after it was frozen (更正的数据).', simpleResolvers: true })
export class AmendedCell {
  @field(() => String, 'Table, row and column in words (名称).') readonly label!: string
  @field(() => Int, 'Number of the table (表号).') readonly table!: number
  @field(() => String, 'Row (行).') readonly row!: string
  @field(() => String, 'Column (列).') readonly column!: string
  @field(() => Float, 'Before (更正前).') readonly from!: number
  @field(() => Float, 'After (更正后).') readonly to!: number
}

@ObjectType({ description: 'An explained change of frozen numbers, 711-50 (更正说明).', simpleResolvers: true })
export class AnnualReportAmendment {
  @field(() => Int, 'Its number, from 1 (序号).') readonly number!: number
  @field(() => [AmendedCell], 'Which numbers (更正的数据).') readonly cells!: readonly AmendedCell[]
  @maybe(() => String, 'Why (理由).') readonly reason!: Maybe<string>
  @field(() => LocalDateScalar, 'When (日期).') readonly amendedOn!: LocalDate
  @field(() => ID, 'Id of the event that records it (事件编号).') readonly eventId!: string

  readonly by!: string
}

@ObjectType({ description: 'Something that has to be put right (需要修改的内容).', simpleResolvers: true })
export class AnnualReportFault {
  @maybe(() => AnnualReportChapterEnum, 'The part in words (文字部分).') readonly chapter!: Maybe<ReportChapter>
  @maybe(() => String, 'The number: table, row and column in words (数据).') readonly cell!: Maybe<string>
  @maybe(() => String, 'What is wrong (说明).') readonly note!: Maybe<string>
}

@ObjectType({
  description: 'What the log knew when the figures were collected last (数据采集).',
  simpleResolvers: true,
})
export class CollectedFigures {
  @field(() => Int, 'Its number; `submitAnnualReport` names it (采集次数).') readonly request!: number
  @field(() => PositionScalar, 'Everything up to here was counted (日志位置).') readonly position!: string
  @field(() => LocalDateScalar, 'When (采集日期).') readonly collectedOn!: LocalDate
  @field(() => Int, 'Open at the turn of the year and taken over from other agencies since (划入).')
  readonly movedIn!: number
  @field(() => Int, 'Open at the turn of the year and handed to other agencies since (划出).')
  readonly movedOut!: number
  @maybe(() => Int, 'Carried out by the report of the year before; null where there is none (上年度结转).')
  readonly carriedOutLastYear!: Maybe<number>
}

@ObjectType({
  implements: Node,
  description:
    'The annual report of an agency, or of the whole district, on the disclosure of information, 711-49 and 711-50 (政府信息公开工作年度报告).',
  simpleResolvers: true,
})
export class AnnualReport extends Node {
  @field(() => Int, 'The year that is reported on (报告年度).') readonly year!: number
  @field(() => AnnualReportScopeEnum, 'Of one agency or of the district (范围).') readonly scope!: ReportScopeKind
  @field(() => AnnualReportStatusEnum, 'Where it stands (状态).') readonly status!: ReportStatus | 'notOpened'
  @field(() => Int, 'How often it was submitted (报送轮次).') readonly round!: number
  @field(() => Int, 'For `expectedRevision` of the next command; -1 before the first (版本).')
  readonly revision!: number
  @maybe(() => LocalDateScalar, 'Submitted last on (报送日期).') readonly submittedOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Public since (公布日期).') readonly publishedOn!: Maybe<LocalDate>
  @maybe(() => String, 'Where it is public (公布网址).') readonly address!: Maybe<string>
  @field(() => [AnnualReportText], 'Parts in words (文字部分).') readonly texts!: readonly AnnualReportText[]
  @field(() => [AnnualReportAmendment], 'What was changed after it was frozen (更正说明).')
  readonly amendments!: readonly AnnualReportAmendment[]
  @field(() => [AnnualReportFault], 'What the last return asked for (退回意见).')
  readonly faults!: readonly AnnualReportFault[]
  @maybe(() => CollectedFigures, 'Figures as they were collected last (数据采集).')
  readonly collected!: Maybe<CollectedFigures>

  readonly view!: ReportView
}

export const annualReportOf = (view: ReportView): AnnualReport => ({
  id: toGlobalId('AnnualReport', view.id),
  year: view.year,
  scope: view.scope,
  status: view.status,
  round: view.round,
  revision: view.revision,
  submittedOn: (view.submittedOn ?? null) as LocalDate | null,
  publishedOn: (view.publishedOn ?? null) as LocalDate | null,
  address: view.address ?? null,
  texts: chaptersOf(view.scope).map((chapter) => ({
    chapter,
    heading: CHAPTER_LABELS[chapter],
    text: view.chapters[chapter] ?? null,
  })),
  amendments: view.amendments.map(({ number, cells, reason, amendedOn, event, by }) => ({
    number,
    cells: cells.map((cell) => ({ ...cell, label: cellLabel(cell) })),
    reason: reason.value ?? null,
    amendedOn,
    eventId: event,
    by,
  })),
  faults: (view.returned?.faults ?? []).map(({ chapter, cell, note }) => ({
    chapter: chapter ?? null,
    cell: cell === undefined ? null : cellLabel(cell),
    note: note.value ?? null,
  })),
  collected: collectedOf(view),
  view,
})

function collectedOf({ figures }: ReportView): CollectedFigures | null {
  if (figures === undefined) return null
  const { request, position, recordedOn, carriedOver, lastYear } = figures
  return {
    request,
    position,
    collectedOn: recordedOn,
    movedIn: carriedOver.movedIn.all,
    movedOut: carriedOver.movedOut.all,
    carriedOutLastYear: lastYear.status === 'submitted' ? lastYear.carriedOut.all : null,
  }
}

const cellsIn = ({ rows }: FormTable): readonly ReportCell[] =>
  rows.flat().flatMap((box) => ('cell' in box ? [box.cell] : []))

/** In the order of the official form. */
export const cellsOfTable = (view: ReportView, table: 1 | 2 | 3): readonly AnnualReportCell[] =>
  cellsIn({ 1: FORM_TABLE_ONE, 2: FORM_TABLE_TWO, 3: FORM_TABLE_THREE }[table]).map((cell) => cellOf(view, cell))
