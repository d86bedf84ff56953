import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { parseLocalDate } from '../../dates.js'
import type { Refusal } from '../../decider.js'
import { keptFile, keptFileFaults } from '../../keptFile.js'
import { CORRECTION_LETTER_KINDS } from '../../letter/vocabulary.js'
import { type RemediesFound, reviewAndCourt } from '../../reviewAndCourt.js'
import { isSaid } from '../../said.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { PrepareCorrectionLetter } from '../commands.js'
import type { KnownCorrection } from '../state.js'
import { HANDLING_ROLES, inAnswering, isDecided, isInCharge, NUMBER, onOpen } from './handler.js'

const MOST_LETTERS = 50

/** Only a refusal names remedies: everything else gives the person what was asked for, or sends them on. */
function remediesOf(
  { data }: PrepareCorrectionLetter,
  { agency, outcome }: KnownCorrection,
  context: DecisionContext,
): RemediesFound | undefined {
  const on = parseLocalDate(data.datedOn)
  if (data.kind !== 'correctionNotice' || outcome?.kind !== 'refused' || on === undefined) return undefined
  return reviewAndCourt({ agency, reviewBody: data.reviewBody, on }, false, context)
}

function remedyFaults(
  command: PrepareCorrectionLetter,
  correction: KnownCorrection,
  context: DecisionContext,
): readonly Refusal[] {
  const found = remediesOf(command, correction, context)
  if (found === undefined) return []
  if (!found.ok) return found.refusals
  return sameJson(found.remedies, command.data.remedies)
    ? []
    : [{ code: 'LETTER_REMEDIES_CHANGED', clause: '711-51', path: 'datedOn' }]
}

/** 转送函 belongs to 转送, and the decision has named its number already. */
function kindFaults(
  { data: { kind, number } }: PrepareCorrectionLetter,
  { outcome }: KnownCorrection,
): readonly Refusal[] {
  if (!CORRECTION_LETTER_KINDS.includes(kind)) return [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'kind' }]
  if (kind !== 'correctionForwarding') return []
  if (outcome?.kind !== 'forwarded') return [{ code: 'NOTHING_FORWARDED', clause: '711-41', path: 'kind' }]
  const facts = { number: outcome.documentNumber }
  return number === outcome.documentNumber
    ? []
    : [{ code: 'LETTER_NUMBER_DIFFERS', clause: '711-45', path: 'number', facts }]
}

/** A number stands on one letter; remade before it is sent, that letter keeps it. */
const numberFaults = ({ data }: PrepareCorrectionLetter, { letters }: KnownCorrection): readonly Refusal[] => [
  ...textFaults(data.number, 'number', NUMBER),
  ...(letters.some(({ number, kind }) => number === data.number && kind !== data.kind)
    ? [{ code: 'LETTER_NUMBER_TAKEN', clause: '711-45', path: 'number' } as const]
    : []),
]

/** 制作更正文书 (711-41): printed of what was decided, before the person or the other agency is told. */
export const prepareCorrectionLetter = onOpen<PrepareCorrectionLetter>({
  by: inAnswering([...HANDLING_ROLES, 'disclosureHead']),
  rules: [
    isInCharge,
    isDecided,
    {
      code: 'TOO_MANY',
      clause: 'SYS',
      refuse: ({ letters }) => (letters.length < MOST_LETTERS ? undefined : { facts: { most: MOST_LETTERS } }),
    },
  ],
  checks: [
    kindFaults,
    numberFaults,
    remedyFaults,
    ({ data }, { asked }, { today }) => [
      ...dateFaults(data.datedOn, 'datedOn', { notAfter: today, notBefore: asked.receivedOn }),
      ...keptFileFaults(data.pdf, [`person:${asked.subject}`], 'pdf'),
      ...keptFileFaults(data.html, [`person:${asked.subject}`], 'html'),
    ],
  ],
  policies: ['remedy.review', 'remedy.court'],
  done: ({ data: { kind, number, datedOn, template, pdf } }, { letters, said }) => {
    const latest = letters.findLast((made) => made.kind === kind)
    // The bytes hold the rest; printed anew they are kept in another file.
    return (
      latest?.sha256 === pdf.sha256 &&
      isSaid(said, 'CorrectionLetterPrepared', { kind, number, datedOn, template }, ['kind'])
    )
  },
  events: (command, correction, context) => {
    const { data } = command
    const { id, letters, outcome } = correction
    if (outcome === undefined) throw new Error('the rules let a letter of nothing through')
    const found = remediesOf(command, correction, context)
    return [
      {
        type: 'CorrectionLetterPrepared',
        data: {
          correction: id,
          letter: letters.length + 1,
          kind: data.kind,
          outcome: outcome.kind,
          number: data.number,
          datedOn: checkedDate(data.datedOn),
          ...(found?.ok === true ? { remedies: found.remedies } : {}),
          template: data.template,
          pdf: keptFile(data.pdf),
          html: keptFile(data.html),
          ...personalAct(context),
        },
      },
    ]
  },
})
