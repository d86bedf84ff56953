import type { Command } from '../decider.js'
import type { KeptFile } from '../keptFile.js'
import type { AgencyId, PersonId } from '../values.js'
import type {
  CaseConclusion,
  CaseOriginKind,
  ConcernedKey,
  MeasureKind,
  Responsibility,
  ReviewOutcome,
} from './vocabulary.js'

/** As typed: a unit is its agency; a person names the agency in which they acted too. */
export interface ConcernedInput {
  readonly agency: AgencyId
  readonly person?: PersonId
}
export interface MeasureInput {
  readonly kind: MeasureKind
  readonly against: ConcernedKey
  readonly responsibility: Responsibility
  readonly ground: string
  /** By when it has to be carried out. */
  readonly dueOn: string
}

/** What the program looked up, with the eyes of the one who commands. */
export interface PeopleLookedUp {
  /** Of the persons named those who hold or held a role in the agency named. */
  readonly people: readonly PersonId[]
}
export interface LookedUp extends PeopleLookedUp {
  /** Whether there is the finding, complaint or inspection. */
  readonly origin: boolean
  /** Of the subjects those that there are and that may be known of. */
  readonly subjects: readonly string[]
}

export type OpenCase = Command<
  'OpenCase',
  {
    case: string
    /** The body that investigates. */
    agency: AgencyId
    origin: { readonly kind: CaseOriginKind; readonly reference: string }
    concerned: readonly ConcernedInput[]
    /** Streams of the matters that it is about. */
    subjects: readonly string[]
    allegation: string
    lookedUp: LookedUp
  }
>
export type HandOverCase = Command<'HandOverCase', { from: PersonId; to: PersonId; recusal: boolean; reason: string }>
export type ChangeConcerned = Command<
  'ChangeConcerned',
  { added: readonly ConcernedInput[]; removed: readonly ConcernedKey[]; reason: string; lookedUp: PeopleLookedUp }
>
/** By the investigator, once the program has made the evidence package. */
export type FreezeEvidence = Command<
  'FreezeEvidence',
  {
    exhibit: string
    /** Stream of the matter. */
    subject: string
    checkpoint: { readonly origin: string; readonly size: number; readonly root: string }
    /** The package. */
    file: KeptFile
    /** Its record in the log. */
    exportEvent: string
    description: string
  }
>
/** `allegation`: what is held against this one, and nothing about the others. */
export type InviteStatement = Command<
  'InviteStatement',
  { concerned: ConcernedKey; noticeNumber: string; allegation: string; servedOn: string; proof: string }
>
/** By the person concerned, by a leader of the unit concerned, or taken down by the investigator. */
export type RecordStatement = Command<
  'RecordStatement',
  { concerned: ConcernedKey; statement: string; receivedOn: string; proof?: string }
>
export type ProposeMeasures = Command<
  'ProposeMeasures',
  { conclusion: CaseConclusion; facts: string; measures: readonly MeasureInput[] }
>
/** `proposal`: the place of the one that was looked at, from 1. */
export type DecideCase = Command<
  'DecideCase',
  { proposal: number; approved: boolean; reason: string; documentNumber?: string }
>
export type ServeCaseDecision = Command<
  'ServeCaseDecision',
  { concerned: ConcernedKey; servedOn: string; proof: string }
>
export type RequestCaseReview = Command<
  'RequestCaseReview',
  { concerned: ConcernedKey; reasons: string; requestedOn: string; proof?: string }
>
export type DecideCaseReview = Command<
  'DecideCaseReview',
  {
    concerned: ConcernedKey
    outcome: ReviewOutcome
    reason: string
    documentNumber: string
    /** What stands instead, against the one who asked; only of a change. */
    measures: readonly MeasureInput[]
  }
>
/** `measure`: its place among those decided, from 1. */
export type RecordMeasureCarriedOut = Command<
  'RecordMeasureCarriedOut',
  { measure: number; carriedOutOn: string; proof: string; receiver?: string }
>
/** 个人信息异议 (PIPL-46): what is on record about a person is wrong. */
export type ObjectToCaseRecord = Command<'ObjectToCaseRecord', { objection: string; about: string; right: string }>
export type AnswerRecordObjection = Command<
  'AnswerRecordObjection',
  { objection: string; accepted: boolean; answer: string }
>
export type CloseCase = Command<'CloseCase', { summary: string }>

export type AccountabilityCaseCommand =
  | OpenCase
  | HandOverCase
  | ChangeConcerned
  | FreezeEvidence
  | InviteStatement
  | RecordStatement
  | ProposeMeasures
  | DecideCase
  | ServeCaseDecision
  | RequestCaseReview
  | DecideCaseReview
  | RecordMeasureCarriedOut
  | ObjectToCaseRecord
  | AnswerRecordObjection
  | CloseCase
