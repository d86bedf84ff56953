import type { PersonalAct } from '../../src/domain/acting.js'
import { createHash } from 'node:crypto'
import type { InformationItemEvent, SecrecyReviewForm } from '../../src/domain/informationItem/events.js'
import type { DisclosureAttribute } from '../../src/domain/informationItem/vocabulary.js'
import { protect } from '../../src/domain/protected.js'
import type {
  AgencyId,
  FileId,
  Instant,
  ItemId,
  LocalDate,
  PersonId,
  Sha256,
  SocialCreditCode,
  YearMonth,
} from '../../src/domain/values.js'

export const on = (date: string) => date as LocalDate
export const agency = (id: string) => id as AgencyId
export const person = (id: string) => id as PersonId
export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex') as Sha256
const by = (id: string): PersonalAct => ({ by: person(id) })

const flag = { applies: false }
export const form = (attribute: DisclosureAttribute): SecrecyReviewForm => ({
  filledOn: on('2026-03-02'),
  carrier: 'officialDocument',
  channels: ['governmentWebsite'],
  scope: 'general',
  flags: {
    stateSecret: flag,
    workSecret: flag,
    commercialSecret: flag,
    personalPrivacy: flag,
    internalAffairs: flag,
    processInformation: flag,
    enforcementFile: flag,
    threeSafetiesOneStability: flag,
  },
  important: false,
  attribute,
  grounds: [],
  withheldPassages: [],
})

