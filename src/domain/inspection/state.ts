import { unreachable } from '../decider.js'
import { type Said, saying } from '../said.js'
import type { AgencyId, FileId, LocalDate, PersonId, Sha256 } from '../values.js'
import type {
  BulletinDrafted,
  FindingRecorded,
  InspectionEvent,
  InspectionFileAttached,
  InspectionPlanned,
  PersonalAct,
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

function changed(inspection: KnownInspection, event: Exclude<InspectionEvent, InspectionPlanned>): KnownInspection {
  switch (event.type) {
    case 'InspectorsChanged': {
      const { inspectors } = event.data
      return { ...inspection, inspectors, inspected: together(inspection.inspected, inspectors) }
    }
    case 'InspectionCancelled':
      return { ...inspection, status: 'cancelled' }
    case 'SampleDrawn':
      return { ...acted(inspection, event.data), status: 'sampled', sample: event.data }
    case 'SubjectExamined': {
      const { subject, result } = event.data
      return { ...acted(inspection, event.data), examined: put(inspection.examined, subject, result) }
    }
    case 'FindingRecorded':
      return found(inspection, event)
    case 'InspectionFileAttached':
      return attached(inspection, event)
    case 'RectificationNoticeIssued':
      return issued(inspection, event)
    case 'RectificationStated': {
      const { data } = event
      return ofFinding(inspection, data.finding, (finding) => ({ ...finding, state: 'stated', statement: data }))
    }
    case 'RectificationVerified': {
      const { finding: id, accepted } = event.data
      return ofFinding(acted(inspection, event.data), id, (finding) => ({
        ...finding,
        state: accepted ? 'accepted' : 'refused',
        refusals: finding.refusals + (accepted ? 0 : 1),
      }))
    }
    case 'RectificationMissed': {
      const { notice, findings } = event.data
      const missed = findings.reduce(
        (before, id) => ofFinding(before, id, (finding) => ({ ...finding, misses: finding.misses + 1 })),
        inspection,
      )
      return {
        ...missed,
        notices: missed.notices.map((one) => (one.notice === notice ? { ...one, missed: true } : one)),
      }
    }
    case 'SuperiorNotified':
      return inspection
    case 'AccountabilityCaseProposed':
      return event.data.findings.reduce(
        (before, id) => ofFinding(before, id, (finding) => ({ ...finding, proposed: true })),
        { ...inspection, proposals: event.data.proposal },
      )
    case 'InspectionConcluded':
      return { ...acted(inspection, event.data), status: 'concluded' }
    case 'BulletinDrafted': {
      const { draft, contentHash, agencies, throughRevision } = event.data
      return {
        ...acted(inspection, event.data),
        bulletin: { draft, contentHash, agencies, throughRevision, state: 'drafted' },
      }
    }
    case 'BulletinReturned':
      return ofBulletin(inspection, { state: 'returned' })
    case 'BulletinApproved':
      return ofBulletin(inspection, { state: 'approved' })
    case 'BulletinIssued':
      return ofBulletin(inspection, { state: 'issued', number: event.data.number })
    case 'BulletinPublished':
      return ofBulletin(inspection, { state: 'published' })
    default:
      return unreachable(event)
  }
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
