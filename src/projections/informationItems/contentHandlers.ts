import type { InformationItemEvent } from '../../domain/informationItem/events.js'
import { itemText, readable } from '../engine/readable.js'
import type { Handler } from '../projection.js'
import { change, draftAgain, itemOf, itemRow, putContent, withVersion } from './change.js'
import type { ItemFileRow, ItemTables } from './tables.js'

export type ItemHandlers<T extends InformationItemEvent['type']> = {
  readonly [K in T]: Handler<Extract<InformationItemEvent, { type: K }>, ItemTables>
}

/** Files, content, description, form and redaction: whatever changes what is judged makes it a draft again. */
export const contentHandlers: ItemHandlers<
  | 'LegacyPublicationRecorded'
  | 'FileAttached'
  | 'FileScanned'
  | 'ContentRevised'
  | 'DescriptionRevised'
  | 'InvolvementChanged'
  | 'PublisherFixedByLaw'
  | 'SpecialPublicationLawRecorded'
  | 'StatutoryApprovalRecorded'
  | 'SecrecyReviewFormFilled'
  | 'RedactionPrepared'
  | 'RedactionChecked'
  | 'RedactionConfirmed'
  | 'PersonalDataScanned'
  | 'PersonalDataHitAnswered'
> = {
  LegacyPublicationRecorded: (rows, event) => void change(rows, event, {}, { legacy: event.data }),

  FileAttached: (rows, event) => {
    const { name, scannedAt, ...file } = event.data
    const attached: ItemFileRow = {
      ...file,
      name: itemText(name),
      scannedAt: scannedAt ?? null,
      attachedAt: event.metadata.recordedAt,
    }
    const { files } = itemRow(rows, event).detail
    change(rows, event, {}, { files: [...files.filter(({ fileId }) => fileId !== file.fileId), attached] })
  },

  FileScanned: (rows, event) => {
    const { fileId, scan, scannedAt } = event.data
    const { files } = itemRow(rows, event).detail
    change(
      rows,
      event,
      {},
      { files: files.map((file) => (file.fileId === fileId ? { ...file, scan, scannedAt } : file)) },
    )
  },

  ContentRevised: (rows, event) => {
    const { version, contentHash } = event.data
    const content = putContent(rows, { item: itemOf(event), version, rendition: 'original' }, event.data)
    const { detail } = itemRow(rows, event)
    change(
      rows,
      event,
      {
        ...draftAgain(itemRow(rows, event)),
        title: content.title ?? '',
        summary: content.summary,
        contentHash,
        redactedHash: null,
      },
      {
        versions: withVersion(detail, version, { contentHash }),
        redactionCheck: null,
        redactionConfirmed: [],
        referral: null,
        referralAnswer: null,
      },
    )
  },

  DescriptionRevised: (rows, event) => {
    const { origin, media, documentNumber, theme, genre, formedOn, keywords } = event.data
    change(
      rows,
      event,
      {
        ...draftAgain(itemRow(rows, event)),
        media,
        documentNumber: documentNumber ?? null,
        theme,
        genre,
        formedOn,
        keywords,
      },
      { origin: readable(origin) },
    )
  },

  InvolvementChanged: (rows, event) => {
    const { jointIssuers, involvedAgencies } = event.data
    change(rows, event, { ...draftAgain(itemRow(rows, event)), involvedAgencies }, { jointIssuers })
  },

  PublisherFixedByLaw: (rows, event) => void change(rows, event, {}, { publisherByLaw: event.data }),
  SpecialPublicationLawRecorded: (rows, event) => void change(rows, event, {}, { specialLaw: event.data }),
  StatutoryApprovalRecorded: (rows, event) => void change(rows, event, {}, { statutoryApproval: event.data }),

  SecrecyReviewFormFilled: (rows, event) => {
    const { form } = event.data
    change(
      rows,
      event,
      { ...draftAgain(itemRow(rows, event)), proposedAttribute: form.attribute, important: form.important },
      { form: readable(form) },
    )
  },

  RedactionPrepared: (rows, event) => {
    const { version, contentHash } = event.data
    putContent(rows, { item: itemOf(event), version, rendition: 'redacted' }, event.data)
    change(
      rows,
      event,
      { ...draftAgain(itemRow(rows, event)), redactedHash: contentHash },
      { redactionCheck: null, redactionConfirmed: [] },
    )
  },

  RedactionChecked: (rows, event) => void change(rows, event, {}, { redactionCheck: event.data }),

  RedactionConfirmed: (rows, event) => {
    const { redactionConfirmed } = itemRow(rows, event).detail
    change(rows, event, {}, { redactionConfirmed: [...redactionConfirmed, event.data.fileId] })
  },

  PersonalDataScanned: (rows, event) => {
    const { contentHash, hits } = event.data
    change(rows, event, {}, { personalData: { contentHash, hits: hits.map((hit) => ({ ...hit, answer: null })) } })
  },

  PersonalDataHitAnswered: (rows, event) => {
    const { personalData } = itemRow(rows, event).detail
    if (personalData === null || personalData.contentHash !== event.data.contentHash)
      return void change(rows, event, {})
    const hits = personalData.hits.map((hit) =>
      hit.hit === event.data.hit ? { ...hit, answer: event.data.answer } : hit,
    )
    change(rows, event, {}, { personalData: { ...personalData, hits } })
  },
}
