import type { Command } from '../decider.js'
import type { KeptFile } from '../keptFile.js'
import type { AgencyId, FileId, LocalDate, PersonId, Sha256 } from '../values.js'
import type { SampledSubject } from './events.js'
import type { InspectionArea, InspectionFilePurpose } from './vocabulary.js'

export type PlanInspection = Command<
  'PlanInspection',
  {
    inspection: string
    body: AgencyId
    agencies: readonly AgencyId[]
    area: InspectionArea
    from: string
    until: string
    inspectors: readonly PersonId[]
    basis: string
    aim: string
  }
>
export type ChangeInspectors = Command<'ChangeInspectors', { inspectors: readonly PersonId[]; reason: string }>
export type CancelInspection = Command<'CancelInspection', { reason: string }>

/** Population and sample are the program's own (app/sampling): a caller says how many. */
export type DrawSample = Command<
  'DrawSample',
  {
    size: number
    algorithm: string
    seed: string
    population: readonly string[]
    populationHash: Sha256
    asOfPosition: string
    sample: readonly SampledSubject[]
  }
>

/** Who acted on a subject before, as its own stream tells; absent: there is no such subject. */
interface AboutSubject {
  readonly actedBefore?: readonly PersonId[]
}
export type ExamineSubject = Command<
  'ExamineSubject',
  { subject: string; result: 'inOrder' | 'notApplicable'; reason?: string } & AboutSubject
>
export type RecordFinding = Command<
  'RecordFinding',
  {
    agency: AgencyId
    clause: string
    description: string
    evidence: readonly string[]
    subject?: string
    /** Id of a finding of the checks over the log. */
    citedFinding?: string
    /** That finding, as it was looked up; absent: there is none. */
    cited?: { readonly check: string; readonly agency: AgencyId; readonly clause: string; readonly subject: string }
  } & AboutSubject
>
/** By the program, once the upload is sealed. */
export type AttachInspectionFile = Command<
  'AttachInspectionFile',
  { purpose: InspectionFilePurpose; finding?: string; file: KeptFile; name: string }
>

/** By the inspector, once the program has written, numbered and kept it. */
export type IssueRectificationNotice = Command<
  'IssueRectificationNotice',
  {
    agency: AgencyId
    findings: readonly string[]
    requirements: string
    number: string
    /** As the letter prints it. */
    due: LocalDate
    template: string
    pdf: KeptFile
    html: KeptFile
  }
>
export type StateRectification = Command<
  'StateRectification',
  { finding: string; statement: string; mendedOn: string; proof: readonly FileId[] }
>
export type VerifyRectification = Command<
  'VerifyRectification',
  { finding: string; accepted: boolean; reasons?: string } & AboutSubject
>

/** By the process that follows the clock. */
export type RecordRectificationMiss = Command<
  'RecordRectificationMiss',
  { notice: number; due: LocalDate; deadline: string }
>
export type ProposeAccountabilityCase = Command<
  'ProposeAccountabilityCase',
  { agency: AgencyId; findings: readonly string[]; reasons: string }
>
export type ConcludeInspection = Command<'ConcludeInspection', { summary: string }>

/** By the inspector, once the program has written it from the events. */
export type DraftBulletin = Command<
  'DraftBulletin',
  { remarks: string; throughRevision: number; contentHash: Sha256; template: string }
>
export type ReturnBulletin = Command<'ReturnBulletin', { contentHash: string; reasons: string }>
export type ApproveBulletin = Command<'ApproveBulletin', { contentHash: string }>
/** By the inspector, once the program has numbered, printed and kept it. */
export type IssueBulletin = Command<
  'IssueBulletin',
  { contentHash: Sha256; number: string; pdf: KeptFile; html: KeptFile }
>
export type PublishBulletin = Command<'PublishBulletin', { address: string; publishedOn: string }>

export type InspectionCommand =
  | PlanInspection
  | ChangeInspectors
  | CancelInspection
  | DrawSample
  | ExamineSubject
  | RecordFinding
  | AttachInspectionFile
  | IssueRectificationNotice
  | StateRectification
  | VerifyRectification
  | RecordRectificationMiss
  | ProposeAccountabilityCase
  | ConcludeInspection
  | DraftBulletin
  | ReturnBulletin
  | ApproveBulletin
  | IssueBulletin
  | PublishBulletin
