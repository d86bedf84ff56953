import { itemText, readable } from '../engine/readable.js'
import type { Rows } from '../engine/table.js'
import { type EventOf, newVersion } from './change.js'
import type { ItemDetail, ItemRow, ItemTables } from './tables.js'

const NO_DETAIL: ItemDetail = {
  origin: null,
  jointIssuers: [],
  source: null,
  form: null,
  confirmed: null,
  secretGround: null,
  reviewSteps: [],
  versions: [],
  files: [],
  redactionCheck: null,
  redactionConfirmed: [],
  personalData: null,
  contradictions: null,
  referral: null,
  referralAnswer: null,
  thirdParties: [],
  publicInterest: [],
  assessment: null,
  publisherByLaw: null,
  specialLaw: null,
  statutoryApproval: null,
  legacy: null,
  withdrawal: null,
  validity: null,
  reevaluation: null,
  purge: null,
  keyDestroyedAt: null,
}

/** Everything that nothing has said yet. Also what a purge leaves of an item. */
export const blank = {
  awaits: [],
  title: '',
  summary: null,
  attribute: null,
  proposedAttribute: null,
  theme: null,
  genre: null,
  media: [],
  keywords: [],
  formedOn: '',
  documentNumber: null,
  involvedAgencies: [],
  version: 1,
  round: 0,
  contentHash: null,
  redactedHash: null,
  isPublic: false,
  publicVersion: null,
  publicHash: null,
  publicRendition: null,
  channels: [],
  publishedOn: null,
  registeredOn: null,
  indexNumber: null,
  filedMonths: [],
  reevaluateOn: null,
  withdrawnOn: null,
  important: false,
  detail: NO_DETAIL,
} satisfies Partial<ItemRow>

const begun = ({ metadata, ordinal, revision }: EventOf<'ItemCreated' | 'SecretItemRecorded'>) => ({
  createdAt: metadata.recordedAt,
  changedAt: metadata.recordedAt,
  createdOrdinal: ordinal,
  changedOrdinal: ordinal,
  revision,
})

export function itemCreated(rows: Rows<ItemTables>, event: EventOf<'ItemCreated'>): void {
  const { data, metadata } = event
  rows.items.put({
    ...blank,
    ...begun(event),
    id: data.itemId,
    agency: data.agency,
    officer: data.officer,
    state: 'draft',
    awaits: ['publishingOfficer'],
    title: itemText(data.title) ?? '',
    theme: data.theme,
    genre: data.genre,
    media: data.media,
    keywords: data.keywords,
    formedOn: data.formedOn,
    documentNumber: data.documentNumber ?? null,
    involvedAgencies: data.involvedAgencies,
    agencies: [...new Set([data.agency, ...data.jointIssuers.map(({ agency }) => agency), ...data.involvedAgencies])],
    detail: {
      ...NO_DETAIL,
      origin: readable(data.origin),
      jointIssuers: data.jointIssuers,
      source: data.source === undefined ? null : readable(data.source),
      versions: [newVersion(1, null, metadata.recordedAt)],
    },
  })
}

export function secretItemRecorded(rows: Rows<ItemTables>, event: EventOf<'SecretItemRecorded'>): void {
  const { data } = event
  rows.items.put({
    ...blank,
    ...begun(event),
    id: data.itemId,
    agency: data.agency,
    officer: data.officer,
    state: 'secretStub',
    title: itemText(data.neutralTitle) ?? '',
    agencies: [data.agency],
    detail: { ...NO_DETAIL, secretGround: readable(data.ground) },
  })
}
