import type { PersonalAct } from '../acting.js'
import { type Said, saying } from '../said.js'
import type { AgencyId, FileId, LocalDate, PersonId, Sha256 } from '../values.js'
import type {
  BulletinDrafted,
  FindingRecorded,
  InspectionEvent,
  InspectionFileAttached,
  InspectionPlanned,
  RectificationMissed,
  RectificationNoticeIssued,
  RectificationStated,
  SampleDrawn,
} from './events.js'
import type {
  BulletinState,
  ExaminationResult,
  InspectionFilePurpose,
  InspectionFindingState,
  InspectionState,
} from './vocabulary.js'

export interface FindingInInspection extends Pick<
  FindingRecorded['data'],
  'finding' | 'agency' | 'clause' | 'subject' | 'cited' | 'foundOn'
> {
  readonly state: InspectionFindingState
  /** The last notice that asks to mend it. */
  readonly notice?: number
  /** Of the first notice: by it lateness is measured. */
  readonly firstDue?: LocalDate
  readonly statement?: RectificationStated['data']
  readonly misses: number
  readonly refusals: number
  /** A case was proposed about it. */
  readonly proposed: boolean
}

export interface NoticeInInspection extends Pick<
  RectificationNoticeIssued['data'],
  'notice' | 'agency' | 'findings' | 'round' | 'number'
> {
  readonly due: LocalDate
  readonly missed: boolean
}

export interface BulletinInInspection extends Pick<
  BulletinDrafted['data'],
  'draft' | 'contentHash' | 'agencies' | 'throughRevision'
> {
  readonly state: BulletinState
  readonly number?: string
}

export interface FileInInspection {
  readonly purpose: InspectionFilePurpose
  readonly agency: AgencyId
  readonly finding?: string
  readonly sha256: Sha256
}

export interface KnownInspection {
  readonly status: InspectionState
  readonly id: string
  readonly body: AgencyId
  readonly plan: InspectionPlanned['data']
  readonly inspectors: readonly PersonId[]
  /** Everybody who ever was one, and whoever acted as one: they do not approve what they found. */
  readonly inspected: readonly PersonId[]
  readonly sample?: SampleDrawn['data']
  readonly examined: ReadonlyMap<string, ExaminationResult>
  readonly findings: ReadonlyMap<string, FindingInInspection>
  readonly notices: readonly NoticeInInspection[]
  readonly files: ReadonlyMap<FileId, FileInInspection>
  readonly proposals: number
  readonly bulletin?: BulletinInInspection
  /** Everything on record, the latest first: what repeats it changes nothing. */
  readonly said: Said<InspectionEvent>
}

export type Inspection = { readonly status: 'absent' } | KnownInspection

export const initial: Inspection = { status: 'absent' }

export function evolve(inspection: Inspection, event: InspectionEvent): Inspection {
  if (event.type === 'InspectionPlanned') return planned(event)
  if (inspection.status === 'absent') return inspection
  return { ...changed(inspection, event), said: saying(event, inspection.said) }
}

type Change = Exclude<InspectionEvent, InspectionPlanned>
type Fold<E extends Change> = (inspection: KnownInspection, event: E) => KnownInspection

/** Every event, by name: a new one does not compile until it is said here what it changes. */
const folds: { readonly [T in Change['type']]: Fold<Extract<Change, { type: T }>> } = {
  InspectorsChanged: (inspection, { data: { inspectors } }) => ({
    ...inspection,
    inspectors,
    inspected: together(inspection.inspected, inspectors),
  }),
  InspectionCancelled: (inspection) => ({ ...inspection, status: 'cancelled' }),
  SampleDrawn: (inspection, { data }) => ({ ...acted(inspection, data), status: 'sampled', sample: data }),
  SubjectExamined: (inspection, { data }) => ({
    ...acted(inspection, data),
    examined: put(inspection.examined, data.subject, data.result),
  }),
  FindingRecorded: (inspection, event) => found(inspection, event),
  InspectionFileAttached: (inspection, event) => attached(inspection, event),
  RectificationNoticeIssued: (inspection, event) => issued(inspection, event),
  RectificationStated: (inspection, { data }) =>
    ofFinding(inspection, data.finding, (finding) => ({ ...finding, state: 'stated', statement: data })),
  RectificationVerified: (inspection, { data }) =>
    ofFinding(acted(inspection, data), data.finding, (finding) => ({
      ...finding,
      state: data.accepted ? 'accepted' : 'refused',
      refusals: finding.refusals + (data.accepted ? 0 : 1),
    })),
  RectificationMissed: (inspection, event) => missed(inspection, event),
  SuperiorNotified: (inspection) => inspection,
  AccountabilityCaseProposed: (inspection, { data }) =>
    data.findings.reduce<KnownInspection>(
      (before, id) => ofFinding(before, id, (finding) => ({ ...finding, proposed: true })),
      { ...inspection, proposals: data.proposal },
    ),
  InspectionConcluded: (inspection, { data }) => ({ ...acted(inspection, data), status: 'concluded' }),
  BulletinDrafted: (inspection, { data }) => {
    const { draft, contentHash, agencies, throughRevision } = data
    return { ...acted(inspection, data), bulletin: { draft, contentHash, agencies, throughRevision, state: 'drafted' } }
  },
  BulletinReturned: (inspection) => ofBulletin(inspection, { state: 'returned' }),
  BulletinApproved: (inspection) => ofBulletin(inspection, { state: 'approved' }),
  BulletinIssued: (inspection, { data }) => ofBulletin(inspection, { state: 'issued', number: data.number }),
  BulletinPublished: (inspection) => ofBulletin(inspection, { state: 'published' }),
}

