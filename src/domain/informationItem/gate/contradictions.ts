import type { ItemRule } from '../decide/handler.js'
import { disclosedContent } from '../decide/work.js'
import { otherAgencies } from './confirmation.js'

/**
 * 准确一致 (LS-6.2): what another agency has published otherwise is answered before this content is published. Where
 * other agencies are asked, their consultation looks for it and has it answered.
 */
export const contradictionsAreAnswered: ItemRule = {
  code: 'CONTRADICTION_UNANSWERED',
  clause: 'LS-6.2',
  refuse: (item, context) => {
    const { work, contradictions } = item
    if (work === undefined || contradictions?.contentHash !== disclosedContent(work)?.contentHash) return undefined
    if (otherAgencies(item, context).length > 0) return undefined
    const open = contradictions?.findings.filter(({ answered }) => !answered) ?? []
    return open.length === 0 ? undefined : { missing: ['AnswerItemContradiction'], facts: { findings: open.length } }
  },
}
