import { personalAct } from '../../acting.js'
import type { Refusal } from '../../decider.js'
import { sameJson } from '../../sameJson.js'
import type { Sha256 } from '../../values.js'
import type { ConfirmRedaction, PrepareRedaction, RecordRedactionCheck } from '../commands.js'
import type { OpenItem } from '../state.js'
import { contentFaults, contentOf } from './content.js'
import { heldInHandlingAgency, type ItemRule, onOpenItem, processOnly } from './handler.js'
import { actsAtOneLevelOnly, isSecondPerson, officerIsInCharge } from './people.js'
import { hasWorkingVersion, voidedBy, workOf } from './work.js'

const originalIsThere: ItemRule = {
  code: 'CONTENT_MISSING',
  clause: 'LS-2.3',
  refuse: ({ work }) => (work !== undefined && work.content === undefined ? { missing: ['ReviseContent'] } : undefined),
}

const formSaysPartial: ItemRule = {
  code: 'NOTHING_TO_REDACT',
  clause: '711-37',
  refuse: ({ work }) =>
    work !== undefined && work.form?.attribute !== 'partial' ? { missing: ['FillSecrecyReviewForm'] } : undefined,
}

const redactionIsThere: ItemRule = {
  code: 'REDACTION_MISSING',
  clause: '711-37',
  refuse: ({ work }) =>
    work !== undefined && work.redaction === undefined ? { missing: ['PrepareRedaction'] } : undefined,
}

/** 区分处理: what the public gets instead of the original (711-37). */
export const prepareRedaction = onOpenItem<PrepareRedaction>({
  clause: '711-37',
  by: heldInHandlingAgency(['publishingOfficer']),
  rules: [officerIsInCharge, actsAtOneLevelOnly('drafting'), hasWorkingVersion, originalIsThere, formSaysPartial],
  checks: [
    ({ data }, item) => contentFaults(data, item, item.work?.redaction?.content),
    ({ data }, item) => changesNothing(data.contentHash, item),
  ],
  done: ({ data }, item) =>
    item.work?.redaction !== undefined && sameJson(item.work.redaction.content, contentOf(data, item)),
  events: ({ data }, item, context) => [
    {
      type: 'RedactionPrepared',
      data: {
        version: workOf(item).version,
        ...contentOf(data, item),
        ...personalAct(context),
        voids: voidedBy(item, 'statement'),
      },
    },
  ],
})

const changesNothing = (hash: Sha256, { work }: OpenItem): readonly Refusal[] =>
  work?.content?.contentHash === hash
    ? [{ code: 'REDACTION_CHANGES_NOTHING', clause: '711-37', path: 'contentHash' }]
    : []

const isOfRedaction = (
  { data }: { readonly data: { readonly contentHash: Sha256 } },
  { work }: OpenItem,
): readonly Refusal[] =>
  work?.redaction === undefined || work.redaction.content.contentHash === data.contentHash
    ? []
    : [{ code: 'CONTENT_CHANGED', clause: 'LS-10.9', path: 'contentHash' }]

/** Says what a program found in the redacted rendition; decides nothing. */
export const recordRedactionCheck = onOpenItem<RecordRedactionCheck>({
  clause: '711-37',
  by: processOnly,
  rules: [hasWorkingVersion, redactionIsThere],
  checks: [isOfRedaction],
  done: ({ data }, item) => item.work?.redaction?.check !== undefined && sameJson(item.work.redaction.check, data),
  events: ({ data }) => [
    {
      type: 'RedactionChecked',
      data: {
        contentHash: data.contentHash,
        findings: data.findings.map(({ passage, fileId, place, where }) => ({
          passage,
          ...(fileId === undefined ? {} : { fileId }),
          place,
          where,
        })),
        unreadable: data.unreadable.map(({ fileId, reasons }) => ({ fileId, reasons: [...reasons] })),
      },
    },
  ],
})

/** A scan cannot be read through by a program: a second person has to. */
export const confirmRedaction = onOpenItem<ConfirmRedaction>({
  clause: '711-37',
  by: heldInHandlingAgency(['publishingOfficer', 'sectionHead', 'secrecyReviewer', 'disclosureOfficer']),
  rules: [hasWorkingVersion, redactionIsThere, isSecondPerson],
  checks: [
    isOfRedaction,
    ({ data }, { work }) =>
      work?.redaction === undefined || work.redaction.check?.unreadable.some(({ fileId }) => fileId === data.fileId)
        ? []
        : [{ code: 'NOTHING_TO_CONFIRM', clause: '711-37', path: 'fileId' } as const],
  ],
  done: ({ data }, { work }) =>
    work?.redaction?.content.contentHash === data.contentHash && work.redaction.confirmed.includes(data.fileId),
  events: ({ data: { contentHash, fileId } }, _item, context) => [
    { type: 'RedactionConfirmed', data: { contentHash, fileId, ...personalAct(context) } },
  ],
})
