import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql'
import { isInSight } from '../app/sight.js'
import type { ReportView, ShowReport } from '../app/annualReport/reportView.js'
import type { ReportStatus } from '../domain/annualReport/reportStatus.js'
import type { AgencyId } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { ANNUAL_REPORT_MATTERS } from '../projections/annualReportMatters/tables.js'
import {
  ANNUAL_REPORTS,
  type AnnualReportFilter,
  annualReports,
  countAnnualReports,
} from '../projections/annualReports.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import { AnnualReportCell, cellOf } from './annualReportCells.js'
import { AnnualReportStatusEnum } from './annualReportEnums.js'
import { AnnualReportPayload } from './annualReportMutations.js'
import { AnnualReport, AnnualReportAmendment, annualReportOf, cellsOfTable } from './annualReportType.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { given, type Maybe, maybe } from './fields.js'
import { agencyIdOf } from './itemInputMapping.js'
import { callersSight } from './loaders.js'
import { type Connection, connection, ConnectionArgs, connectionType, pageArgs } from './pagination.js'
import { Person, personOf } from './person.js'
import type { NodeType } from './relayNode.js'
import { PositionScalar } from './scalars.js'

declare module './context.js' {
  interface GraphqlServices {
    /** From the reports' own streams and the read model of what they count. */
    readonly showAnnualReport: ShowReport
  }
}

@InputType({ description: 'Narrows annual reports down (年度报告筛选).' })
export class AnnualReportFilterInput {
  @maybe(() => [ID], 'Agencies that are reported on (报告机关).') readonly agencyIds?: Maybe<readonly string[]>
  @maybe(() => Int, 'Year (报告年度).') readonly year?: Maybe<number>
  @maybe(() => [AnnualReportStatusEnum], 'Where they stand (状态).')
  readonly statuses?: Maybe<readonly (ReportStatus | 'notOpened')[]>
}

export const AnnualReportConnection = connectionType(AnnualReport, 'AnnualReport')

const FIRST_YEAR = 2000
const LAST_YEAR = 2999
const TABLE_COST = 190

/** A table costs what its cells are asked for: opening each of them is asked for cell by cell. */
const tableComplexity = ({ childComplexity }: { readonly childComplexity: number }): number =>
  childComplexity > CELL_ITSELF ? TABLE_COST * childComplexity : 20 + childComplexity
const CELL_ITSELF = 12

