import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { parseLocalDate } from '../../dates.js'
import type { Refusal } from '../../decider.js'
import { keptFile, keptFileFaults } from '../../keptFile.js'
import {
  AGENCY_LETTERS,
  INNER_SHEETS,
  LETTER_KINDS,
  type LetterKind,
  THIRD_PARTY_LETTERS,
} from '../../letter/vocabulary.js'
import type { RemediesFound } from '../../reviewAndCourt.js'
import { sameJson } from '../../sameJson.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { PrepareLetter } from '../commands.js'
import { remediesFor } from '../remedies.js'
import type { KnownApplication, LetterOnRecord } from '../state.js'
import { APPROVING_ROLES, HANDLING_ROLES, inAnswering, onKnown, unknownValue } from './handler.js'
import { NUMBER, OPTIONAL_NAME } from './limits.js'
import { officerIsInCharge } from './people.js'

/** What is confirmed without anybody's judgement: that an application arrived. */
const BY_PROCESSES: readonly LetterKind[] = ['acceptanceReceipt']
const MOST_LETTERS = 300

/** The remedies that a letter of that date names; undefined where it is no reply. */
function remediesOf({ data }: PrepareLetter, application: KnownApplication, context: DecisionContext) {
  const on = parseLocalDate(data.datedOn)
  if (data.kind !== 'reply' || application.draft === undefined || on === undefined) return undefined
  const { agency, received, draft } = application
  return remediesFor({ outcome: draft.outcome, agency, body: received.body, reviewBody: data.reviewBody, on }, context)
}

/** A letter says what is on record now: the draft that stands, and the remedies of its date. */
function replyFaults(command: PrepareLetter, application: KnownApplication, context: DecisionContext) {
  if (command.data.kind !== 'reply') return []
  const { status, draft } = application
  if (status === 'closed') return [{ code: 'APPLICATION_CLOSED', clause: '711-45', path: 'kind' } as const]
  if (draft?.status !== 'drafted' && draft?.status !== 'approved')
    return [{ code: 'REPLY_STEP_OUT_OF_ORDER', clause: '711-45', facts: { status: draft?.status ?? 'none' } } as const]
  if (draft.draft !== command.data.draft)
    return [{ code: 'DRAFT_CHANGED', clause: '711-45', path: 'draft', facts: { draft: draft.draft } } as const]
  return printedRemediesFaults(command, remediesOf(command, application, context))
}

const printedRemediesFaults = ({ data }: PrepareLetter, found: RemediesFound | undefined): readonly Refusal[] => {
  if (found === undefined) return []
  if (!found.ok) return found.refusals
  return data.remedies === undefined || sameJson(found.remedies, data.remedies)
    ? []
    : [{ code: 'LETTER_REMEDIES_CHANGED', clause: '711-51', path: 'datedOn' }]
}

const isOneOf = ({ kind, thirdParty, toAgency }: LetterOnRecord, { data }: PrepareLetter): boolean =>
  kind === data.kind && thirdParty === data.thirdParty && toAgency === data.toAgency

/** A number stands on one letter; remade before it is sent, that letter keeps it. */
const numberFaults = (command: PrepareLetter, { letters, repliesSent }: KnownApplication): readonly Refusal[] => {
  const { number, kind } = command.data
  if (INNER_SHEETS.includes(kind)) return []
  const taken = letters.some((made) => made.number === number && !isOneOf(made, command))
  return [
    ...textFaults(number, 'number', NUMBER),
    ...(taken || (number !== undefined && repliesSent.includes(number))
      ? [{ code: 'LETTER_NUMBER_TAKEN', clause: '711-45', path: 'number' } as const]
      : []),
  ]
}

