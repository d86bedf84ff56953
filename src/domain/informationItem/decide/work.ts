import type { Sha256 } from '../../values.js'
import type { Refusal } from '../../decider.js'
import type { ItemContent, Voided } from '../events.js'
import { type OpenItem, type Stage, STAGES, type WorkingVersion } from '../state.js'
import type { ItemRule } from './handler.js'

/** What the public would get of a version: the redacted rendition of 部分公开, else the original. */
export const disclosedContent = ({ form, redaction, content }: WorkingVersion): ItemContent | undefined =>
  form?.attribute === 'partial' ? redaction?.content : content

/** The working version; call only where `hasWorkingVersion` holds. */
export function workOf({ work }: OpenItem): WorkingVersion {
  if (work === undefined) throw new Error('the rules let a command through without a working version')
  return work
}

/** What is public is changed by a correction only (更正), never in place. */
export const hasWorkingVersion: ItemRule = {
  code: 'NO_WORKING_VERSION',
  clause: 'LS-10.9',
  refuse: ({ work }) => (work === undefined ? { missing: ['StartCorrection'] } : undefined),
}

export const stageIs = (...stages: readonly Stage[]): ItemRule => ({
  code: 'STEP_OUT_OF_ORDER',
  clause: 'LS-10.1',
  refuse: ({ work }) =>
    work === undefined || stages.includes(work.stage)
      ? undefined
      : { facts: { stage: work.stage, needed: [...stages] } },
})

/** The content that the person looked at is the content that stands there now. */
export function contentIsTheOneSeen(
  command: { readonly data: { readonly contentHash: Sha256 } },
  item: OpenItem,
): readonly Refusal[] {
  const current = item.work === undefined ? undefined : disclosedContent(item.work)
  if (current === undefined || current.contentHash === command.data.contentHash) return []
  return [{ code: 'CONTENT_CHANGED', clause: 'LS-10.9', path: 'contentHash' }]
}

const isConsulted = ({ consultation }: OpenItem): boolean =>
  consultation?.status === 'running' || consultation?.status === 'confirmed'

/** What falls when the content, or only what is said about it, changes. */
export function voidedBy(item: OpenItem, change: 'content' | 'statement'): readonly Voided[] {
  const { work, personalData } = item
  if (work === undefined) return []
  const stage = STAGES.indexOf(work.stage)
  return [
    ...(change === 'content' && work.redaction !== undefined ? (['redaction'] as const) : []),
    ...(change === 'content' && personalData !== undefined ? (['scan'] as const) : []),
    ...(change === 'content' && isConsulted(item) ? (['consultation'] as const) : []),
    ...(stage >= STAGES.indexOf('submitted') ? (['submission'] as const) : []),
    ...(stage >= STAGES.indexOf('concluded') ? (['review'] as const) : []),
    ...(stage >= STAGES.indexOf('approved') ? (['approval'] as const) : []),
  ]
}
