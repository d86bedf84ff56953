import { without } from '../../without.js'
import type { ContentRevised, FileAttached, ItemContent, ItemFile, SecrecyReviewForm } from '../events.js'
import type { AttachedFile, OpenItem, WorkingVersion } from '../state.js'
import { backToDraft, type Folds, inWork, withParticipant } from './fold.js'

/** Files, content, description, form and redaction: whatever changes what is judged makes it a draft again. */
export const contentFolds: Folds<
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
  LegacyPublicationRecorded: (item, data) => ({ ...item, legacy: data }),

  FileAttached: (item, data) => withFile(item, data.fileId, fileOf(data)),

  FileScanned: (item, { fileId, scan }) => {
    const file = item.files.get(fileId)
    return file === undefined ? item : withFile(item, fileId, { ...file, scan })
  },

  ContentRevised: (item, data) =>
    inWork(item, (work) => {
      const draft = without(backToDraft(work), 'redaction', 'referral')
      return { ...draft, content: contentOf(data), participants: withParticipant(work.participants, 'drafting', data) }
    }),

  DescriptionRevised: (item, data) => ({
    ...drafted(item, data),
    description: without(data, 'version', 'voids', 'by', 'deputyFor'),
  }),

  InvolvementChanged: (item, data) => ({
    ...drafted(item, data),
    jointIssuers: data.jointIssuers,
    involvedAgencies: data.involvedAgencies,
  }),

  PublisherFixedByLaw: (item, data) => ({ ...item, publisherByLaw: data }),
  SpecialPublicationLawRecorded: (item, data) => ({ ...item, specialLaw: data }),
  StatutoryApprovalRecorded: (item, data) => ({ ...item, statutoryApproval: data }),

  SecrecyReviewFormFilled: (item, data) =>
    inWork(item, (work) => ({
      ...withForm(backToDraft(work), data.form),
      participants: withParticipant(work.participants, 'drafting', data),
    })),

  RedactionPrepared: (item, data) =>
    inWork(item, (work) => ({
      ...backToDraft(work),
      redaction: { content: contentOf(data), confirmed: [] },
      participants: withParticipant(work.participants, 'drafting', data),
    })),

  RedactionChecked: (item, data) => inRedaction(item, data.contentHash, (redaction) => ({ ...redaction, check: data })),

  RedactionConfirmed: (item, { contentHash, fileId }) =>
    inRedaction(item, contentHash, (redaction) => ({ ...redaction, confirmed: [...redaction.confirmed, fileId] })),

  PersonalDataScanned: (item, { contentHash, hits }) => ({
    ...item,
    personalData: { contentHash, hits: hits.map((hit) => ({ ...hit, answered: false })) },
  }),

  PersonalDataHitAnswered: (item, { contentHash, hit }) =>
    item.personalData?.contentHash !== contentHash
      ? item
      : {
          ...item,
          personalData: {
            contentHash,
            hits: item.personalData.hits.map((open) => (open.hit === hit ? { ...open, answered: true } : open)),
          },
        },
}

const contentOf = (data: ContentRevised['data']): ItemContent => without(data, 'version', 'voids', 'by', 'deputyFor')

const withFile = (item: OpenItem, fileId: ItemFile['fileId'], file: AttachedFile): OpenItem => ({
  ...item,
  files: new Map([...item.files, [fileId, file]]),
})

const fileOf = ({ rendition, sha256, scan }: FileAttached['data']): AttachedFile => ({ rendition, sha256, scan })

const withForm = (work: WorkingVersion, form: SecrecyReviewForm): WorkingVersion => ({ ...work, form })

const drafted = (item: OpenItem, act: Parameters<typeof withParticipant>[2]): OpenItem =>
  inWork(item, (work) => ({
    ...backToDraft(work),
    participants: withParticipant(work.participants, 'drafting', act),
  }))

function inRedaction(
  item: OpenItem,
  contentHash: string,
  change: (redaction: NonNullable<WorkingVersion['redaction']>) => NonNullable<WorkingVersion['redaction']>,
): OpenItem {
  return inWork(item, (work) =>
    work.redaction?.content.contentHash === contentHash ? { ...work, redaction: change(work.redaction) } : work,
  )
}
