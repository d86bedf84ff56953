import { importsOf, packagesOf, type SourceFile } from '../support/sourceFiles.js'

type Room = 'domain' | 'eventstore' | 'app' | 'processes' | 'projections' | 'evidence' | 'graphql' | 'http' | 'cli'

/** Which rooms of src/ a room may import, besides itself. The composition root and the command line wire everything. */
const MAY_IMPORT: Readonly<Record<Room, readonly Room[]>> = {
  domain: [],
  eventstore: ['domain'],
  app: ['domain', 'eventstore'],
  projections: ['domain', 'eventstore'],
  processes: ['domain', 'eventstore', 'app'],
  evidence: ['domain', 'eventstore', 'projections'],
  graphql: ['domain', 'eventstore', 'app', 'projections', 'evidence'],
  http: ['domain', 'eventstore', 'app', 'projections', 'evidence', 'graphql'],
  cli: ['domain', 'eventstore', 'app', 'projections', 'processes', 'evidence', 'graphql', 'http'],
}

/** The one place that knows every room: it wires them. */
const COMPOSITION_ROOT = /^src\/app\/compose(\.ts|\/)/

const roomOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1]
const aggregateOf = (path: string): string | undefined => /^src\/domain\/([^/]+)\//.exec(path)?.[1]

/** Every import that the dependency rule of docs/decisions/0001 forbids, as a sentence. */
export function violations(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ path }) => !COMPOSITION_ROOT.test(path))
    .flatMap((file) => [
      ...importsOf(file).flatMap((target) => forbidden(file.path, target)),
      ...packagesIntoDomain(file),
    ])
}

function forbidden(from: string, to: string): readonly string[] {
  const [source, target] = [roomOf(from), roomOf(to)]
  if (source === undefined) return []
  if (target === undefined) return [`${from} reaches outside src: ${to}`]
  if (source !== target && !MAY_IMPORT[source as Room]?.includes(target as Room)) return [`${from} → ${to}`]
  return LIMITS.filter(({ room, breaks }) => room === source && breaks(from, to)).map(
    ({ why }) => `${from} ${why}: ${to}`,
  )
}

/** What a room may not import from the rooms that it may import. */
const LIMITS: readonly { room: Room; why: string; breaks: (from: string, to: string) => boolean }[] = [
  { room: 'projections', why: 'looks into a decider', breaks: (_, to) => /\/(state|decide)(\.ts|\/)/.test(to) },
  {
    room: 'processes',
    why: 'may use app/execute only',
    breaks: (_, to) => roomOf(to) === 'app' && !/^src\/app\/(execute|command)\.ts$/.test(to),
  },
  { room: 'domain', why: 'looks into another aggregate', breaks: betweenAggregates },
]

/** Of another aggregate only its events, replies to applicants among them, and the reference facts of every decision. */
function betweenAggregates(from: string, to: string): boolean {
  const [own, other] = [aggregateOf(from), aggregateOf(to)]
  if (own === undefined || other === undefined || own === other) return false
  return !/\/(events|outcome|vocabulary|directory|workingCalendar|policyBook|policyKeys)\.ts$/.test(to)
}

function packagesIntoDomain(file: SourceFile): readonly string[] {
  if (roomOf(file.path) !== 'domain') return []
  return packagesOf(file).map((name) => `${file.path} imports the package ${name}`)
}