/** The events of one item, written down by hand. */
export function itemEvents(id: string) {
  const itemId = id as ItemId
  const text = (value: string) => protect(`item:${id}`, value)
  const content = (title: string, version = 1, body = `text of ${title}`) => ({
    version,
    title: text(title),
    summary: text(`summary of ${title}`),
    text: text(body),
    files: [] as FileId[],
    contentHash: hashOf(title),
  })
  const events = {
    created: (title: string, change: Partial<Extract<InformationItemEvent, { type: 'ItemCreated' }>['data']> = {}) => ({
      type: 'ItemCreated' as const,
      data: {
        itemId,
        agency: agency('fagai'),
        officer: person('li'),
        title: text(title),
        origin: { kind: 'made' as const },
        media: ['text' as const],
        theme: 'generalAffairs' as const,
        genre: 'regulation' as const,
        formedOn: on('2021-08-04'),
        keywords: ['政务公开'],
        jointIssuers: [],
        involvedAgencies: [],
        declaredNotSecret: true as const,
        ...change,
      },
    }),
    fromCitizen: (title: string, citizen: string, name: string) =>
      events.created(title, {
        origin: {
          kind: 'obtained',
          from: { kind: 'citizen', person: person(citizen), name: protect(`person:${citizen}`, name) },
          obtainedOn: on('2026-02-01'),
        },
      }),
    revised: (title: string, version = 1, body?: string) => ({
      type: 'ContentRevised' as const,
      data: { ...content(title, version, body), ...by('li'), voids: [] },
    }),
    fileAttached: (fileId: string, name: string) => ({
      type: 'FileAttached' as const,
      data: {
        fileId: fileId as FileId,
        name: text(name),
        rendition: 'original' as const,
        medium: 'text' as const,
        mediaType: 'application/pdf',
        size: 5,
        sha256: hashOf(name),
        suite: 'x',
        ciphertextSha256: hashOf(name),
        commitment: 'c',
        scan: 'quarantined' as const,
      },
    }),
    fileScanned: (fileId: string) => ({
      type: 'FileScanned' as const,
      data: { fileId: fileId as FileId, scan: 'clean' as const, scannedAt: '2026-03-02T02:00:00.000Z' as Instant },
    }),
    formFilled: (attribute: DisclosureAttribute, version = 1) => ({
      type: 'SecrecyReviewFormFilled' as const,
      data: { ...by('li'), version, form: form(attribute), voids: [] },
    }),
    submitted: (title: string, version = 1) => ({
      type: 'SecrecyReviewSubmitted' as const,
      data: {
        ...by('li'),
        version,
        round: 1,
        contentHash: hashOf(title),
        disclosedHash: hashOf(title),
        opinion: 'disclose' as const,
        note: text('note'),
      },
    }),
    sectionPassed: (title: string, version = 1) => ({
      type: 'SectionReviewPassed' as const,
      data: { ...by('wang'), version, round: 1, disclosedHash: hashOf(title), opinion: 'disclose' as const },
    }),
    concluded: (title: string, version = 1) => ({
      type: 'SecrecyReviewConcluded' as const,
      data: { ...by('zhao'), version, round: 1, disclosedHash: hashOf(title), conclusion: 'disclose' as const },
    }),
    returned: (version = 1) => ({
      type: 'ReturnedForRework' as const,
      data: { ...by('wang'), version, round: 1, level: 'section' as const, reason: text('a word is missing') },
    }),
    confirmed: (title: string, attribute: DisclosureAttribute, version = 1) => ({
      type: 'AttributeConfirmed' as const,
      data: { version, attribute, grounds: [], withheldPassages: [], disclosedHash: hashOf(title) },
    }),
    approved: (title: string, version = 1) => ({
      type: 'ItemApproved' as const,
      data: { ...by('chen'), version, round: 1, disclosedHash: hashOf(title) },
    }),
    registered: () => ({
      type: 'ItemRegistered' as const,
      data: {
        itemId,
        agency: agency('fagai'),
        creditCode: '11340604003001' as SocialCreditCode,
        registeredOn: on('2026-03-03'),
        month: '202603' as YearMonth,
      },
    }),
    indexNumber: (indexNumber: string) => ({ type: 'IndexNumberRecorded' as const, data: { indexNumber } }),
    authorized: (title: string, version = 1) => ({
      type: 'PublicationAuthorized' as const,
      data: {
        ...by('chen'),
        itemId,
        agency: agency('fagai'),
        version,
        rendition: 'original' as const,
        contentHash: hashOf(title),
        channels: ['governmentWebsite' as const],
        authorizedOn: on('2026-03-04'),
      },
    }),
    newVersion: (version: number) => ({
      type: 'NewVersionStarted' as const,
      data: { ...by('li'), version, cause: 'correction' as const, reason: text('a wrong number') },
    }),
    discarded: (version: number) => ({
      type: 'DraftDiscarded' as const,
      data: { ...by('li'), version, reason: text('not needed') },
    }),
    withdrawn: (version = 1) => ({
      type: 'ItemWithdrawn' as const,
      data: {
        ...by('chen'),
        itemId,
        agency: agency('fagai'),
        version,
        reason: 'wrongContent' as const,
        explanation: text('wrong figures'),
        withdrawnOn: on('2026-03-05'),
      },
    }),
    validityEnded: () => ({
      type: 'ValidityEnded' as const,
      data: { ...by('chen'), kind: 'repealed' as const, effectiveOn: on('2026-04-01'), basis: '烈政〔2026〕1号' },
    }),
    purgeOrdered: () => ({
      type: 'PurgeOrdered' as const,
      data: {
        ...by('chen'),
        itemId,
        basis: 'courtOrder' as const,
        authority: '烈山区人民法院',
        documentNumber: '（2026）皖0604行初1号',
        orderedOn: on('2026-03-06'),
      },
    }),
    keyDestroyed: () => ({
      type: 'ItemKeyDestroyed' as const,
      data: { itemId, destroyedAt: '2026-03-06T01:00:00.000Z' as Instant },
    }),
    /** From creation to publication. */
    untilPublic: (title: string, attribute: DisclosureAttribute = 'proactive'): readonly InformationItemEvent[] => [
      events.created(title),
      events.revised(title),
      ...events.reviewed(title, attribute),
      events.registered(),
      events.indexNumber(`11340604003001/202603-${id}`),
      events.authorized(title),
    ],
    reviewed: (
      title: string,
      attribute: DisclosureAttribute = 'proactive',
      version = 1,
    ): readonly InformationItemEvent[] => [
      events.formFilled(attribute, version),
      events.submitted(title, version),
      events.sectionPassed(title, version),
      events.concluded(title, version),
      events.confirmed(title, attribute, version),
      events.approved(title, version),
    ],
  }
  return events
}
