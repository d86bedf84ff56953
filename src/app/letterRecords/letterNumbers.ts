import type { Refusal } from '../../domain/decider.js'
import type { LetterNumberEvent, NumberHolder } from '../../domain/letter/events.js'
import { sameJson } from '../../domain/sameJson.js'
import type { AgencyId, LocalDate } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import { eventIdOf } from '../../eventstore/eventIds.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import type { Execute } from '../execute.js'

export interface NumberRequest {
  readonly agency: AgencyId
  readonly datedOn: LocalDate
  readonly holder: NumberHolder
  readonly number?: string
  /** Named by the record of the matter, in whatever form. */
  readonly onRecord: boolean
  /** Of the letter: the number's own is derived from it. */
  readonly commandId: string
}
export type NumberTaken =
  { readonly ok: true; readonly number: string } | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** Takes a number in the register of the agency, or finds the one that this letter has taken before. */
export async function takeNumber(
  { store, execute }: { readonly store: Pick<EventStore, 'readStream'>; readonly execute: Execute },
  { agency, datedOn, holder, number, onRecord, commandId }: NumberRequest,
): Promise<NumberTaken> {
  const year = Number(datedOn.slice(0, 4))
  const id = `${agency}.${year}`
  const outcome = await execute({
    commandId: eventIdOf(commandId, NUMBER_OF_LETTER),
    id,
    command: {
      type: 'TakeLetterNumber',
      data: { agency, year, holder, ...(number === undefined ? {} : { number }), ...(onRecord ? { onRecord } : {}) },
    },
    actor: { kind: 'process', process: 'letters' },
    correlationId: holder.matter.replace(/^[a-z]+-/i, ''),
  })
  if (!outcome.ok) return outcome
  if (number !== undefined) return { ok: true, number }
  const events = await openEvents<LetterNumberEvent>(await store.readStream(`letterNumbers-${id}`), NO_KEYS)
  const taken = events.findLast(({ data }) => sameJson(data.holder, holder))
  if (taken === undefined) throw new Error('a number was taken and is not in the register')
  return { ok: true, number: taken.data.number }
}

/** Place of the number's command beside the events of the letter's own. */
const NUMBER_OF_LETTER = 1_000
