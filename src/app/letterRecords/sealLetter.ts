import { applicationDecider } from '../../domain/application/decide.js'
import type { SealLetter } from '../../domain/application/commands.js'
import type { ApplicationEvent } from '../../domain/application/events.js'
import type { Application } from '../../domain/application/state.js'
import { decide } from '../../domain/decide.js'
import type { Refusal } from '../../domain/decider.js'
import type { FileId, Sha256 } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import type { CommandOutcome, CommandRequest } from '../command.js'
import { decisionContext } from '../decisionContext.js'
import type { FactsSnapshot } from '../factsPort.js'
import type { SealService } from '../seals/sealService.js'
import { signatureUnder } from './signatureUnder.js'
import type { LetterDependencies } from './prepareLetter.js'

export interface SealLetterRequest extends Omit<CommandRequest, 'id' | 'command'> {
  readonly application: string
  readonly letter: number
  /** By the electronic seal, or by a scan of the sealed paper that is on record. */
  readonly by: { readonly kind: 'electronicSeal' } | { readonly kind: 'sealedScan'; readonly file: FileId }
}

export interface SealDependencies extends Pick<
  LetterDependencies,
  'store' | 'files' | 'facts' | 'clock' | 'execute' | 'trails'
> {
  readonly seals: SealService
}

/** Sets a seal under a letter on record. */
export type SealLetterNow = (request: SealLetterRequest) => Promise<CommandOutcome>

/** No seal is asked for that the rules would refuse: they are asked first, with a signature that is still to come. */
export const createSealLetter =
  (deps: SealDependencies): SealLetterNow =>
  async (request) => {
    const { application: id, letter: number, by, ...rest } = request
    const events = await openEvents<ApplicationEvent>(await deps.store.readStream(`application-${id}`), NO_KEYS)
    const state = events.reduce(applicationDecider.evolve, applicationDecider.initial)
    const isRepeated = events.some(({ metadata }) => metadata.commandId === rest.commandId)
    const give = (seal: SealLetter['data']['seal']) =>
      deps.execute({ ...rest, id, command: { type: 'SealLetter', data: { letter: number, seal } } })
    if (by.kind === 'sealedScan') {
      const sha256 = state.status === 'absent' ? undefined : state.files.get(by.file)?.sha256
      return give({ kind: 'sealedScan', hash: sha256 ?? NO_HASH, file: by.file })
    }
    const refuse = async (refusals: readonly Refusal[]): Promise<CommandOutcome> => {
      const command = { type: 'SealLetter', data: { letter: number } }
      await deps.trails.refused({ ...rest, id, command }, `application-${id}`, refusals)
      return { ok: false, refusals }
    }
    const result = await signature(deps, request, state, isRepeated)
    return result.ok ? give(result.seal) : refuse(result.refusals)
  }

type Signed =
  | { readonly ok: true; readonly seal: SealLetter['data']['seal'] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** The seal of the service over the letter, or every reason why none is asked for. */
async function signature(
  deps: SealDependencies,
  request: SealLetterRequest,
  state: Application,
  isRepeated: boolean,
): Promise<Signed> {
  const { letter: number, commandId } = request
  const snapshot = await deps.facts.snapshot(request.minPosition)
  if (snapshot === 'stale') return { ok: false, refusals: [{ code: 'CONTEXT_STALE', clause: 'SYS' }] }
  const denied = isRepeated ? [] : deniedBecause(deps, request, state, snapshot)
  if (denied.length > 0 || state.status === 'absent') return { ok: false, refusals: denied }
  const made = state.letters.find(({ letter }) => letter === number)
  if (made === undefined) return { ok: false, refusals: denied }
  const under = await signatureUnder(deps, {
    ...{ agency: state.agency, letter: made, key: `application:${state.id}`, commandId, snapshot },
  })
  if (!under.ok) return under
  const { signature, service, text } = under.value
  return { ok: true, seal: { kind: 'electronicSeal', hash: signature.sha256, signature, service, text } }
}

const NO_HASH = '0'.repeat(64) as Sha256

function deniedBecause(
  { clock }: SealDependencies,
  { actor, application, letter }: SealLetterRequest,
  state: Application,
  snapshot: FactsSnapshot,
): readonly Refusal[] {
  const context = decisionContext(clock, snapshot, actor)
  if (context === undefined) return [{ code: 'ROLE_NOT_HELD', clause: 'SYS', path: 'actAs' }]
  const signature = {
    fileId: 'to-come' as FileId,
    key: `application:${application}`,
    mediaType: 'application/json',
    size: 1,
    sha256: NO_HASH,
    suite: '',
    ciphertextSha256: NO_HASH,
    commitment: '',
  } as const
  const seal = { kind: 'electronicSeal', hash: NO_HASH, signature, service: '-', text: '-' } as const
  const trial = decide(applicationDecider, { type: 'SealLetter', data: { letter, seal } }, state, context)
  return trial.ok ? [] : trial.error
}
