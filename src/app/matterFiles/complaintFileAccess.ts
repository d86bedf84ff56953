import { answerableFor } from '../../domain/answerableFor.js'
import type { ComplaintEvent } from '../../domain/complaint/events.js'
import { type Complaint, evolve, initial, type KnownComplaint } from '../../domain/complaint/state.js'
import type { Actor } from '../../domain/context.js'
import type { KeptFile } from '../../domain/keptFile.js'
import type { ComplaintLetterKind } from '../../domain/letter/vocabulary.js'
import { openEvents } from '../../eventstore/codec.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import { mayKnowComplaint } from '../complaintSight.js'
import { type AccessPurpose, personalDataPurpose } from '../personalDataSight.js'
import { COMPLAINT_LETTER_NAMES } from './complaintLetterNames.js'
import type { MatterFileAccessDependencies } from './matterFileAccess.js'

export interface ComplaintFileRequest {
  readonly actor: Actor
  readonly complaint: string
  readonly fileId: string
  /** What it is looked at for, as the reader declared it. */
  readonly purpose?: AccessPurpose
}
export interface FileOfComplaint {
  readonly file: KeptFile
  /** For people. */
  readonly name: string
}
interface LetterFile extends FileOfComplaint {
  readonly kind: ComplaintLetterKind
}

/**
 * A letter about a complaint, for somebody who may read the complaint; the letter that asks for a statement also for the
 * agency that is asked. Undefined when there is none, or the caller may not. Each look is on record before it is shown.
 */
export type ComplaintFileAccess = (request: ComplaintFileRequest) => Promise<FileOfComplaint | undefined>

type Dependencies = Omit<MatterFileAccessDependencies, 'keyRing'>

export const createComplaintFileAccess =
  (deps: Dependencies): ComplaintFileAccess =>
  async ({ actor, complaint, fileId, purpose }) => {
    const subject = `complaint-${complaint}`
    const events = await openEvents<ComplaintEvent>(await deps.store.readStream(subject), NO_KEYS)
    const state = events.reduce<Complaint>(evolve, initial)
    if (state.status === 'absent' || actor.kind !== 'person') return undefined
    const found = complaintFiles(events).find(({ file }) => file.fileId === fileId)
    const declared = found === undefined ? undefined : purposeOf(deps, actor, state, found, purpose)
    if (found === undefined || declared === undefined) return undefined
    await deps.trails.read({ actor, what: 'file', subject, purpose: declared })
    return { file: found.file, name: found.name }
  }

function purposeOf(
  deps: Dependencies,
  actor: Extract<Actor, { kind: 'person' }>,
  { agency, against, concerned }: KnownComplaint,
  { kind }: LetterFile,
  purpose: AccessPurpose | undefined,
): AccessPurpose | undefined {
  const reader = { actor, agencies: deps.agencies(), today: deps.today(), purpose }
  if (mayKnowComplaint(reader, { agency, against, concerned })) return personalDataPurpose(reader, agency)
  if (kind !== 'complaintStatementRequest') return undefined
  const asked = answerableFor(against, reader)
  const held = actor.as === undefined ? actor.holds : [actor.as]
  return held.some((role) => asked.includes(role.agency) && SPEAKING.includes(role.role)) ? 'handling' : undefined
}

const SPEAKING: readonly string[] = [
  'disclosureOfficer',
  'disclosureHead',
  'sectionHead',
  'deputyLeader',
  'principalLeader',
]

/** Every letter of a complaint, as PDF and as page. */
export const complaintFiles = (events: readonly ComplaintEvent[]): readonly LetterFile[] =>
  events.flatMap((event) => {
    if (event.type !== 'ComplaintLetterPrepared') return []
    const { kind, number, pdf, html } = event.data
    const title = `${COMPLAINT_LETTER_NAMES[kind]} ${number}`
    return [
      { kind, file: pdf, name: `${title}.pdf` },
      { kind, file: html, name: `${title}.html` },
    ]
  })
