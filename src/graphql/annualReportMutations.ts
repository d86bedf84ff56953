import './metadataShim.js'
import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { AnnualReportCommand } from '../domain/annualReport/commands.js'
import { reportId } from '../domain/annualReport/ids.js'
import {
  AmendAnnualReportInput,
  type AnnualReportInput,
  ClearAnnualReportInput,
  CollectReportFiguresInput,
  EnterReportFigureInput,
  OpenAnnualReportInput,
  PublishAnnualReportInput,
  type ReportCellInput,
  ReturnAnnualReportInput,
  SubmitAnnualReportInput,
  WriteReportChapterInput,
} from './annualReportInputs.js'
import { carryOut } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import { ifGiven } from './fields.js'
import { agencyIdOf } from './itemInputMapping.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({ description: 'What became of a command about an annual report, and the report afterwards (办理结果).' })
export class AnnualReportPayload extends MutationPayload {
  readonly reportId?: string
}

const cellOf = ({ table, row, column }: ReportCellInput) => ({ table, row, column })

@Resolver()
export class AnnualReportMutations {
  @Mutation(() => AnnualReportPayload, { description: 'Opens the report of a year, 711-49 (启动年度报告).' })
  openAnnualReport(
    @Arg('input', () => OpenAnnualReportInput) input: OpenAnnualReportInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AnnualReportPayload> {
    const data = { agency: agencyIdOf(input.agencyId), year: input.year }
    return toReport(context, input, { type: 'OpenAnnualReport', data })
  }

  @Mutation(() => AnnualReportPayload, { description: 'Signs a figure of table 1, 711-50 (填报表一数据).' })
  enterReportFigure(
    @Arg('input', () => EnterReportFigureInput) input: EnterReportFigureInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AnnualReportPayload> {
    const { row, column, value, basis } = input
    return toReport(context, input, { type: 'EnterReportFigure', data: { row, column, value, basis } })
  }

  @Mutation(() => AnnualReportPayload, { description: 'Writes a part in words, 711-50 (编写文字部分).' })
  writeReportChapter(
    @Arg('input', () => WriteReportChapterInput) input: WriteReportChapterInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AnnualReportPayload> {
    const { chapter, body } = input
    const answers = input.answers?.map(({ hit, answer, note }) => ({
      ...{ hit, answer },
      ...(note === null || note === undefined ? {} : { note }),
    }))
    const data = { chapter, body, ...(answers === undefined ? {} : { answers }) }
    return toReport(context, input, { type: 'WriteReportChapter', data })
  }

  @Mutation(() => AnnualReportPayload, { description: 'Counts anew what the log knows of the year (采集数据).' })
  collectReportFigures(
    @Arg('input', () => CollectReportFiguresInput) input: CollectReportFiguresInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AnnualReportPayload> {
    return toReport(context, input, { type: 'CollectReportFigures', data: {} })
  }

  @Mutation(() => AnnualReportPayload, {
    description: 'Submits the report where all official sums come out; its numbers are frozen, 711-49 (报送年度报告).',
  })
  submitAnnualReport(
    @Arg('input', () => SubmitAnnualReportInput) input: SubmitAnnualReportInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AnnualReportPayload> {
    return toReport(context, input, { type: 'SubmitAnnualReport', data: { request: input.request } })
  }

  @Mutation(() => AnnualReportPayload, { description: 'Returns the report with reasons, 711-49 (退回修改).' })
  returnAnnualReport(
    @Arg('input', () => ReturnAnnualReportInput) input: ReturnAnnualReportInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AnnualReportPayload> {
    const faults = input.faults.map(({ chapter, cell, note }) => {
      const place = ifGiven(cell, cellOf)
      return {
        ...(chapter === null || chapter === undefined ? {} : { chapter }),
        ...(place === undefined ? {} : { cell: place }),
        note,
      }
    })
    return toReport(context, input, { type: 'ReturnAnnualReport', data: { round: input.round, faults } })
  }

  @Mutation(() => AnnualReportPayload, { description: 'Passes the report, 711-49 (审核通过).' })
  clearAnnualReport(
    @Arg('input', () => ClearAnnualReportInput) input: ClearAnnualReportInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AnnualReportPayload> {
    return toReport(context, input, { type: 'ClearAnnualReport', data: { round: input.round } })
  }

  @Mutation(() => AnnualReportPayload, { description: 'Records where the report is public, 711-49 (登记公布).' })
  publishAnnualReport(
    @Arg('input', () => PublishAnnualReportInput) input: PublishAnnualReportInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AnnualReportPayload> {
    const { address, publishedOn } = input
    return toReport(context, input, { type: 'PublishAnnualReport', data: { address, publishedOn } })
  }

  @Mutation(() => AnnualReportPayload, { description: 'Amends frozen numbers, 711-50 (更正年度报告数据).' })
  amendAnnualReport(
    @Arg('input', () => AmendAnnualReportInput) input: AmendAnnualReportInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AnnualReportPayload> {
    const cells = input.cells.map((cell) => ({ ...cellOf(cell), value: cell.value }))
    return toReport(context, input, { type: 'AmendAnnualReport', data: { cells, reason: input.reason } })
  }
}

async function toReport(
  context: GraphqlContext,
  input: AnnualReportInput,
  command: AnnualReportCommand,
): Promise<AnnualReportPayload> {
  const id = reportId(agencyIdOf(input.agencyId), input.year)
  const outcome = await carryOut(context, input, id, command)
  return { ...payloadOf(outcome, context.locale), ...(outcome.ok ? { reportId: id } : {}) }
}
