import { comparableNumber, comparableTitle } from '../../domain/informationItem/sameInformation.js'
import { readable, shownText } from '../engine/readable.js'
import type { Rows } from '../engine/table.js'
import { without } from '../without.js'
import { blank } from './beginning.js'
import {
  change,
  changePublic,
  contentKey,
  type EventOf,
  itemRow,
  newVersion,
  withVersion,
  workingVersion,
} from './change.js'
import type { ItemHandlers } from './contentHandlers.js'
import type { ContentRow, ItemRow, ItemTables } from './tables.js'

/** Register, authorization, and everything that happens to an item afterwards. */
export const publicationHandlers: ItemHandlers<
  | 'ItemRegistered'
  | 'IndexNumberRecorded'
  | 'ItemFiled'
  | 'ConsultationRequired'
  | 'ConsultationConcluded'
  | 'ItemContradictionsFound'
  | 'ItemContradictionAnswered'
  | 'PublicationAuthorized'
  | 'NewVersionStarted'
  | 'DraftDiscarded'
  | 'ItemWithdrawn'
  | 'ValidityEnded'
  | 'DisclosureReevaluated'
  | 'ItemHandedOver'
  | 'PurgeOrdered'
  | 'ItemKeyDestroyed'
> = {
  ItemRegistered: (rows, event) => void change(rows, event, { registeredOn: event.data.registeredOn }),

  IndexNumberRecorded: (rows, event) => {
    const { indexNumber } = event.data
    change(rows, event, { indexNumber })
    changePublic(rows, event, { indexNumber })
  },

  ItemFiled: (rows, event) => {
    const { filedMonths } = itemRow(rows, event)
    change(rows, event, { filedMonths: [...filedMonths, event.data.month] })
  },

  // Their content is shown from the consultation's own read model; here only the item's revision moves on.
  ConsultationRequired: (rows, event) => void change(rows, event, {}),
  ConsultationConcluded: (rows, event) => void change(rows, event, {}),

  ItemContradictionsFound: (rows, event) => {
    const { contentHash, findings } = event.data
    const { contradictions } = itemRow(rows, event).detail
    const known = contradictions?.contentHash === contentHash ? contradictions.findings : []
    const added = findings.filter(({ finding }) => !known.some((each) => each.finding === finding))
    const all = [...known, ...added.map((found) => ({ ...found, answer: null }))]
    change(rows, event, {}, { contradictions: { contentHash, findings: all } })
  },

  ItemContradictionAnswered: (rows, event) => {
    const { contradictions } = itemRow(rows, event).detail
    if (contradictions === null || contradictions.contentHash !== event.data.contentHash)
      return void change(rows, event, {})
    const findings = contradictions.findings.map((found) =>
      found.finding === event.data.finding ? { ...found, answer: event.data.answer } : found,
    )
    change(rows, event, {}, { contradictions: { ...contradictions, findings } })
  },

  PublicationAuthorized: authorized,

  NewVersionStarted: (rows, event) => {
    const { version, cause } = event.data
    const row = itemRow(rows, event)
    const content = carryContentOver(rows, event, row)
    change(
      rows,
      event,
      {
        state: 'draft',
        version,
        round: 0,
        redactedHash: null,
        proposedAttribute: null,
        contentHash: content?.contentHash ?? null,
      },
      {
        versions: [...row.detail.versions, newVersion(version, cause, event.metadata.recordedAt)],
        form: null,
        redactionCheck: null,
        redactionConfirmed: [],
        referral: null,
        referralAnswer: null,
      },
    )
  },

  DraftDiscarded: (rows, event) => {
    const { version } = event.data
    const row = itemRow(rows, event)
    const back =
      row.publicVersion === null ? undefined : rows.contents.get(contentKey(row.id, row.publicVersion, 'original'))
    change(
      rows,
      event,
      {
        state: version === 1 ? 'discarded' : stateWithoutWork(row),
        ...(back === undefined
          ? {}
          : { title: back.title ?? '', summary: back.summary, contentHash: back.contentHash }),
      },
      { versions: withVersion(row.detail, version, { discarded: true }) },
    )
  },

  ItemWithdrawn: (rows, event) => {
    const { version, reason, explanation, withdrawnOn } = event.data
    const row = itemRow(rows, event)
    rows.publicItems.remove(row.id)
    change(
      rows,
      event,
      { ...notPublic, state: workingVersion(row) === undefined ? 'withdrawn' : row.state, withdrawnOn },
      {
        withdrawal: { reason, explanation: shownText(explanation) },
        versions: withVersion(row.detail, version, { withdrawnOn }),
      },
    )
  },

  ValidityEnded: (rows, event) => {
    const validity = without(event.data, 'by', 'deputyFor')
    change(rows, event, {}, { validity: event.data })
    changePublic(rows, event, { validity })
  },

  DisclosureReevaluated: (rows, event) => {
    const { reevaluateOn } = event.data
    const row = itemRow(rows, event)
    change(rows, event, { reevaluateOn: reevaluateOn ?? row.reevaluateOn }, { reevaluation: readable(event.data) })
  },

  ItemHandedOver: (rows, event) => void change(rows, event, { officer: event.data.to }),

  PurgeOrdered: (rows, event) => {
    const purge = without(event.data, 'itemId')
    cleared(rows, event, { purge })
  },

  ItemKeyDestroyed: (rows, event) => {
    const { purge } = itemRow(rows, event).detail
    cleared(rows, event, { purge, keyDestroyedAt: event.data.destroyedAt })
  },
}

