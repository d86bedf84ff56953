import { recordCorrectionDecider } from '../../domain/recordCorrection/decide.js'
import type { RecordCorrectionEvent } from '../../domain/recordCorrection/events.js'
import { decide } from '../../domain/decide.js'
import type { Refusal } from '../../domain/decider.js'
import type { FileId, Sha256 } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import type { CommandOutcome, CommandRequest } from '../command.js'
import { decisionContext } from '../decisionContext.js'
import { repeatedLetter } from './repeatedLetter.js'
import type { SealDependencies } from './sealLetter.js'
import { signatureUnder } from './signatureUnder.js'

export interface SealCorrectionLetterRequest extends Omit<CommandRequest, 'id' | 'command'> {
  readonly correction: string
  readonly letter: number
}

/** Sets the electronic seal under a letter about a request to correct a record (711-41). */
export type SealCorrectionLetterNow = (request: SealCorrectionLetterRequest) => Promise<CommandOutcome>

/** No seal is asked for that the rules would refuse: they are asked first, with a signature that is still to come. */
export const createSealCorrectionLetter =
  (deps: SealDependencies): SealCorrectionLetterNow =>
  async (request) => {
    const { correction: id, letter, ...rest } = request
    const stream = `correction-${id}`
    const events = await openEvents<RecordCorrectionEvent>(await deps.store.readStream(stream), NO_KEYS)
    const repeated = repeatedLetter(
      events,
      request,
      ({ type, data }) => type === 'CorrectionLetterSealed' && data.letter === letter,
    )
    if (repeated !== undefined) return repeated
    const refuse = async (refusals: readonly Refusal[]): Promise<CommandOutcome> => {
      const command = { type: 'SealCorrectionLetter', data: { letter } }
      await deps.trails.refused({ ...rest, id, command }, stream, refusals)
      return { ok: false, refusals }
    }
    const snapshot = await deps.facts.snapshot(rest.minPosition)
    if (snapshot === 'stale') return refuse([{ code: 'CONTEXT_STALE', clause: 'SYS' }])
    const context = decisionContext(deps.clock, snapshot, rest.actor)
    if (context === undefined) return refuse([{ code: 'ROLE_NOT_HELD', clause: 'SYS', path: 'actAs' }])
    const state = events.reduce(recordCorrectionDecider.evolve, recordCorrectionDecider.initial)
    const key = `person:${state.status === 'absent' ? '-' : state.asked.subject}` as const
    const toCome = { ...TO_COME, key }
    const command = (seal: object) => ({ type: 'SealCorrectionLetter', data: { letter, ...seal } }) as const
    const trial = {
      type: 'SealCorrectionLetter',
      data: { letter, signature: toCome, service: '-', text: '-' },
    } as const
    const decision = decide(recordCorrectionDecider, trial, state, context)
    if (!decision.ok) return refuse(decision.error)
    const made = state.status === 'absent' ? undefined : state.letters.find((each) => each.letter === letter)
    if (state.status === 'absent' || made === undefined) throw new Error('the rules let a seal under no letter through')
    const { commandId } = rest
    const under = await signatureUnder(deps, { agency: state.agency, letter: made, key, commandId, snapshot })
    return under.ok ? deps.execute({ ...rest, id, command: command(under.value) }) : refuse(under.refusals)
  }

const NO_HASH = '0'.repeat(64) as Sha256
const TO_COME = {
  fileId: 'to-come' as FileId,
  mediaType: 'application/json',
  size: 1,
  sha256: NO_HASH,
  suite: '',
  ciphertextSha256: NO_HASH,
  commitment: '',
} as const
