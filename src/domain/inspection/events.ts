import type { PersonalAct } from '../acting.js'
import type { ClauseCode } from '../clauses.js'
import type { Event } from '../decider.js'
import type { KeptFile } from '../keptFile.js'
import type { Protected } from '../protected.js'
import type { DeadlineReceipt } from '../receipt.js'
import type { AgencyId, FileId, LocalDate, PersonId, Sha256 } from '../values.js'
import type { ExaminationResult, InspectionArea, InspectionFilePurpose, ProposalCause } from './vocabulary.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// What inspectors and agencies write stands under `inspection:{id}`; officers are named by their person id only.

/** 制定检查计划 (LS-15.1): whom, what, which time, by whom, on which basis. */
export type InspectionPlanned = Event<
  'InspectionPlanned',
  PersonalAct & {
    inspection: string
    /** The body that inspects. */
    body: AgencyId
    agencies: readonly AgencyId[]
    area: InspectionArea
    /** Both ends included; of what the sample is drawn. */
    from: LocalDate
    until: LocalDate
    inspectors: readonly PersonId[]
    /** Number of the document that orders it. */
    basis: string
    aim: Protected
    plannedOn: LocalDate
  }
>
/** 调整检查人员 */
export type InspectorsChanged = Event<
  'InspectorsChanged',
  PersonalAct & { inspectors: readonly PersonId[]; reason: Protected }
>
export type InspectionCancelled = Event<'InspectionCancelled', PersonalAct & { reason: Protected }>

/** One of the sample, with the agency it belongs to. Named by its stream: `application-{id}`. */
export interface SampledSubject {
  readonly subject: string
  readonly agency: AgencyId
}
/** 抽样: everything that anybody needs to draw it again. */
export type SampleDrawn = Event<
  'SampleDrawn',
  PersonalAct & {
    /** Name and version of the way in which it is drawn: docs/inspections.md. */
    algorithm: string
    seed: string
    /** Names of streams in the order of their code units. */
    population: readonly string[]
    populationHash: Sha256
    /** Of the log: the read models that the population comes from had reached it. */
    asOfPosition: string
    size: number
    /** In the order drawn. */
    sample: readonly SampledSubject[]
  }
>
export type SubjectExamined = Event<
  'SubjectExamined',
  PersonalAct & {
    subject: string
    result: Exclude<ExaminationResult, 'finding'>
    reason?: Protected
    examinedOn: LocalDate
  }
>

/** By hand, or a finding of a check over the log that the inspection takes up. */
export interface CitedFinding {
  readonly finding: string
  readonly check: string
}
/** 发现问题 */
export type FindingRecorded = Event<
  'FindingRecorded',
  PersonalAct & {
    inspection: string
    /** `{inspection}.f{n}` */
    finding: string
    agency: AgencyId
    clause: ClauseCode
    /** Name of the stream it is about. */
    subject?: string
    cited?: CitedFinding
    description: Protected
    /** Ids of events that show it. */
    evidence: readonly string[]
    foundOn: LocalDate
  }
>
export type InspectionFileAttached = Event<
  'InspectionFileAttached',
  PersonalAct & {
    inspection: string
    purpose: InspectionFilePurpose
    /** What the file is about; of a proof always. */
    finding?: string
    agency: AgencyId
    file: KeptFile
    name: Protected
  }
>

/** 责令整改通知书, which sets the clock running (711-47). */
export type RectificationNoticeIssued = Event<
  'RectificationNoticeIssued',
  PersonalAct & {
    inspection: string
    /** Place among the notices of the inspection, from 1. */
    notice: number
    agency: AgencyId
    findings: readonly string[]
    /** How often these were asked for by now: 2 after a refusal or a miss. */
    round: number
    requirements: Protected
    number: string
    issuedOn: LocalDate
    due: DeadlineReceipt
    /** Name and version of the template. */
    template: string
    pdf: KeptFile
    html: KeptFile
  }
>
/** 报送整改情况, by the agency, with proof. */
export type RectificationStated = Event<
  'RectificationStated',
  PersonalAct & {
    inspection: string
    finding: string
    notice: number
    agency: AgencyId
    statement: Protected
    /** Day on which it was mended, as the agency says. */
    mendedOn: LocalDate
    proof: readonly FileId[]
    statedOn: LocalDate
    /** With it every finding of the notice has been answered. */
    completes: boolean
  }