const notPublic = {
  isPublic: false,
  publicVersion: null,
  publicHash: null,
  publicRendition: null,
  channels: [],
} as const

const stateWithoutWork = ({ isPublic, withdrawnOn, attribute }: ItemRow): ItemRow['state'] => {
  if (isPublic) return 'published'
  if (withdrawnOn !== null) return 'withdrawn'
  return attribute === null ? 'discarded' : 'approved'
}

function authorized(rows: Rows<ItemTables>, event: EventOf<'PublicationAuthorized'>): void {
  const { version, rendition, contentHash, channels, authorizedOn } = event.data
  const before = itemRow(rows, event)
  const publishedOn = before.detail.legacy?.publishedOn ?? authorizedOn
  const row = change(
    rows,
    event,
    {
      state: 'published',
      isPublic: true,
      publicVersion: version,
      publicHash: contentHash,
      publicRendition: rendition,
      channels,
      publishedOn,
      withdrawnOn: null,
    },
    { versions: withVersion(before.detail, version, { authorizedOn, authorizedHash: contentHash }), withdrawal: null },
  )
  const content = rows.contents.get(contentKey(row.id, version, rendition))
  // An authorization names exactly one content; anything else is never shown (LS-10.9).
  if (content?.contentHash !== contentHash) throw new Error('the authorized content is not on record')
  if (row.attribute !== 'proactive' && row.attribute !== 'partial') throw new Error('the attribute does not allow it')
  const shown = new Set(content.files)
  const { validity } = row.detail
  rows.publicItems.put({
    id: row.id,
    agency: row.agency,
    agencies: row.agencies,
    title: content.title ?? '',
    summary: content.summary,
    text: content.text,
    files: row.detail.files.filter(({ fileId }) => shown.has(fileId)),
    attribute: row.attribute,
    theme: row.theme ?? 'other',
    genre: row.genre ?? 'other',
    media: row.media,
    keywords: row.keywords,
    formedOn: row.formedOn,
    formedYear: Number(row.formedOn.slice(0, 4)),
    documentNumber: row.documentNumber,
    indexNumber: row.indexNumber,
    version,
    rendition,
    contentHash,
    channels,
    publishedOn,
    validity: validity && without(validity, 'by', 'deputyFor'),
    changedAt: event.metadata.recordedAt,
    comparedTitle: comparableTitle(content.title),
    comparedNumber: comparableNumber(row.documentNumber),
  })
}

/** A correction starts from the version in hand, else from what is or was public last. */
function carryContentOver(
  rows: Rows<ItemTables>,
  event: EventOf<'NewVersionStarted'>,
  row: ItemRow,
): ContentRow | undefined {
  const { version } = event.data
  const authorizedLast = row.detail.versions.findLast(({ authorizedHash }) => authorizedHash !== null)?.version
  const base = workingVersion(row) ?? row.publicVersion ?? authorizedLast
  const from = base === undefined ? undefined : rows.contents.get(contentKey(row.id, base, 'original'))
  if (from === undefined) return undefined
  const carried = { ...from, key: contentKey(row.id, version, 'original'), version }
  rows.contents.put(carried)
  return carried
}

/** From the order on nothing of the item is shown; only that it was there, and why it is gone. */
function cleared(
  rows: Rows<ItemTables>,
  event: EventOf<'PurgeOrdered' | 'ItemKeyDestroyed'>,
  detail: Partial<ItemRow['detail']>,
): void {
  const { id, agency, officer, version, indexNumber, registeredOn, createdAt, createdOrdinal } = itemRow(rows, event)
  for (let known = 1; known <= version; known += 1) {
    rows.contents.remove(contentKey(id, known, 'original'))
    rows.contents.remove(contentKey(id, known, 'redacted'))
  }
  rows.publicItems.remove(id)
  rows.items.put({
    ...blank,
    id,
    agency,
    agencies: [agency],
    officer,
    state: 'purged',
    version,
    indexNumber,
    registeredOn,
    createdAt,
    createdOrdinal,
    changedAt: event.metadata.recordedAt,
    changedOrdinal: event.ordinal,
    revision: event.revision,
    detail: { ...blank.detail, ...detail },
  })
}
