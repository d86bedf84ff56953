import './metadataShim.js'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { draftedBulletin } from '../app/inspections/inspectionDesk.js'
import { redraw } from '../app/sampling/redraw.js'
import { renderHtml } from '../app/letters/renderHtml.js'
import { inspectionDecider } from '../domain/inspection/decide.js'
import { isInSight } from '../app/sight.js'
import type { LocalDate } from '../domain/values.js'
import {
  findingsOfInspections,
  type InspectionFindingRow,
  noticesOfInspections,
  type RectificationNoticeRow,
} from '../projections/inspections.js'
import { Agency } from './agency.js'
import { agencyFinder, maybeAgency } from './agencyLoading.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import { MatterStep } from './applicationParts.js'
import { stepsOf } from './applicationShowing.js'
import type { GraphqlContext } from './context.js'
import {
  Inspection,
  InspectionBulletin,
  InspectionFinding,
  inspectionFindingOf,
  InspectionSample,
  RectificationNotice,
  rectificationNoticeOf,
} from './inspectionType.js'
import { callersSight, loaderOf } from './loaders.js'
import { Person, personOf } from './person.js'
import { factsAt } from './referenceFacts.js'
import { toGlobalId } from './relay.js'

const FINDINGS = Symbol('findingsOfInspection')
const NOTICES = Symbol('noticesOfInspection')

/** Of agencies in the caller's sight, where only a part of the inspection is theirs to see. */
async function ownOnly<Row extends { readonly agency: string }>(
  context: GraphqlContext,
  { whole }: Inspection,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  if (whole) return rows
  const sight = await callersSight(context)
  return rows.filter(({ agency }) => isInSight(sight, [agency]))
}

@Resolver(() => Inspection)
export class InspectionFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The body that inspects (检查机关).' })
  body(@Root() { row }: Inspection, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.body)
  }

  @FieldResolver(() => [Agency], {
    description: 'Agencies that are inspected, as far as the caller may know (被检查机关).',
  })
  async agencies(@Root() inspection: Inspection, @Ctx() context: GraphqlContext): Promise<readonly Agency[]> {
    const { row } = inspection
    const named = await ownOnly(
      context,
      inspection,
      row.agencies.map((agency) => ({ agency })),
    )
    const found = await Promise.all(named.map(({ agency }) => maybeAgency(context, agency)))
    return found.filter((agency) => agency !== null)
  }

  @FieldResolver(() => [Person], { description: 'Who inspects (检查人员).' })
  inspectors(@Root() { row, whole }: Inspection): readonly Person[] {
    return whole ? row.inspectors.map(personOf) : []
  }

  @FieldResolver(() => InspectionSample, {
    nullable: true,
    description: 'The sample, for those who look after the body; null before it is drawn (样本).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  async sample(@Root() { row, whole }: Inspection, @Ctx() context: GraphqlContext): Promise<InspectionSample | null> {
    if (!whole || row.sampleSize === null) return null
    const events = await context.services.matterRecords.sealed('inspection', row.id)
    const state = events.reduce(inspectionDecider.evolve, inspectionDecider.initial)
    if (state.status === 'absent' || state.sample === undefined) return null
    const { algorithm, seed, size, population, populationHash, asOfPosition, sample } = state.sample
    return {
      ...{ algorithm, seed, size, populationHash, asOfPosition },
      populationSize: population.length,
      subjects: sample.map(({ subject, agency }) => ({
        subject,
        agencyId: toGlobalId('Agency', agency),
        result: state.examined.get(subject) ?? null,
      })),
      redrawnEqual: redraw(state.sample).equal,
    }
  }

  @FieldResolver(() => [InspectionFinding], {
    description:
      'What was found, as far as the caller may know; of agencies only what they were told of (检查发现的问题).',
    complexity: ({ childComplexity }) => 10 + 5 * childComplexity,
  })
  async findings(
    @Root() inspection: Inspection,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly InspectionFinding[]> {
    const load = (ids: readonly string[]) => findingsOfInspections(context.services.models, ids)
    const rows: readonly InspectionFindingRow[] =
      (await loaderOf(context, FINDINGS, load).load(inspection.row.id)) ?? []
    const told = inspection.whole ? rows : rows.filter(({ notice }) => notice !== null)
    return (await ownOnly(context, inspection, told)).map(inspectionFindingOf)
  }

  @FieldResolver(() => [RectificationNotice], {
    description: 'Rectification notices, in their order (责令整改通知书).',
    complexity: ({ childComplexity }) => 10 + 3 * childComplexity,
  })
  async notices(
    @Root() inspection: Inspection,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly RectificationNotice[]> {
    const load = (ids: readonly string[]) => noticesOfInspections(context.services.models, ids)
    const rows: readonly RectificationNoticeRow[] =
      (await loaderOf(context, NOTICES, load).load(inspection.row.id)) ?? []
    return (await ownOnly(context, inspection, rows)).map(rectificationNoticeOf)
  }

  @FieldResolver(() => InspectionBulletin, {
    nullable: true,
    description: 'The bulletin; before it is issued for those who look after the body only (通报).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  async bulletin(
    @Root() { row, whole }: Inspection,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionBulletin | null> {
    const { bulletin: state, bulletinHash: contentHash } = row
    const isOut = state === 'issued' || state === 'published'
    if (state === null || contentHash === null || !(whole || isOut)) return null
    const events = await context.services.matterRecords.opened('inspection', row.id)
    const issued = events.findLast((event) => event.type === 'BulletinIssued')
    const document = draftedBulletin(events, (await factsAt(context)).agencies)
    const pdf = issued?.type === 'BulletinIssued' ? issued.data.pdf : undefined
    return {
      ...{ state, contentHash },
      html: document === undefined ? null : renderHtml(document),
      number: row.bulletinNumber,
      issuedOn: row.bulletinIssuedOn as LocalDate | null,
      address: row.bulletinAddress,
      sha256: pdf?.sha256 ?? null,
      pdfUrl: pdf === undefined ? null : `/inspections/${row.id}/files/${pdf.fileId}`,
    }
  }

  @FieldResolver(() => [MatterStep], {
    description: 'Everything that happened to it, without a word of it; for those who look after the body (办理记录).',
    complexity: ({ childComplexity }) => 10 + 3 * childComplexity,
  })
  async history(@Root() { row, whole }: Inspection, @Ctx() context: GraphqlContext): Promise<readonly MatterStep[]> {
    if (!whole) return []
    return stepsOf(await context.services.matterRecords.sealed('inspection', row.id), await agencyFinder(context))
  }

  @FieldResolver(() => [AllowedAction], {
    description: 'What the caller could do with it now and why not (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  allowedActions(@Root() { row }: Inspection, @Ctx() context: GraphqlContext): Promise<readonly AllowedAction[]> {
    return actionsOn(context, { aggregate: 'inspection', id: row.id, revision: row.revision })
  }
}

@Resolver(() => InspectionFinding)
export class InspectionFindingFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that answers for it (责任机关).' })
  agency(@Root() { row }: InspectionFinding, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }
}

@Resolver(() => RectificationNotice)
export class RectificationNoticeFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The agency it went to (被责令机关).' })
  agency(@Root() { row }: RectificationNotice, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }
}
