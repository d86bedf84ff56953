import { LEAF_SUITE, leafOf } from '../leaf.js'
import { leafHash } from '../merkle/hash.js'
import type { LeafClaim } from '../merkle/inclusionVerifier.js'
import { MalformedProofError, parseTlogProof } from '../note/tlogProof.js'
import {
  eventPath,
  leafPath,
  type ListedEvent,
  type Manifest,
  type PackagedEvent,
  proofPath,
} from '../package/format.js'
import { type Parts, readEvent } from './parts.js'
import type { Findings } from './report.js'

/** The checkpoint of a package, and whether a proof leads to it. */
export interface CheckedLog {
  readonly note: string
  readonly holds: (claim: LeafClaim) => boolean
}

/** The events of a package by name, each held against its leaf and the checkpoint. */
export function checkEvents(
  parts: Parts,
  manifest: Manifest,
  log: CheckedLog | undefined,
  findings: Findings,
): ReadonlyMap<string, PackagedEvent> {
  if (manifest.leafSuite !== LEAF_SUITE)
    findings.tampered('manifest.json', `leaves of the suite ${manifest.leafSuite} cannot be read`)
  const events = new Map<string, PackagedEvent>()
  for (const listed of manifest.events) {
    const event = readEvent(parts, eventPath(listed.name), findings)
    if (event === undefined) continue
    events.set(listed.name, event)
    if (!isListed(event, listed)) findings.tampered(eventPath(listed.name), 'is another event than the list names')
    const paths = { leaf: leafPath(listed.name), proof: proofPath(listed.name) }
    const index = checkProved(parts, event, paths, log, findings)
    if (index !== undefined && index !== listed.index)
      findings.tampered(paths.proof, `proves index ${index}, and the list says ${listed.index}`)
  }
  checkStreams(manifest, events, findings)
  return events
}

const isListed = (event: PackagedEvent, { stream, revision, id, type }: ListedEvent): boolean =>
  event.stream === stream && event.revision === revision && event.id === id && event.type === type

/** The index at which the event stands in the log; undefined, with a finding, when that is not proved. */
export function checkProved(
  parts: Parts,
  event: PackagedEvent,
  paths: { readonly leaf: string; readonly proof: string },
  log: CheckedLog | undefined,
  findings: Findings,
): number | undefined {
  const leaf = leafOf(event)
  const packed = parts.get(paths.leaf)
  if (packed === undefined) findings.incomplete(paths.leaf, 'is missing')
  else if (packed.toString('utf8') !== leaf) findings.tampered(paths.leaf, 'is not the leaf of its event')
  const proof = readProof(parts, paths.proof, findings)
  if (proof === undefined || log === undefined) return undefined
  if (proof.checkpoint !== log.note) {
    findings.tampered(paths.proof, 'leads to another checkpoint than that of the package')
    return undefined
  }
  const { index, hashes } = proof
  if (log.holds({ index, leaf: leafHash(leaf), proof: hashes })) return index
  findings.tampered(
    paths.proof,
    `the event (${event.stream} revision ${event.revision}) does not stand in the log like this`,
  )
  return undefined
}

function readProof(parts: Parts, path: string, findings: Findings): ReturnType<typeof parseTlogProof> | undefined {
  const content = parts.get(path)
  if (content === undefined) {
    findings.incomplete(path, 'is missing')
    return undefined
  }
  try {
    return parseTlogProof(content.toString('utf8'))
  } catch (error) {
    if (!(error instanceof MalformedProofError)) throw error
    findings.tampered(path, error.message)
    return undefined
  }
}

/** Whole streams from their first event on, without gaps, in the order of the log. */
function checkStreams(
  { streams, events: listed }: Manifest,
  present: ReadonlyMap<string, PackagedEvent>,
  findings: Findings,
): void {
  for (const { stream, events: count } of streams) {
    const here = listed.filter((event) => event.stream === stream && present.has(event.name))
    const order = [...here].sort((a, b) => a.revision - b.revision)
    let before: Pick<ListedEvent, 'revision' | 'index'> = { revision: -1, index: -1 }
    for (const event of order) {
      if (event.revision === before.revision) findings.tampered(stream, `has two events of revision ${event.revision}`)
      if (event.index <= before.index)
        findings.tampered(stream, `revision ${event.revision} stands in the log before the one that it follows`)
      missing(stream, before.revision + 1, event.revision, findings)
      before = event
    }
    missing(stream, before.revision + 1, count, findings)
  }
}

function missing(stream: string, from: number, until: number, findings: Findings): void {
  if (until - from === 1) findings.incomplete(stream, `revision ${from} is missing`)
  else if (until > from) findings.incomplete(stream, `revisions ${from} to ${until - 1} are missing`)
}
