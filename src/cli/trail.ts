import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import type { Gongkai } from '../app/compose.js'
import { trailExportsOf } from '../app/compose/trailExports.js'
import type { TrailExportOrder } from '../app/trailExport/trailExports.js'
import type { ExportPurpose, ExportedTrailFilter, TrailExportFormat } from '../domain/evidence/events.js'
import { typesNamed } from '../graphql/replayLabels.js'
import { INFORMATION_ITEMS } from '../projections/informationItems/projection.js'
import { itemsTitled } from '../projections/informationItems/titled.js'
import type { CommandIo } from './commandIo.js'
import { type Environment, operate } from './operate.js'
import { withTrail } from './withTrail.js'

export interface TrailArguments {
  readonly format: TrailExportFormat
  readonly out: string
  readonly purpose: ExportPurpose
  readonly reference?: string
  /** `kind:id`, as the audit trail answers them. */
  readonly subject: readonly string[]
  readonly person?: string
  readonly role: readonly string[]
  readonly agency?: string
  readonly subAgencies: boolean
  readonly clause?: string
  readonly type: readonly string[]
  readonly from?: string
  readonly until?: string
  readonly legalFrom?: string
  readonly legalUntil?: string
  readonly matter?: string
  readonly text?: string
  readonly includeTrails: boolean
  readonly json: boolean
}

/**
 * `gongkai trail`: the audit trail, or a part of it, as a file. On record before its first byte; the file is there whole or not
 * at all, for its owner only.
 */
export async function exportTrail(environment: Environment, args: TrailArguments, io: CommandIo): Promise<number> {
  const faults = faultsOf(args)
  faults.forEach((fault) => io.err(fault))
  if (faults.length > 0) return 2
  return operate(environment, (app) => withTrail(app, () => write(app, args, io)))
}

async function write({ storage, models }: Gongkai, args: TrailArguments, io: CommandIo): Promise<number> {
  const { format, out, purpose, reference, text } = args
  if (text !== undefined) await models.engine.caughtUp([INFORMATION_ITEMS])
  const named =
    text === undefined ? undefined : { types: typesNamed(text), items: await itemsTitled(models.readSide, text) }
  const order: TrailExportOrder = {
    ...{ format, purpose, filter: { ...filterOf(args), ...(named === undefined ? {} : { named }) } },
    ...(reference === undefined ? {} : { reference }),
    ...(text === undefined ? {} : { text }),
  }
  const exports = trailExportsOf({ storage, models })
  const made = await exports.record(order, 'operator')
  if (typeof made === 'string') {
    io.err('The audit trail does not hold the whole log yet; nothing was exported. Try again shortly.')
    return 1
  }
  const bytes = await writeWhole(out, exports.write(made))
  if (args.json)
    io.out(JSON.stringify({ file: out, format, events: made.events, upTo: made.upTo, export: made.id, bytes }))
  else
    io.out(`${out}: ${made.events} events up to place ${made.upTo} of the log, ${bytes} bytes; on record as ${made.id}`)
  return 0
}

/** Piece by piece into a file beside it, which takes the name when it is whole. */
async function writeWhole(path: string, pieces: AsyncIterable<string>): Promise<number> {
  const beside = `${path}.${randomBytes(4).toString('hex')}.part`
  const file = await open(beside, 'wx', 0o600)
  let bytes = 0
  try {
    for await (const piece of pieces) bytes += (await file.write(piece)).bytesWritten
    await file.sync()
    await file.close()
    await rename(beside, path)
    return bytes
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(beside, { force: true })
    throw error
  }
}

const SUBJECT = /^([A-Za-z]+):(.+)$/
const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/

function faultsOf(args: TrailArguments): readonly string[] {
  const { subject, from, until, legalFrom, legalUntil, text } = args
  const length = [...(text ?? '--')].length
  return [
    ...subject.filter((named) => !SUBJECT.test(named)).map((named) => `--subject ${named}: not kind:id`),
    ...faultsIn({ from, until }, (moment) => momentOf(moment) !== undefined, 'not a moment of ISO 8601'),
    ...faultsIn(
      { 'legal-from': legalFrom, 'legal-until': legalUntil },
      (date) => LOCAL_DATE.test(date),
      'not YYYY-MM-DD',
    ),
    ...(length < 2 || length > 100 ? ['--text: 2 to 100 characters'] : []),
    ...(isReversed(momentOf(from), momentOf(until)) || isReversed(legalFrom, legalUntil)
      ? ['the end lies before the beginning']
      : []),
  ]
}

const faultsIn = (
  options: Readonly<Record<string, string | undefined>>,
  isGood: (value: string) => boolean,
  fault: string,
): readonly string[] =>
  Object.entries(options).flatMap(([name, value]) =>
    value === undefined || isGood(value) ? [] : [`--${name} ${value}: ${fault}`],
  )

/** As the log writes moments: UTC with milliseconds. Without a zone it is that of Asia/Shanghai. */
function momentOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const withZone = /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text.includes('T') ? text : `${text}T00:00`}+08:00`
  const at = Date.parse(withZone)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

const isReversed = (from: string | undefined, until: string | undefined): boolean =>
  from !== undefined && until !== undefined && until < from

function filterOf(args: TrailArguments): ExportedTrailFilter {
  const { person, agency, clause, legalFrom, legalUntil, matter } = args
  const parts = {
    subjects: args.subject.length === 0 ? undefined : args.subject.map(subjectOf),
    person,
    roles: args.role.length === 0 ? undefined : args.role,
    agency,
    withSubAgencies: args.subAgencies || undefined,
    clause,
    types: args.type.length === 0 ? undefined : args.type,
    recordedFrom: momentOf(args.from),
    recordedUntil: momentOf(args.until),
    legalFrom,
    legalUntil,
    matter,
    includeTrails: args.includeTrails || undefined,
  }
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined))
}

function subjectOf(named: string): { readonly kind: string; readonly id: string } {
  const [, kind = '', id = ''] = SUBJECT.exec(named) ?? []
  return { kind, id }
}
