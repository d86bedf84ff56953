import type { Command, CommandHandler, Decider, Refusal } from '../decider.js'
import { sameJson } from '../sameJson.js'
import { textFaults } from '../texts.js'
import type { AgencyId } from '../values.js'
import type { LetterNumberEvent, NumberHolder } from './events.js'
import {
  COMPLAINT_LETTER_KINDS,
  CORRECTION_LETTER_KINDS,
  INSPECTION_LETTER_KINDS,
  LETTER_KINDS,
  type NumberedKind,
} from './vocabulary.js'

/** By the program, for the officer who makes the letter. Without a number the next one of its kind is given. */
export type TakeLetterNumber = Command<
  'TakeLetterNumber',
  {
    agency: AgencyId
    year: number
    number?: string
    /** The record of the matter names it already, in whatever form. */
    onRecord?: boolean
    holder: NumberHolder
  }
>

/** Numbers in use, and the last one given of each kind. */
export interface LetterNumbers {
  readonly taken: ReadonlyMap<string, NumberHolder>
  readonly serials: ReadonlyMap<NumberedKind, number>
}

const initial: LetterNumbers = { taken: new Map(), serials: new Map() }

const evolve = (numbers: LetterNumbers, { data }: LetterNumberEvent): LetterNumbers => ({
  taken: new Map([...numbers.taken, [data.number, data.holder]]),
  serials: data.serial === undefined ? numbers.serials : new Map([...numbers.serials, [data.holder.kind, data.serial]]),
})

/** 代字 of the numbers that the program proposes; an agency with words of its own types them. */
const WORDS: Readonly<Record<NumberedKind, string>> = {
  applicationForm: '公开申',
  registrationForm: '公开登',
  approvalForm: '公开呈',
  acceptanceReceipt: '公开收',
  splitNotice: '公开分',
  amendmentNotice: '公开补',
  reasonsNotice: '公开理',
  delayNotice: '公开迟',
  extensionNotice: '公开延',
  thirdPartyLetter: '公开征',
  thirdPartyConfirmation: '公开确',
  opinionNoticeToApplicant: '公开告',
  thirdPartyOverrideNotice: '公开知',
  thirdPartyDecisionNotice: '公开知',
  jointMakerLetter: '公开商',
  involvedAgencyLetter: '公开商',
  assistanceLetter: '公开协',
  feeNotice: '公开费',
  feeRevocation: '公开费撤',
  withdrawalConfirmation: '公开撤',
  mergerNotice: '公开并',
  reply: '公开答',
  correctionNotice: '公开更',
  correctionForwarding: '公开转',
  complaintReceipt: '公开诉受',
  complaintDeclined: '公开诉否',
  complaintTransfer: '公开诉转',
  complaintTransferNotice: '公开诉告',
  complaintStatementRequest: '公开诉询',
  complaintReply: '公开诉复',
  rectificationNotice: '公开整',
  inspectionBulletin: '公开通',
}

const numberOf = (kind: NumberedKind, year: number, serial: number): string => `${WORDS[kind]}〔${year}〕${serial}号`

/** The next number of its kind that nobody typed by hand before. */
function nextSerial({ serials, taken }: LetterNumbers, kind: NumberedKind, year: number): number {
  let serial = (serials.get(kind) ?? 0) + 1
  while (taken.has(numberOf(kind, year, serial))) serial += 1
  return serial
}

const NUMBERED: readonly NumberedKind[] = [
  ...LETTER_KINDS,
  ...CORRECTION_LETTER_KINDS,
  ...COMPLAINT_LETTER_KINDS,
  ...INSPECTION_LETTER_KINDS,
]

const numberFaults = (
  { data: { number, year, holder, onRecord } }: TakeLetterNumber,
  { taken }: LetterNumbers,
): readonly Refusal[] => {
  if (number === undefined) return []
  const holds = taken.get(number)
  return [
    ...textFaults(number, 'number', { longest: 100, required: true }),
    // Without its year the same number could be given again in another one.
    ...(onRecord === true || number.includes(String(year))
      ? []
      : [{ code: 'LETTER_NUMBER_WITHOUT_YEAR', clause: '711-45', path: 'number', facts: { year } } as const]),
    ...(holds === undefined || sameJson(holds, holder)
      ? []
      : [{ code: 'LETTER_NUMBER_TAKEN', clause: '711-45', path: 'number' } as const]),
  ]
}

const takeLetterNumber: CommandHandler<TakeLetterNumber, LetterNumbers, LetterNumberEvent> = {
  clause: '711-45',
  by: { roles: [], agencies: () => [], process: true, clause: 'SYS' },
  rules: [],
  checks: [
    numberFaults,
    ({ data }) => (NUMBERED.includes(data.holder.kind) ? [] : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'kind' }]),
  ],
  done: ({ data: { number, holder } }, { taken }) =>
    number === undefined
      ? [...taken.values()].some((holds) => sameJson(holds, holder))
      : taken.has(number) && sameJson(taken.get(number), holder),
  events: ({ data: { agency, year, number, holder } }, numbers) => {
    const serial = nextSerial(numbers, holder.kind, year)
    const { matter, kind, addressee, round } = holder
    return [
      {
        type: 'LetterNumberTaken',
        data: {
          agency,
          year,
          number: number ?? numberOf(kind, year, serial),
          ...(number === undefined ? { serial } : {}),
          holder: {
            ...{ matter, kind },
            ...(addressee === undefined ? {} : { addressee }),
            ...(round === undefined ? {} : { round }),
          },
        },
      },
    ]
  },
}

/** 发文登记簿, stream `letterNumbers-{agency}.{year}`: no document number stands on two letters of an agency. */
export const letterNumberDecider: Decider<TakeLetterNumber, LetterNumbers, LetterNumberEvent> = {
  initial,
  evolve,
  handlers: { TakeLetterNumber: takeLetterNumber },
}
