import './metadataShim.js'
import { Args, Ctx, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql'
import type { ReportView } from '../app/annualReport/reportView.js'
import { isReportCell, type ReportCell } from '../domain/annualReport/reportTables.js'
import type { TableThreeColumn } from '../domain/annualReport/tableThree.js'
import type { TableTwoColumn } from '../domain/annualReport/tableTwo.js'
import type { TableTwoRow } from '../domain/annualReport/tableTwoRows.js'
import type { RemedyKind } from '../domain/application/vocabulary.js'
import type { AgencyId, LocalDate } from '../domain/values.js'
import type { ReportScope } from '../projections/annualReportMatters/conditions.js'
import {
  countMattersInCell,
  countMovedMatters,
  countPaymentsInReport,
  countRemediesInCell,
  mattersInCell,
  movedMatters,
  paymentsInReport,
  remediesInCell,
} from '../projections/annualReportMatters/queries.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import {
  AnnualReportCell,
  cellOf,
  CountedApplication,
  CountedApplicationConnection,
  countedApplicationOf,
  CountedPayment,
  CountedPaymentConnection,
  countedPaymentOf,
  CountedRemedy,
  CountedRemedyConnection,
  countedRemedyOf,
} from './annualReportCells.js'
import { viewByReportId, viewInSight } from './annualReportQueries.js'
import { AnnualReport } from './annualReportType.js'
import { Application } from './applicationType.js'
import { applicationById } from './applicationQueries.js'
import type { GraphqlContext } from './context.js'
import { field, type Maybe, maybe } from './fields.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import { Person, personOf } from './person.js'
import type { NodeType } from './relayNode.js'
import { LocalDateScalar } from './scalars.js'

@ObjectType({ description: 'Who signed a figure of table 1, and on what it rests (数据来源).', simpleResolvers: true })
export class FigureEntry {
  @field(() => ID, 'Id of the event that records it (事件编号).') readonly eventId!: string
  @maybe(() => String, 'What it rests on (数据依据).') readonly basis!: Maybe<string>
  @field(() => LocalDateScalar, 'When (填报日期).') readonly enteredOn!: LocalDate
  @field(() => Person, 'Who (填报人).') readonly enteredBy!: Person
}

const listComplexity = ({ args, childComplexity }: { readonly args: object; readonly childComplexity: number }) => {
  const { first, last } = args as ConnectionArgs
  return 10 + (first ?? last ?? 20) * childComplexity
}

/** The agency alone, or for a district every agency whose report is in its own. */
const scopeOf = ({ agency, year, scope, figures }: ReportView): ReportScope => ({
  year,
  agencies: [agency, ...(scope === 'district' ? (figures?.departments?.parts ?? []).map((part) => part.agency) : [])],
})

@Resolver(() => AnnualReportCell)
export class AnnualReportCellFields {
  @FieldResolver(() => CountedApplicationConnection, {
    nullable: true,
    description: 'Of table 2: the applications that are counted in it now, first received first (计入的申请).',
    complexity: listComplexity,
  })
  async applications(
    @Root() { cell, view }: AnnualReportCell,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() { services: { models } }: GraphqlContext,
  ): Promise<Connection<CountedApplication> | null> {
    if (cell.table !== 2) return null
    const place = { ...scopeOf(view), row: cell.row as TableTwoRow, column: cell.column as TableTwoColumn }
    const page = await mattersInCell(models, place, pageArgs(args))
    return connection(page, countedApplicationOf, () => countMattersInCell(models, place))
  }

  @FieldResolver(() => CountedRemedyConnection, {
    nullable: true,
    description:
      'Of table 3: the reviews or lawsuits that are counted in it now, first filed first (计入的复议、诉讼).',
    complexity: listComplexity,
  })
  async remedies(
    @Root() { cell, view }: AnnualReportCell,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() { services: { models } }: GraphqlContext,
  ): Promise<Connection<CountedRemedy> | null> {
    if (cell.table !== 3) return null
    const place = { ...scopeOf(view), kind: cell.row as RemedyKind, column: cell.column as TableThreeColumn }
    const page = await remediesInCell(models, place, pageArgs(args))
    return connection(page, countedRemedyOf, () => countRemediesInCell(models, place))
  }