function changed(inspection: KnownInspection, event: Change): KnownInspection {
  const fold = (folds as Readonly<Record<string, Fold<never> | undefined>>)[event.type]
  // The table is complete for what this program writes; an event of a newer one must not be passed over in silence.
  if (fold === undefined) throw new Error(`no fold for ${event.type}`)
  return fold(inspection, event as never)
}

function missed(inspection: KnownInspection, { data: { notice, findings } }: RectificationMissed): KnownInspection {
  const late = findings.reduce(
    (before, id) => ofFinding(before, id, (finding) => ({ ...finding, misses: finding.misses + 1 })),
    inspection,
  )
  return { ...late, notices: late.notices.map((one) => (one.notice === notice ? { ...one, missed: true } : one)) }
}

const planned = (event: InspectionPlanned): KnownInspection => ({
  status: 'planned',
  id: event.data.inspection,
  body: event.data.body,
  plan: event.data,
  inspectors: event.data.inspectors,
  inspected: together(event.data.inspectors, peopleOf(event.data)),
  examined: new Map(),
  findings: new Map(),
  notices: [],
  files: new Map(),
  proposals: 0,
  said: saying<InspectionEvent>(event, undefined),
})

function found(inspection: KnownInspection, { data }: FindingRecorded): KnownInspection {
  const { finding, agency, clause, subject, cited, foundOn } = data
  const known: FindingInInspection = {
    ...{ finding, agency, clause, foundOn },
    ...(subject === undefined ? {} : { subject }),
    ...(cited === undefined ? {} : { cited }),
    ...{ state: 'recorded', misses: 0, refusals: 0, proposed: false },
  }
  const isSampled = inspection.sample?.sample.some((one) => one.subject === subject) === true
  return {
    ...acted(inspection, data),
    findings: put(inspection.findings, finding, known),
    examined: isSampled ? put(inspection.examined, subject!, 'finding') : inspection.examined,
  }
}

function attached(inspection: KnownInspection, { data }: InspectionFileAttached): KnownInspection {
  const { purpose, agency, finding, file } = data
  const known = { purpose, agency, ...(finding === undefined ? {} : { finding }), sha256: file.sha256 }
  return { ...inspection, files: put(inspection.files, file.fileId, known) }
}

function issued(inspection: KnownInspection, { data }: RectificationNoticeIssued): KnownInspection {
  const { notice, agency, findings, round, number, due } = data
  const known = { notice, agency, findings, round, number, due: due.due, missed: false }
  return findings.reduce<KnownInspection>(
    (before, id) =>
      ofFinding(before, id, (finding) => ({
        ...finding,
        state: 'noticed',
        notice,
        firstDue: finding.firstDue ?? due.due,
      })),
    { ...acted(inspection, data), notices: [...inspection.notices, known] },
  )
}

function ofFinding(
  inspection: KnownInspection,
  id: string,
  change: (finding: FindingInInspection) => FindingInInspection,
): KnownInspection {
  const finding = inspection.findings.get(id)
  return finding === undefined ? inspection : { ...inspection, findings: put(inspection.findings, id, change(finding)) }
}

const ofBulletin = (inspection: KnownInspection, change: Partial<BulletinInInspection>): KnownInspection =>
  inspection.bulletin === undefined ? inspection : { ...inspection, bulletin: { ...inspection.bulletin, ...change } }

const acted = (inspection: KnownInspection, act: PersonalAct): KnownInspection => ({
  ...inspection,
  inspected: together(inspection.inspected, peopleOf(act)),
})

const peopleOf = ({ by, deputyFor }: PersonalAct): readonly PersonId[] =>
  deputyFor === undefined ? [by] : [by, deputyFor]

const together = <T>(some: readonly T[], more: readonly T[]): readonly T[] => [...new Set([...some, ...more])]

const put = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> => new Map([...map, [key, value]])
