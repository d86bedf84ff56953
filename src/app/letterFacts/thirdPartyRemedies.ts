import type { ReplyOutcome } from '../../domain/application/outcome.js'
import { remediesFor } from '../../domain/application/remedies.js'
import type { LetterFacts } from '../letters/letterFacts.js'
import { given } from './given.js'
import type { LetterMatter } from './letterMatter.js'
import { reviewBodyName } from './replyFacts.js'

/** Remedies depend on the kind of outcome alone: disclosure leaves the choice between review and court. */
const DISCLOSED = { kind: 'provided' } as ReplyOutcome

/** What a third party may do against disclosure (711-51); nothing where no body that reviews is known. */
export function thirdPartyRemedies(matter: LetterMatter): LetterFacts {
  const { application, context, date, reviewBody } = matter
  const { agency, received } = application
  const question = { outcome: DISCLOSED, agency, body: received.body, reviewBody, on: date }
  const found = remediesFor(question, context)
  return found.ok ? given({ remedies: found.remedies, reviewBodyName: reviewBodyName(matter, found.remedies) }) : {}
}
