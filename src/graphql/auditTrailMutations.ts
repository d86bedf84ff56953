import './metadataShim.js'
import { Arg, Ctx, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import { mayReadTrail } from '../app/sight.js'
import { TRAIL_FILES } from '../app/trailExport/trailFile.js'
import { TRAIL_EXPORTS } from '../evidence/package/exportRecord.js'
import type { TrailExport, TrailExports } from '../app/trailExport/trailExports.js'
import type { RoleHeld } from '../domain/context.js'
import type { Refusal } from '../domain/decider.js'
import type { ExportPurpose, TrailExportFormat } from '../domain/evidence/events.js'
import type { PersonId } from '../domain/values.js'
import { TrailFilterInput } from './auditTrailInputs.js'
import type { GraphqlContext } from './context.js'
import { UserFault } from './faults.js'
import { enumType, field, given, type Maybe, maybe } from './fields.js'
import { factsAt } from './referenceFacts.js'
import { textOf, trailFilterOf } from './trailFilter.js'
import { mayReadTrailOf } from './trailSight.js'
import { MutationPayload, payloadOf, refused } from './userErrors.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly trailExports: TrailExports
  }
}

const TrailExportFormatEnum = enumType<TrailExportFormat>('TrailExportFormat', 'Format of an export (导出格式).', {
  csv: '表格（CSV）',
  jsonl: '每行一个 JSON 对象（JSON Lines）',
  ocel: '面向对象的事件日志（OCEL 2.0 JSON）',
})
const ExportPurposeEnum = enumType<ExportPurpose>('ExportPurpose', 'What it is taken away for (导出用途).', {
  supervision: '监督检查',
  accountability: '责任追究',
  proceedings: '行政复议、行政诉讼',
  audit: '审计',
  other: '其他',
})

@InputType({ description: 'An export of the audit trail, or of a part of it (导出审计记录).' })
export class ExportAuditTrailInput {
  @field(() => ID, 'UUID chosen by the caller. Sent again it answers the export that is on record (请求编号).')
  readonly commandId!: string
  @field(() => TrailExportFormatEnum, 'Format (导出格式).') readonly format!: TrailExportFormat
  @field(() => ExportPurposeEnum, 'What for (导出用途).') readonly purpose!: ExportPurpose
  @maybe(() => String, 'Number of the letter or order that asks for it; up to 100 characters (文号).')
  readonly reference?: Maybe<string>
  @maybe(() => TrailFilterInput, 'Left out: everything (筛选).') readonly filter?: Maybe<TrailFilterInput>
}

@ObjectType({ description: 'An export of the audit trail that is on record (审计记录导出).', simpleResolvers: true })
export class AuditTrailExport {
  @field(() => ID, 'Id of the event that records it (导出编号).') readonly exportId!: string
  @field(() => TrailExportFormatEnum, 'Format (导出格式).') readonly format!: TrailExportFormat
  @field(() => Int, 'Events in it (事件数).') readonly events!: number
  @field(() => Int, 'Place in the log of the last event that was looked at (截止序号).') readonly upTo!: number
  @field(
    () => String,
    'Where this server gives the file out, to whoever exported it and still may; each time is on record (下载路径).',
  )
  readonly path!: string
}

@ObjectType({ description: 'What became of an export (办理结果).' })
class AuditTrailExportPayload extends MutationPayload {
  @maybe(() => AuditTrailExport, 'The export; null when refused (导出).') readonly export!: Maybe<AuditTrailExport>
}

