import type { Actor } from '../../domain/context.js'
import type { Refusal } from '../../domain/decider.js'
import { INNER_SHEETS } from '../../domain/letter/vocabulary.js'
import { localDateOf } from '../../domain/dates.js'
import { decisionContext } from '../decisionContext.js'
import { type AccessPurpose, personalDataPurpose } from '../personalDataSight.js'
import type { Trails } from '../trails.js'
import { composed, type Composing, numberOnRecord } from './composedLetter.js'
import type { LetterOrder } from './letterOrder.js'
import type { LetterPress } from './letterPress.js'
import { letterSources } from './letterSources.js'
import type { LetterDependencies } from './prepareLetter.js'

export interface PreviewRequest {
  readonly actor: Actor
  readonly order: LetterOrder
  readonly purpose?: AccessPurpose
}
/** 预览: a page marked as a draft, or every reason why the letter cannot be written. */
export type Preview =
  | { readonly ok: true; readonly html: string; readonly number?: string }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** A letter as it would be made now; nothing of it is kept or numbered. Undefined for those who may not read the matter. */
export type PreviewLetter = (request: PreviewRequest) => Promise<Preview | undefined>

export interface PreviewDependencies extends Pick<
  LetterDependencies,
  'store' | 'keyRing' | 'press' | 'facts' | 'clock'
> {
  readonly trails: Pick<Trails, 'read'>
}

export const createPreviewLetter =
  (deps: PreviewDependencies): PreviewLetter =>
  async ({ actor, order, purpose }) => {
    const sources = await letterSources(deps, order.application)
    const snapshot = await deps.facts.snapshot()
    if (snapshot === 'stale') return { ok: false, refusals: [{ code: 'CONTEXT_STALE', clause: 'SYS' }] }
    const context = decisionContext(deps.clock, snapshot, actor)
    if (sources.agency === undefined || context === undefined || actor.kind !== 'person') return undefined
    const reader = { actor, agencies: snapshot.agencies, today: localDateOf(deps.clock.now()), purpose }
    const declared = personalDataPurpose(reader, sources.agency)
    if (declared === undefined) return undefined
    const subject = `application-${order.application}`
    await deps.trails.read({ actor, what: 'letterPreview', subject, purpose: declared })

    return previewed({ ...sources, context, order }, deps.press)
  }

async function previewed(composing: Composing, press: LetterPress): Promise<Preview> {
  const { order } = composing
  const recorded = order.step === undefined ? numberOnRecord(composing) : undefined
  const known = recorded ?? order.number
  const number = INNER_SHEETS.includes(order.kind) ? undefined : (known ?? NOT_NUMBERED)
  const result = await composed(composing, press, number)
  if (!result.ok) return result
  const html = markedAsDraft(press.html(result.letter.document))
  return { ok: true, html, ...(known === undefined || number === undefined ? {} : { number }) }
}

export const NOT_NUMBERED = '〔待编号〕'

/** 草稿: across each page on the screen and on paper, so that no preview is sent for the letter. */
export const markedAsDraft = (html: string): string => html.replace('<body>', `<body>\n${WATERMARK}`)

const WATERMARK =
  '<div aria-hidden="true" style="position:fixed;inset:0;display:flex;align-items:center;justify-content:center;' +
  'font-size:120pt;color:rgba(190,0,0,.14);transform:rotate(-30deg);pointer-events:none">草稿</div>' +
  '<p role="note" style="text-indent:0;text-align:center;color:#b00">草稿，未编号、未签发，不得对外发出</p>'
