import type { ClauseCode } from '../../domain/clauses.js'
import { contactNotes, type Draft, letterOf } from './letterForm.js'
import type { LetterDocument } from './letterDocument.js'
import type { AllLetterFacts, LetterFactName, LetterFacts } from './letterFacts.js'

/** One kind of letter: on what it rests, what it must and may state, and how it says so. */
export interface LetterTemplate {
  /** What it is called, as its title has it. */
  readonly title: string
  /** The clause that asks for it. */
  readonly clause: ClauseCode
  readonly needs: readonly LetterFactName[]
  readonly may: readonly LetterFactName[]
  /** Call only with all that it needs. */
  readonly write: (facts: LetterFacts) => LetterDocument
}

/** What every letter that leaves the house states. */
const SENDER = ['agencyName', 'number', 'date'] as const
const CONTACT = ['agencyAddress', 'agencyPhone', 'agencyEmail'] as const

type Filled<Needed extends LetterFactName, Possible extends LetterFactName> = Pick<AllLetterFacts, Needed> &
  Partial<Pick<AllLetterFacts, Possible>>

interface Description<Needed extends LetterFactName, Possible extends LetterFactName, Fixed extends LetterFactName> {
  readonly title: string
  readonly clause: ClauseCode
  readonly needs: readonly Needed[]
  readonly may?: readonly Possible[]
  readonly write: (facts: Filled<Needed | Fixed, Possible | (typeof CONTACT)[number]>) => Draft
}

/** A letter with number, date and signature; `write` sees only the facts that are named. */
export const letter = <const Needed extends LetterFactName, const Possible extends LetterFactName = never>({
  title,
  clause,
  needs,
  may = [],
  write,
}: Description<Needed, Possible, (typeof SENDER)[number]>): LetterTemplate => ({
  title,
  clause,
  needs: [...SENDER, ...needs],
  may: [...may, ...CONTACT],
  write: (facts) => {
    const filled = facts as Parameters<typeof write>[0]
    const { agencyName, number, date } = facts as Pick<AllLetterFacts, (typeof SENDER)[number]>
    const draft = write(filled)
    return {
      ...letterOf([agencyName, title], { ...draft, notes: [...(draft.notes ?? []), ...contactNotes(facts)] }),
      number,
      signature: { agencies: [agencyName], date },
    }
  },
})

/** A form for the file or for the applicant's hand: no number of its own is needed, nobody signs it as an agency. */
export const form = <const Needed extends LetterFactName, const Possible extends LetterFactName = never>({
  title,
  clause,
  needs,
  may = [],
  write,
}: Description<Needed, Possible, 'agencyName'>): LetterTemplate => ({
  title,
  clause,
  needs: ['agencyName', ...needs],
  may: [...may, 'number', ...CONTACT],
  write: (facts) => {
    const { agencyName } = facts as Pick<AllLetterFacts, 'agencyName'>
    const document = letterOf([agencyName, title], write(facts as Parameters<typeof write>[0]))
    return { ...document, form: true, ...(facts.number === undefined ? {} : { number: `编号：${facts.number}` }) }
  },
})