@Resolver()
export class AuditTrailMutations {
  @Mutation(() => AuditTrailExportPayload, {
    description:
      'Exports the audit trail, LS-15.1: on record before there is anything to download, in the order of the log (导出审计记录).',
  })
  async exportAuditTrail(
    @Arg('input', () => ExportAuditTrailInput) input: ExportAuditTrailInput,
    @Ctx() context: GraphqlContext,
  ): Promise<AuditTrailExportPayload> {
    const filter = trailFilterOf(input.filter ?? {})
    const { actor, services, locale } = context
    if (actor.kind !== 'person') return { ...refused([SIGN_IN_REQUIRED], locale), export: null }
    const as = await capacityIn(context)
    const refusals = [...faultsOf(input), ...(await notAllowed(context, as, filter.agency))]
    if (as === undefined || refusals.length > 0) return refuse(context, input, refusals)

    const { text, named } = await textOf(context, input.filter ?? {})
    const { format, purpose, reference, commandId } = input
    const order = given({ format, purpose, reference, text, filter: given({ ...filter, named }) })
    const made = await services.trailExports.record(order, { person: actor.person, as }, commandId)
    if (made === 'behind') throw new UserFault('NOT_YET_VISIBLE')
    if (made === 'otherInput') return refuse(context, input, [COMMAND_ID_REUSED])
    const event = { id: made.id, type: 'AuditTrailExported', position: made.position }
    const { stream, revision, repeated } = made
    return {
      ...payloadOf({ ok: true, stream, revision, events: [event], repeated }, locale),
      export: exportShown(made),
    }
  }
}

/** What somebody of the staff may not do is on record as a refused attempt. */
async function refuse(
  { actor, services, locale }: GraphqlContext,
  { commandId }: ExportAuditTrailInput,
  refusals: readonly Refusal[],
): Promise<AuditTrailExportPayload> {
  const request = { commandId, id: 'trailExports', command: { type: 'ExportAuditTrail', data: {} }, actor }
  await services.trails.refused(request, TRAIL_EXPORTS, refusals)
  return { ...refused(refusals, locale), export: null }
}

const exportShown = ({ id, order: { format }, events, upTo }: TrailExport): AuditTrailExport => ({
  exportId: id,
  format,
  events,
  upTo,
  path: `/audit-trail/exports/${id}.${TRAIL_FILES[format].ending}`,
})

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const MOST_OF_REFERENCE = 100
const SIGN_IN_REQUIRED: Refusal = { code: 'SIGN_IN_REQUIRED', clause: 'SYS' }
const COMMAND_ID_REUSED: Refusal = { code: 'COMMAND_ID_REUSED', clause: 'SYS', path: 'commandId' }

function faultsOf({ commandId, reference }: ExportAuditTrailInput): readonly Refusal[] {
  const faults: Refusal[] = []
  if (!UUID.test(commandId)) faults.push({ code: 'COMMAND_ID_INVALID', clause: 'SYS', path: 'commandId' })
  const { length } = reference ?? ''
  if (length > MOST_OF_REFERENCE)
    faults.push({
      code: 'TEXT_TOO_LONG',
      clause: 'SYS',
      path: 'reference',
      facts: { longest: MOST_OF_REFERENCE, length },
    })
  return faults
}

const READERS = ['inspector', 'investigator', 'disclosureOfficer', 'disclosureHead'] as const

async function notAllowed(
  context: GraphqlContext,
  as: RoleHeld | undefined,
  agency: string | undefined,
): Promise<readonly Refusal[]> {
  if (as === undefined) return [{ code: 'ROLE_MISSING', clause: 'LS-15.1', missing: [...READERS] }]
  if (await mayReadTrailOf(context, agency)) return []
  return [{ code: 'WRONG_AGENCY', clause: 'LS-15.1', path: 'filter.agencyId' }]
}

/** The first of the roles that the caller acts in which lets them read the trail. */
async function capacityIn(context: GraphqlContext): Promise<RoleHeld | undefined> {
  const { actor, services } = context
  if (actor.kind !== 'person') return undefined
  const { agencies } = await factsAt(context)
  const roles = actor.as === undefined ? actor.holds : [actor.as]
  const person: PersonId = actor.person
  return roles.find((as) => mayReadTrail({ kind: 'person', person, holds: [as], as }, agencies, services.today()))
}