@Resolver(() => AnnualReport)
export class AnnualReportQueries {
  @Query(() => AnnualReport, {
    nullable: true,
    description:
      'The report of an agency on a year, opened or not; null where it makes none or the caller may not know of it (年度报告).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  async annualReport(
    @Arg('agencyId', () => ID, { description: 'The agency that is reported on (报告机关).' }) agencyId: string,
    @Arg('year', () => Int, { description: 'The year that is reported on (报告年度).' }) year: number,
    @Ctx() context: GraphqlContext,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<AnnualReport | null> {
    await untilVisible(context, [ANNUAL_REPORT_MATTERS], minPosition)
    const view = await viewInSight(context, agencyIdOf(agencyId), year)
    return view === undefined ? null : annualReportOf(view)
  }

  @Query(() => AnnualReportConnection, {
    description: 'Opened reports of agencies that the caller may know of, newest year first (年度报告列表).',
    complexity: ({ args, childComplexity }) =>
      1 + ((args as ConnectionArgs).first ?? (args as ConnectionArgs).last ?? 20) * (10 + childComplexity),
  })
  async annualReports(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => AnnualReportFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<AnnualReportFilterInput>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<AnnualReport>> {
    await untilVisible(context, [ANNUAL_REPORTS, ANNUAL_REPORT_MATTERS], minPosition)
    const sight = await callersSight(context)
    const asked = filter?.agencyIds?.map(agencyIdOf)
    const agencies = sight === 'all' ? asked : (asked?.filter((agency) => sight.includes(agency)) ?? sight)
    const wanted: AnnualReportFilter = given({
      agencies,
      year: filter?.year,
      statuses: filter?.statuses?.filter((status): status is ReportStatus => status !== 'notOpened'),
    })
    const { models, showAnnualReport } = context.services
    const page = await annualReports(models, wanted, pageArgs(args))
    const views = await Promise.all(
      page.rows.map(async ({ cursor, row }) => ({
        cursor,
        row: await showAnnualReport(row.agency as AgencyId, row.year),
      })),
    )
    const known = views.flatMap(({ cursor, row }) => (row === undefined ? [] : [{ cursor, row }]))
    return connection({ ...page, rows: known }, annualReportOf, () => countAnnualReports(models, wanted))
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that is reported on (报告机关).' })
  agency(@Root() { view }: AnnualReport, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, view.agency)
  }

  @FieldResolver(() => [AnnualReportCell], {
    description: 'Chapter two, in the order of the official form (主动公开政府信息情况).',
    complexity: tableComplexity,
  })
  tableOne(@Root() { view }: AnnualReport): readonly AnnualReportCell[] {
    return cellsOfTable(view, 1)
  }

  @FieldResolver(() => [AnnualReportCell], {
    description: 'Chapter three, in the order of the official form (收到和处理政府信息公开申请情况).',
    complexity: tableComplexity,
  })
  tableTwo(@Root() { view }: AnnualReport): readonly AnnualReportCell[] {
    return cellsOfTable(view, 2)
  }

  @FieldResolver(() => [AnnualReportCell], {
    description: 'Chapter four, in the order of the official form (政府信息公开行政复议、行政诉讼情况).',
    complexity: tableComplexity,
  })
  tableThree(@Root() { view }: AnnualReport): readonly AnnualReportCell[] {
    return cellsOfTable(view, 3)
  }

  @FieldResolver(() => AnnualReportCell, { description: 'Fees of chapter six, in yuan (信息处理费).' })
  fees(@Root() { view }: AnnualReport): AnnualReportCell {
    return cellOf(view, { table: 6, row: 'fees', column: 'collected' })
  }

  @FieldResolver(() => [AllowedAction], {
    description: 'What the caller could do with it now and why not (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  allowedActions(@Root() { view }: AnnualReport, @Ctx() context: GraphqlContext): Promise<readonly AllowedAction[]> {
    return actionsOn(context, { aggregate: 'annualReport', id: view.id, revision: view.revision })
  }
}

@Resolver(() => AnnualReportAmendment)
export class AnnualReportAmendmentFields {
  @FieldResolver(() => Person, { description: 'Who changed it (更正人).' })
  changedBy(@Root() { by }: AnnualReportAmendment): Person {
    return personOf(by)
  }
}

/** Undefined where there is none, or the caller may not know of it. */
export async function viewInSight(
  context: GraphqlContext,
  agency: AgencyId,
  year: number,
): Promise<ReportView | undefined> {
  if (year < FIRST_YEAR || year > LAST_YEAR || !isInSight(await callersSight(context), [agency])) return undefined
  return context.services.showAnnualReport(agency, year)
}

export async function viewByReportId(context: GraphqlContext, id: string): Promise<ReportView | undefined> {
  const [, agency, year] = /^(.+)-(\d{4})$/.exec(id) ?? []
  return agency === undefined ? undefined : viewInSight(context, agency as AgencyId, Number(year))
}

export const annualReportNode: NodeType = {
  type: 'AnnualReport',
  find: async (id, context) => {
    const view = await viewByReportId(context, id)
    return view === undefined ? undefined : annualReportOf(view)
  },
}

@Resolver(() => AnnualReportPayload)
export class AnnualReportPayloadFields {
  @FieldResolver(() => AnnualReport, {
    nullable: true,
    description: 'The report afterwards; null when refused (年度报告).',
  })
  async annualReport(
    @Root() { reportId }: AnnualReportPayload,
    @Ctx() context: GraphqlContext,
  ): Promise<AnnualReport | null> {
    const view = reportId === undefined ? undefined : await viewByReportId(context, reportId)
    return view === undefined ? null : annualReportOf(view)
  }
}
