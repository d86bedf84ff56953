import type { CommandOutcome } from '../../app/command.js'
import type { FileStore } from '../../app/files/fileStore.js'
import type { Execute } from '../../app/execute.js'
import type { PrepareComplaintLetterNow } from '../../app/letterRecords/prepareComplaintLetter.js'
import type { PrepareCorrectionLetterNow } from '../../app/letterRecords/prepareCorrectionLetter.js'
import type { PrepareLetter } from '../../app/letterRecords/prepareLetter.js'
import type { SealLetterNow } from '../../app/letterRecords/sealLetter.js'
import type { Actor } from '../../domain/context.js'
import { startOfDay } from '../../domain/dates.js'
import type { AnyCommand } from '../../domain/decider.js'
import type { Instant, LocalDate, PersonId } from '../../domain/values.js'
import type { SettableClock } from '../../eventstore/clock.js'
import type { EventStore } from '../../eventstore/eventStore.js'

/** What a year of work is played on: the program itself, with a clock that can be set. */
export interface DemoWorld {
  readonly execute: Execute
  readonly store: Pick<EventStore, 'readStream' | 'head'>
  readonly files: Pick<FileStore, 'upload' | 'claim' | 'discardUpload'>
  readonly letters: {
    readonly prepare: PrepareLetter
    readonly prepareForCorrection: PrepareCorrectionLetterNow
    readonly prepareForComplaint: PrepareComplaintLetterNow
    readonly seal: SealLetterNow
  }
  readonly clock: SettableClock
  /** Everything has been reacted to, and nothing is due: only then may the clock be moved to another day. */
  readonly settled: () => Promise<void>
}

/**
 * The first event of a type, the last of so many, or the first whose data names something; in the item's stream where
 * no other is said.
 */
export type Awaited =
  string | { readonly type: string; readonly times?: number; readonly naming?: string; readonly stream?: string }

/** One act of one person at one moment; its key makes the command's id, so that playing it again changes nothing. */
export interface DemoStep {
  readonly at: Instant
  /** Acts of one lane follow each other; lanes go side by side. */
  readonly lane: string
  readonly key: string
  /** The aggregate's id. */
  readonly id: string
  readonly actor: Actor
  /** Worked out at the moment itself where it needs to know what happened before. */
  readonly command: AnyCommand | ((world: DemoWorld) => Promise<AnyCommand>) | Performed
  /** Where it is recorded, if that is not the stream of its command or of the item. */
  readonly stream?: string
  /** Later acts rest on it as a reference fact: agencies, people, calendar, policies. */
  readonly isReference?: true
  /** An event that a process has to have written before. */
  readonly waitsFor?: Awaited | readonly Awaited[]
  /** Left out, and said so, when nothing wrote what it waits for: a process that this release does not have yet. */
  readonly isOptional?: true
  /** The attempt is part of the story, and so is its refusal. */
  readonly isRefused?: true
}

/** An act that is more than a command: a letter is written, printed and kept before it is on record. */
export interface Performed {
  readonly perform: (
    world: DemoWorld,
    by: { readonly commandId: string; readonly actor: Actor },
  ) => Promise<CommandOutcome>
}

export const OPERATOR: Actor = { kind: 'operator' }
export const person = (id: string): Actor => ({ kind: 'person', person: id as PersonId, holds: [] })
export const day = (text: string): LocalDate => text as LocalDate

/** Office hours: the given minutes after nine o'clock in Asia/Shanghai. */
export const officeTime = (date: LocalDate, minutes = 0): Instant =>
  new Date(Date.parse(startOfDay(date)) + (9 * 60 + minutes) * 60_000).toISOString() as Instant
