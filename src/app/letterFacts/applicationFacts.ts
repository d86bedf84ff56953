import type { LetterFacts } from '../letters/letterFacts.js'
import { agencyName, every, last, type LetterMatter } from './letterMatter.js'
import { given } from './given.js'
import { opened } from './openedText.js'

/** Who writes, who asked, for what, and since when: what every letter of an application may say. */
export function applicationFacts(matter: LetterMatter): LetterFacts {
  const { application, events, date, staffNames, context } = matter
  const { applicant, request, received, officer, clock } = application
  const { name, identity, contact } = opened(applicant)
  const { description, documentNumber, form, way } = opened(request)
  const fixed = last(events, 'ReceiptDateFixed')
  const split = last(events, 'ApplicationSplit')
  const merged = last(events, 'ApplicationMerged')
  const withdrawn = last(events, 'ApplicationWithdrawn')
  return given({
    agencyName: agencyName(matter, application.agency),
    date,
    applicantName: name,
    applicantKind: applicant.kind,
    applicantIdentity: identity,
    applicantContact: contact,
    registrationNumber: received.registrationNumber,
    channel: received.channel,
    arrivedOn: received.arrivedOn,
    receivedOn: last(events, 'ApplicationAmended')?.receivedOn ?? fixed?.receivedOn,
    receiptRule: fixed?.rule,
    description,
    documentNumber,
    form,
    way,
    assistance: received.assistance,
    officerName: officer === undefined ? undefined : staffNames.get(officer),
    replyDueOn: clock?.receipt.due,
    parts: split === undefined ? undefined : partsOf(split),
    mergedOn: merged?.mergedOn,
    withdrawnOn: withdrawn?.withdrawnOn,
    opinions: opinionsOf(matter),
    amendmentWorkingDays: context.policies.inForce('amendment.period', date)?.value,
    opinionWorkingDays: context.policies.inForce('thirdParty.opinion', date)?.value,
    enclosures: every(events, 'ApplicationFileAttached').flatMap(({ purpose, name: file }) =>
      purpose === 'given' ? [opened(file)] : [],
    ),
  })
}

const partsOf = ({
  kept,
  parts,
}: NonNullable<ReturnType<typeof last<'ApplicationSplit'>>>): NonNullable<LetterFacts['parts']> =>
  [{ request: kept, registrationNumber: undefined }, ...parts].map(({ request, registrationNumber }) => ({
    description: opened(request).description ?? '',
    ...(registrationNumber === undefined ? {} : { registrationNumber }),
  }))

/** 拟办、审核、签发意见, as the approval form lists them. */
function opinionsOf({ events, staffNames }: LetterMatter): NonNullable<LetterFacts['opinions']> {
  const drafted = last(events, 'ReplyDrafted')
  if (drafted === undefined) return []
  const ofTheDraft = ({ draft }: { readonly draft: number }) => draft === drafted.draft
  const approved = last(events, 'ReplyApproved', ofTheDraft)
  const signed = last(events, 'ReplySigned', ofTheDraft)
  const by = (person: string) => given({ by: staffNames.get(person) })
  return [
    { level: '承办', text: '拟办', ...by(drafted.by) },
    ...(approved === undefined
      ? []
      : [{ level: '审核', text: approved.note === undefined ? '同意' : opened(approved.note), ...by(approved.by) }]),
    ...(signed === undefined ? [] : [{ level: '签发', text: '同意', ...by(signed.by), on: signed.signedOn }]),
  ]
}
