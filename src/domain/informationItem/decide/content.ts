import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import { protect } from '../../protected.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { AttachFile, ContentInput, RecordFileScan, ReviseContent, ReviseDescription } from '../commands.js'
import type { ContentRevised, FileAttached, ItemContent, PartialAct } from '../events.js'
import type { OpenItem } from '../state.js'
import { descriptionFaults, descriptionOf } from './description.js'
import { heldInHandlingAgency, type ItemRule, onOpenItem, processOnly } from './handler.js'
import { BODY, MOST_FILES, NAME, SUMMARY, TITLE } from './limits.js'
import { actsAtOneLevelOnly, officerIsInCharge } from './people.js'
import { hasWorkingVersion, voidedBy, workOf } from './work.js'

const SHA256 = /^[0-9a-f]{64}$/

/** An import prepares a draft; once people have begun to judge it, only people change it. */
const processOnlyPrepares: ItemRule = {
  code: 'PROCESS_ONLY_PREPARES',
  clause: 'LS-10.9',
  refuse: ({ work }, { actor }) =>
    actor.kind === 'process' && work !== undefined && (work.version > 1 || work.round > 0 || work.form !== undefined)
      ? {}
      : undefined,
}

export const attachFile = onOpenItem<AttachFile>({
  clause: 'LS-2.3',
  by: heldInHandlingAgency(['publishingOfficer'], { process: true }),
  rules: [officerIsInCharge],
  checks: [
    ({ data }, item) => [
      ...textFaults(data.name, 'name', NAME),
      ...(SHA256.test(data.sha256) && SHA256.test(data.ciphertextSha256)
        ? []
        : [{ code: 'HASH_INVALID', clause: 'SYS', path: 'sha256' } as const]),
      ...(Number.isSafeInteger(data.size) && data.size > 0
        ? []
        : [{ code: 'FILE_EMPTY', clause: 'SYS', path: 'size' } as const]),
      ...(data.scan === 'infected' ? [{ code: 'FILE_INFECTED', clause: 'LS-14.5', path: 'scan' } as const] : []),
      ...(item.files.has(data.fileId) ? [{ code: 'FILE_EXISTS', clause: 'SYS', path: 'fileId' } as const] : []),
    ],
  ],
  done: ({ data }, item) => item.files.get(data.fileId)?.sha256 === data.sha256,
  events: (command, item) => [attached(command, item)],
})

const attached = ({ data }: AttachFile, item: OpenItem): FileAttached => ({
  type: 'FileAttached',
  data: {
    fileId: data.fileId,
    name: protect(`item:${item.id}`, data.name),
    rendition: data.rendition,
    medium: data.medium,
    mediaType: data.mediaType,
    size: data.size,
    sha256: data.sha256,
    suite: data.suite,
    ciphertextSha256: data.ciphertextSha256,
    commitment: data.commitment,
    scan: data.scan,
    ...(data.scannedAt === undefined ? {} : { scannedAt: data.scannedAt }),
  },
})

export const recordFileScan = onOpenItem<RecordFileScan>({
  clause: 'LS-14.5',
  by: processOnly,
  rules: [],
  checks: [
    ({ data }, item) =>
      item.files.has(data.fileId) ? [] : [{ code: 'FILE_UNKNOWN', clause: 'SYS', path: 'fileId' } as const],
  ],
  done: ({ data }, item) => item.files.get(data.fileId)?.scan === data.scan,
  events: ({ data }) => [
    { type: 'FileScanned', data: { fileId: data.fileId, scan: data.scan, scannedAt: data.scannedAt } },
  ],
})

export const reviseContent = onOpenItem<ReviseContent>({
  clause: 'LS-2.3',
  by: heldInHandlingAgency(['publishingOfficer'], { process: true }),
  rules: [officerIsInCharge, actsAtOneLevelOnly('drafting'), hasWorkingVersion, processOnlyPrepares],
  checks: [
    ({ data }, item) => [
      ...contentFaults(data, item, item.work?.content),
      ...data.files.flatMap((file, index) =>
        item.files.get(file)?.rendition === 'redacted'
          ? [{ code: 'FILE_IS_REDACTED', clause: '711-37', path: `files.${index}` } as const]
          : [],
      ),
    ],
  ],
  done: ({ data }, item) => item.work?.content !== undefined && sameJson(item.work.content, contentOf(data, item)),
  events: ({ data }, item, context): readonly ContentRevised[] => [
    {
      type: 'ContentRevised',
      data: {
        version: workOf(item).version,
        ...contentOf(data, item),
        ...maybeAct(context),
        voids: voidedBy(item, 'content'),
      },
    },
  ],
})