  @FieldResolver(() => CountedPaymentConnection, {
    nullable: true,
    description: 'Of the fees: each payment (计入的缴费).',
    complexity: listComplexity,
  })
  async payments(
    @Root() { cell, view }: AnnualReportCell,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() { services: { models } }: GraphqlContext,
  ): Promise<Connection<CountedPayment> | null> {
    if (cell.table !== 6) return null
    const page = await paymentsInReport(models, scopeOf(view), pageArgs(args))
    return connection(page, countedPaymentOf, () => countPaymentsInReport(models, scopeOf(view)))
  }

  @FieldResolver(() => FigureEntry, {
    nullable: true,
    description: 'Of table 1: the signed entry that the agency’s own number rests on (填报记录).',
  })
  entry(@Root() { cell, view }: AnnualReportCell): FigureEntry | null {
    const entry = cell.table === 1 ? view.entries.get(`${cell.row}.${cell.column}`) : undefined
    if (entry === undefined) return null
    const { event, basis, enteredOn, by } = entry
    return { eventId: event, basis: basis.value ?? null, enteredOn, enteredBy: personOf(by) }
  }

  @FieldResolver(() => [AnnualReportCell], {
    description: 'Of a district: the same number in the reports it is the sum of (各部门数据).',
    complexity: ({ childComplexity }) => 60 * (10 + childComplexity),
  })
  async departments(
    @Root() { cell, view }: AnnualReportCell,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly AnnualReportCell[]> {
    const parts = view.figures?.departments?.parts ?? []
    const views = await Promise.all(parts.map(({ agency }) => viewInSight(context, agency, view.year)))
    return views.flatMap((part) => (part === undefined ? [] : [cellOf(part, cell)]))
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose report it is in (报告机关).' })
  agency(@Root() { view }: AnnualReportCell, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, view.agency)
  }
}

@Resolver(() => AnnualReport)
export class MovedApplicationsField {
  @FieldResolver(() => CountedApplicationConnection, {
    description:
      'What was open at the turn of the year and has come from or gone to another agency’s report since, by reorganisation: the difference between carried-in and what the year before carried out; `agency` has it now (机构改革划入、划出的申请).',
    complexity: listComplexity,
  })
  async movedApplications(
    @Root() { view }: AnnualReport,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() { services: { models } }: GraphqlContext,
  ): Promise<Connection<CountedApplication>> {
    const page = await movedMatters(models, scopeOf(view), pageArgs(args))
    return connection(page, countedApplicationOf, () => countMovedMatters(models, scopeOf(view)))
  }
}

export const annualReportCellNode: NodeType = {
  type: 'AnnualReportCell',
  find: async (id, context) => {
    const [, report, table, row, column] = /^([^/]+)\/(\d)\.(\w+)\.(\w+)$/.exec(id) ?? []
    if (report === undefined) return undefined
    const cell = { table: Number(table), row, column } as ReportCell
    const view = isReportCell(cell) ? await viewByReportId(context, report) : undefined
    return view === undefined ? undefined : cellOf(view, cell)
  },
}

/** Out of a list: nothing of it is opened. */
const applicationOf = async (context: GraphqlContext, id: string): Promise<Application | null> =>
  (await applicationById(context, id, true)) ?? null

@Resolver(() => CountedApplication)
export class CountedApplicationFields {
  @FieldResolver(() => Application, {
    nullable: true,
    description: 'The application; null for those who may not know of it (申请).',
  })
  application(
    @Root() { applicationId }: CountedApplication,
    @Ctx() context: GraphqlContext,
  ): Promise<Application | null> {
    return applicationOf(context, applicationId)
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'In whose report it is counted (计入的机关).' })
  agency(@Root() { agencyId }: CountedApplication, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, agencyId as AgencyId)
  }
}

@Resolver(() => CountedRemedy)
export class CountedRemedyFields {
  @FieldResolver(() => Application, {
    nullable: true,
    description: 'The application whose reply is contested; null for those who may not know of it (申请).',
  })
  application(@Root() { applicationId }: CountedRemedy, @Ctx() context: GraphqlContext): Promise<Application | null> {
    return applicationOf(context, applicationId)
  }
}

@Resolver(() => CountedPayment)
export class CountedPaymentFields {
  @FieldResolver(() => Application, {
    nullable: true,
    description: 'The application that it was paid for; null for those who may not know of it (申请).',
  })
  application(@Root() { applicationId }: CountedPayment, @Ctx() context: GraphqlContext): Promise<Application | null> {
    return applicationOf(context, applicationId)
  }
}