/** Who is written to, where it is not the applicant. */
function addresseeFaults(
  { data: { kind, thirdParty, toAgency } }: PrepareLetter,
  { thirdParties }: KnownApplication,
  { agencies, today }: DecisionContext,
): readonly Refusal[] {
  const known = thirdParty !== undefined && thirdParties.has(thirdParty)
  const active = toAgency !== undefined && agencies.isActive(toAgency, today)
  return [
    ...(THIRD_PARTY_LETTERS.includes(kind) && !known
      ? [{ code: 'THIRD_PARTY_UNKNOWN', clause: '711-32', path: 'thirdParty', missing: ['thirdParty'] } as const]
      : []),
    ...(AGENCY_LETTERS.includes(kind) && !active
      ? [{ code: 'AGENCY_NOT_ACTIVE', clause: 'LS-4.3', path: 'toAgency', missing: ['toAgency'] } as const]
      : []),
    ...(THIRD_PARTY_LETTERS.includes(kind) || thirdParty === undefined ? [] : [noAddressee('thirdParty')]),
    ...(AGENCY_LETTERS.includes(kind) || toAgency === undefined ? [] : [noAddressee('toAgency')]),
  ]
}
const noAddressee = (path: string): Refusal => ({ code: 'LETTER_HAS_NO_ADDRESSEE', clause: '711-45', path })

const latestOf = (command: PrepareLetter, { letters }: KnownApplication): LetterOnRecord | undefined =>
  letters.filter((made) => isOneOf(made, command)).at(-1)

/** 制作文书 (711-45): what is printed, by its hash, under its number. A reply is signed only as it was made here. */
export const prepareLetter = onKnown<PrepareLetter>({
  clause: '711-45',
  by: inAnswering([...HANDLING_ROLES, ...APPROVING_ROLES], { process: true }),
  rules: [
    officerIsInCharge,
    {
      code: 'TOO_MANY',
      clause: 'SYS',
      refuse: ({ letters }) => (letters.length < MOST_LETTERS ? undefined : { facts: { most: MOST_LETTERS } }),
    },
  ],
  checks: [
    replyFaults,
    numberFaults,
    addresseeFaults,
    ({ data }, { id }, { today, actor }) => [
      ...unknownValue(data.kind, LETTER_KINDS, 'kind'),
      ...dateFaults(data.datedOn, 'datedOn', { notAfter: today }),
      ...textFaults(data.reviewBody, 'reviewBody', OPTIONAL_NAME),
      ...keptFileFaults(data.pdf, [`application:${id}`], 'pdf'),
      ...keptFileFaults(data.html, [`application:${id}`], 'html'),
      ...(actor.kind === 'process' && !BY_PROCESSES.includes(data.kind)
        ? [{ code: 'LETTER_OF_OFFICERS', clause: '711-45', path: 'kind' } as const]
        : []),
    ],
  ],
  policies: ['remedy.review', 'remedy.courtAfterReview', 'remedy.court'],
  done: (command, application) => {
    const latest = latestOf(command, application)
    const { number, draft, pdf, datedOn, template } = command.data
    // The bytes hold the rest; printed anew they are kept in another file.
    return (
      latest !== undefined &&
      latest.sha256 === pdf.sha256 &&
      latest.number === number &&
      latest.draft === draft &&
      isSaid(application.said, 'LetterPrepared', { letter: latest.letter, datedOn, template }, ['letter'])
    )
  },
  events: (command, application, context) => {
    const { data } = command
    const found = remediesOf(command, application, context)
    return [
      {
        type: 'LetterPrepared',
        data: {
          application: application.id,
          letter: application.letters.length + 1,
          kind: data.kind,
          ...(data.number === undefined ? {} : { number: data.number }),
          datedOn: checkedDate(data.datedOn),
          ...(data.thirdParty === undefined ? {} : { thirdParty: data.thirdParty }),
          ...(data.toAgency === undefined ? {} : { toAgency: data.toAgency }),
          ...(data.kind === 'reply' && data.draft !== undefined ? { draft: data.draft } : {}),
          ...(found?.ok === true ? { remedies: found.remedies } : {}),
          template: data.template,
          pdf: keptFile(data.pdf),
          html: keptFile(data.html),
          ...(context.actor.kind === 'person' ? personalAct(context) : {}),
        },
      },
    ]
  },
})
