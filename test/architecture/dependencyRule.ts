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

/** The one file that knows every room: it wires them. */
const COMPOSITION_ROOT = 'src/app/compose.ts'

const roomOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1]
const aggregateOf = (path: string): string | undefined => /^src\/domain\/([^/]+)\//.exec(path)?.[1]

/** Every import that the dependency rule of docs/decisions/0001 forbids, as a sentence. */
export function violations(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ path }) => path !== COMPOSITION_ROOT)
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
  if (source === 'projections' && /\/(state|decide)(\.ts|\/)/.test(to)) return [`${from} looks into a decider: ${to}`]
  if (source === 'processes' && target === 'app' && !/src\/app\/(execute|command|clock)\.ts$/.test(to))
    return [`${from} may use app/execute only: ${to}`]
  return source === 'domain' && target === 'domain' ? betweenAggregates(from, to) : []
}

/** Of another aggregate only its events (and the reference facts that every decision gets). */
function betweenAggregates(from: string, to: string): readonly string[] {
  const [own, other] = [aggregateOf(from), aggregateOf(to)]
  if (own === undefined || other === undefined || own === other) return []
  const shared = /\/(events|directory|workingCalendar|policyBook)\.ts$/
  return shared.test(to) ? [] : [`${from} looks into another aggregate: ${to}`]
}

function packagesIntoDomain(file: SourceFile): readonly string[] {
  if (roomOf(file.path) !== 'domain') return []
  return packagesOf(file).map((name) => `${file.path} imports the package ${name}`)
}
