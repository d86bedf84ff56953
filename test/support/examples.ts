import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Actor } from '../../src/domain/context.js'
import type { AnyCommand, AnyEvent } from '../../src/domain/decider.js'
import type { Instant, LocalDate } from '../../src/domain/values.js'

/** A command that a test had carried out, and the stream with what it led to. */
export interface Example {
  readonly command: AnyCommand
  readonly history: readonly AnyEvent[]
  readonly actor: Actor
  readonly now: Instant
  readonly today: LocalDate
}

/** As kept: a history names its events by their places. */
export interface ExampleFile {
  readonly events: readonly AnyEvent[]
  readonly examples: readonly (Omit<Example, 'history'> & { readonly history: readonly number[] })[]
}

export const EXAMPLES = fileURLToPath(new URL('../examples', import.meta.url))

/** The recorded examples of an aggregate's commands: `npx vitest run -c vitest.examples.config.ts` records them anew. */
export function examplesOf(aggregate: string): readonly Example[] {
  const file = join(EXAMPLES, `${aggregate}.json`)
  if (!existsSync(file)) return []
  const { events, examples } = JSON.parse(readFileSync(file, 'utf8')) as ExampleFile
  return examples.map((example) => ({ ...example, history: example.history.map((at) => events[at]!) }))
}