const maybeAct = (context: DecisionContext): PartialAct => (context.actor.kind === 'person' ? personalAct(context) : {})

/** Faults of a content: its texts, its files, and a hash that cannot be the one of this content. */
export function contentFaults(
  input: ContentInput,
  item: OpenItem,
  current: ItemContent | undefined,
): readonly Refusal[] {
  const faults: Refusal[] = []
  if ((input.text ?? '').trim() === '' && input.files.length === 0) {
    faults.push({ code: 'CONTENT_MISSING', clause: 'LS-2.3', path: 'text', missing: ['text', 'files'] })
  }
  if (new Set(input.files).size !== input.files.length) {
    faults.push({ code: 'FILE_NAMED_TWICE', clause: 'SYS', path: 'files' })
  }
  if (input.files.length > MOST_FILES) {
    faults.push({ code: 'TOO_MANY', clause: 'SYS', path: 'files', facts: { most: MOST_FILES } })
  }
  if (!SHA256.test(input.contentHash)) faults.push({ code: 'HASH_INVALID', clause: 'SYS', path: 'contentHash' })
  if (hashContradicts(input, item, current)) {
    faults.push({ code: 'CONTENT_HASH_INCONSISTENT', clause: 'LS-1', path: 'contentHash' })
  }
  return [
    ...faults,
    ...textFaults(input.title, 'title', TITLE),
    ...textFaults(input.summary, 'summary', SUMMARY),
    ...textFaults(input.text, 'text', BODY),
    ...input.files.flatMap((file, index) => fileFaults(item, file, `files.${index}`)),
  ]
}

/** The same content has the same hash, another content another one. Files of equal bytes may differ in id. */
function hashContradicts(input: ContentInput, item: OpenItem, current: ItemContent | undefined): boolean {
  if (current === undefined) return false
  const { contentHash: hash, ...shown } = contentOf(input, item)
  const { contentHash: currentHash, ...currentShown } = current
  const sameTexts = sameJson({ ...shown, files: [] }, { ...currentShown, files: [] })
  if (sameTexts && sameJson(shown.files, currentShown.files)) return hash !== currentHash
  return !sameTexts && hash === currentHash
}

function fileFaults(item: OpenItem, file: ContentInput['files'][number], path: string): readonly Refusal[] {
  const attachedFile = item.files.get(file)
  if (attachedFile === undefined) return [{ code: 'FILE_UNKNOWN', clause: 'SYS', path }]
  return attachedFile.scan === 'infected' ? [{ code: 'FILE_INFECTED', clause: 'LS-14.5', path }] : []
}

export const contentOf = (input: ContentInput, item: OpenItem): ItemContent => ({
  title: protect(`item:${item.id}`, input.title),
  ...(input.summary === undefined ? {} : { summary: protect(`item:${item.id}`, input.summary) }),
  ...(input.text === undefined ? {} : { text: protect(`item:${item.id}`, input.text) }),
  files: [...input.files],
  contentHash: input.contentHash,
})

export const reviseDescription = onOpenItem<ReviseDescription>({
  clause: 'LS-3.2',
  by: heldInHandlingAgency(['publishingOfficer']),
  rules: [officerIsInCharge, actsAtOneLevelOnly('drafting'), hasWorkingVersion],
  checks: [({ data }, _item, context) => descriptionFaults(data, context)],
  done: ({ data }, item) => sameJson(item.description, descriptionOf(item.id, data)),
  events: ({ data }, item, context) => [
    {
      type: 'DescriptionRevised',
      data: {
        version: workOf(item).version,
        ...descriptionOf(item.id, data),
        ...personalAct(context),
        voids: voidedBy(item, 'statement'),
      },
    },
  ],
})
