import { localDateOf } from '../../domain/dates.js'
import type { Actor } from '../../domain/context.js'
import type { QueryCode } from '../applicants/codes.js'
import { decisionContext } from '../decisionContext.js'
import { personalDataPurpose } from '../personalDataSight.js'
import type { Trails } from '../trails.js'
import { composed } from './composedLetter.js'
import { letterSources } from './letterSources.js'
import type { LetterDependencies } from './prepareLetter.js'

export interface ReceiptPageRequest {
  readonly actor: Actor
  readonly application: string
  readonly queryCode: QueryCode
}

/**
 * 接收回执 with number and code, to be printed and handed over. It is not kept: the code stands nowhere but on the paper
 * (design §2.1). Undefined for those who may not read the matter, and where the receipt cannot be written.
 */
export type ReceiptPage = (request: ReceiptPageRequest) => Promise<string | undefined>

export interface ReceiptPageDependencies extends Pick<
  LetterDependencies,
  'store' | 'keyRing' | 'press' | 'facts' | 'clock'
> {
  readonly trails: Pick<Trails, 'read'>
  /** Where the state is looked up with number and code. */
  readonly queryAddress: string
}

export const createReceiptPage =
  (deps: ReceiptPageDependencies): ReceiptPage =>
  async ({ actor, application, queryCode: { number, code } }) => {
    const sources = await letterSources(deps, application)
    const snapshot = await deps.facts.snapshot()
    const context = snapshot === 'stale' ? undefined : decisionContext(deps.clock, snapshot, actor)
    if (snapshot === 'stale' || context === undefined || sources.agency === undefined || actor.kind !== 'person')
      return undefined
    const datedOn = localDateOf(deps.clock.now())
    const reader = { actor, agencies: snapshot.agencies, today: datedOn, purpose: 'handling' } as const
    const purpose = personalDataPurpose(reader, sources.agency)
    if (purpose === undefined) return undefined
    await deps.trails.read({ actor, what: 'letterPreview', subject: `application-${application}`, purpose })
    const words = { queryNumber: number, queryCode: code, queryAddress: deps.queryAddress }
    const order = { application, kind: 'acceptanceReceipt', datedOn, words } as const
    const written = await composed({ ...sources, context, order }, deps.press, numberOf(sources) ?? number)
    return written.ok ? deps.press.html(written.letter.document) : undefined
  }

/** That of the receipt on record, or the one under which the application was registered. */
function numberOf({ events }: Awaited<ReturnType<typeof letterSources>>): string | undefined {
  const made = events.findLast(({ type, data }) => type === 'LetterPrepared' && data.kind === 'acceptanceReceipt')
  if (made?.type === 'LetterPrepared') return made.data.number
  const received = events.find(({ type }) => type === 'ApplicationReceived')
  return received?.type === 'ApplicationReceived' ? received.data.registrationNumber : undefined
}