>
/** 核实整改: only this closes a finding inside an inspection. */
export type RectificationVerified = Event<
  'RectificationVerified',
  PersonalAct & {
    inspection: string
    finding: string
    notice: number
    accepted: boolean
    reasons?: Protected
    verifiedOn: LocalDate
    /** Days between the first due date and the day it was mended; 0 in time. */
    daysLate: number
    /** Of the check over the log that it takes up. */
    citedFinding?: string
  }
>

/** 逾期未整改: the clock ran out with these unanswered. */
export type RectificationMissed = Event<
  'RectificationMissed',
  {
    inspection: string
    notice: number
    agency: AgencyId
    findings: readonly string[]
    due: LocalDate
    deadline: string
  }
>
/** 督促: the agency's superiors are told. */
export type SuperiorNotified = Event<
  'SuperiorNotified',
  {
    inspection: string
    notice: number
    agency: AgencyId
    superiors: readonly AgencyId[]
    findings: readonly string[]
    due: LocalDate
  }
>
/** 提出责任追究建议: nobody is held to account by it; whether a case is opened is decided there. */
export type AccountabilityCaseProposed = Event<
  'AccountabilityCaseProposed',
  {
    inspection: string
    /** Place among the proposals of the inspection, from 1. */
    proposal: number
    agency: AgencyId
    findings: readonly string[]
    cause: ProposalCause
    by?: PersonId
    deputyFor?: PersonId
    reasons?: Protected
  }
>

export type InspectionConcluded = Event<
  'InspectionConcluded',
  PersonalAct & { inspection: string; summary: Protected; concludedOn: LocalDate }
>

/** 拟稿: the program writes the 通报 from the events up to a revision; the words about it are the inspector's. */
export type BulletinDrafted = Event<
  'BulletinDrafted',
  PersonalAct & {
    inspection: string
    /** From 1. */
    draft: number
    remarks: Protected
    /** The last event that it tells of. */
    throughRevision: number
    agencies: readonly AgencyId[]
    /** SHA-256 of what it says. */
    contentHash: Sha256
    /** Name and version of the template. */
    template: string
  }
>
export type BulletinReturned = Event<
  'BulletinReturned',
  PersonalAct & { draft: number; contentHash: Sha256; reasons: Protected }
>
export type BulletinApproved = Event<'BulletinApproved', PersonalAct & { draft: number; contentHash: Sha256 }>
/** 印发 */
export type BulletinIssued = Event<
  'BulletinIssued',
  PersonalAct & {
    inspection: string
    draft: number
    contentHash: Sha256
    number: string
    issuedOn: LocalDate
    agencies: readonly AgencyId[]
    pdf: KeptFile
    html: KeptFile
  }
>
/** 公布 */
export type BulletinPublished = Event<
  'BulletinPublished',
  PersonalAct & { inspection: string; number: string; address: string; publishedOn: LocalDate }
>

export type InspectionEvent =
  | InspectionPlanned
  | InspectorsChanged
  | InspectionCancelled
  | SampleDrawn
  | SubjectExamined
  | FindingRecorded
  | InspectionFileAttached
  | RectificationNoticeIssued
  | RectificationStated
  | RectificationVerified
  | RectificationMissed
  | SuperiorNotified
  | AccountabilityCaseProposed
  | InspectionConcluded
  | BulletinDrafted
  | BulletinReturned
  | BulletinApproved
  | BulletinIssued
  | BulletinPublished

const types: Readonly<Record<InspectionEvent['type'], true>> = {
  InspectionPlanned: true,
  InspectorsChanged: true,
  InspectionCancelled: true,
  SampleDrawn: true,
  SubjectExamined: true,
  FindingRecorded: true,
  InspectionFileAttached: true,
  RectificationNoticeIssued: true,
  RectificationStated: true,
  RectificationVerified: true,
  RectificationMissed: true,
  SuperiorNotified: true,
  AccountabilityCaseProposed: true,
  InspectionConcluded: true,
  BulletinDrafted: true,
  BulletinReturned: true,
  BulletinApproved: true,
  BulletinIssued: true,
  BulletinPublished: true,
}
export const INSPECTION_EVENT_TYPES = Object.keys(types) as readonly InspectionEvent['type'][]
