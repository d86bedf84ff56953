import { informationItemDecider } from '../domain/informationItem/decide.js'
import type { InformationItemCommand } from '../domain/informationItem/commands.js'
import { disclosedContent } from '../domain/informationItem/decide/work.js'
import type {
  FileAttached,
  ItemContent,
  PersonalDataHit,
  RedactionFinding,
  UnreadableFile,
} from '../domain/informationItem/events.js'
import type { WorkingVersion } from '../domain/informationItem/state.js'
import type { FileId, ItemId } from '../domain/values.js'
import { type ExtractedText, extractText } from './files/extractText.js'
import type { FileStore } from './files/fileStore.js'
import { redactionFindings } from './files/redactionFindings.js'
import { passagesIn, wantedPieces } from './files/text/passages.js'
import { decodeText } from './files/text/rawText.js'
import { attachedFiles, itemEvents, type ItemLog } from './itemEvents.js'
import { personalDataIn } from './personalDataScan.js'
import { withheldText } from './withheldText.js'

export interface ContentCheckDependencies extends ItemLog {
  readonly files: Pick<FileStore, 'read'>
}

/**
 * What a program finds in the working version of an item, as commands for the process that follows its changes: the
 * scan for personal data of what the public would get (711-15), and for 部分公开 whether something withheld is left in
 * the redacted rendition (711-37). Nothing for what was looked at before, or when there is nothing to look at.
 */
export type ContentChecks = (itemId: ItemId) => Promise<readonly InformationItemCommand[]>

interface Reading {
  readonly itemId: ItemId
  readonly files: ReadonlyMap<FileId, FileAttached['data']>
  readonly read: (file: FileAttached['data']) => Promise<Uint8Array>
}

export const createContentChecks =
  (deps: ContentCheckDependencies): ContentChecks =>
  async (itemId) => {
    const events = await itemEvents(deps, itemId)
    const item = events.reduce(informationItemDecider.evolve, informationItemDecider.initial)
    if (item.status !== 'open' || item.work === undefined) return []
    const reading: Reading = {
      itemId,
      files: attachedFiles(events),
      read: async (file) => bytesOf(await deps.files.read(itemId, file)),
    }
    const content = disclosedContent(item.work)
    const isScanned = content === undefined || item.personalData?.contentHash === content.contentHash
    return [
      ...(isScanned ? [] : [await personalDataScan(content, reading)]),
      ...(needsRedactionCheck(item.work) ? [await redactionCheck(item.work, reading)] : []),
    ]
  }

async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function personalDataScan(content: ItemContent, reading: Reading): Promise<InformationItemCommand> {
  const hits: PersonalDataHit[] = []
  const look = (part: string, text: string | undefined, fileId?: FileId, known: ReadonlySet<string> = NOTHING) => {
    const found = new Set<string>()
    for (const { kind, at, length } of personalDataIn(text ?? '')) {
      const what = (text ?? '').slice(at, at + length).replace(/\s/g, '')
      found.add(what)
      if (known.has(what)) continue
      const hit = `${fileId ?? part}-${hits.length + 1}`
      hits.push({ hit, kind, ...(fileId === undefined ? {} : { fileId }), where: `${part}, character ${at + 1}` })
    }
    return found
  }
  for (const part of ['title', 'summary', 'text'] as const) look(part, content[part]?.value)
  for (const { fileId, extracted } of await textsOf(content, reading)) {
    // A page may be read in two ways; what both of them find is one hit.
    const known = new Map<string, ReadonlySet<string>>()
    for (const { place, where, text } of extracted.segments)
      if (place === 'text' && where !== 'pages')
        known.set(where, new Set([...(known.get(where) ?? []), ...look(where, text, fileId, known.get(where))]))
  }
  return { type: 'RecordPersonalDataScan', data: { contentHash: content.contentHash, hits } }
}

const NOTHING: ReadonlySet<string> = new Set()

interface FileText {
  readonly fileId: FileId
  readonly extracted: ExtractedText
}

const textsOf = async ({ files }: ItemContent, reading: Reading): Promise<readonly FileText[]> => {
  const texts: FileText[] = []
  // One after the other: a file may be of many megabytes.
  for (const fileId of files) {
    const file = reading.files.get(fileId)
    if (file === undefined) continue
    texts.push({ fileId, extracted: await textOf(file.mediaType, await reading.read(file)) })
  }
  return texts
}

/** Plain text needs no reader of its own; starting one for each document of an import would take longer than the import. */
function textOf(mediaType: string, bytes: Uint8Array): Promise<ExtractedText> {
  if (!mediaType.startsWith('text/plain')) return extractText({ mediaType, bytes })
  const text = decodeText(bytes)
  return Promise.resolve({ text, segments: [{ place: 'text', where: 'text', text }], doubts: [] })
}

const needsRedactionCheck = ({ form, redaction, content }: WorkingVersion): boolean =>
  form?.attribute === 'partial' &&
  content !== undefined &&
  redaction !== undefined &&
  redaction.check?.contentHash !== redaction.content.contentHash

async function redactionCheck(work: WorkingVersion, reading: Reading): Promise<InformationItemCommand> {
  const [original, redacted] = [work.content!, work.redaction!.content]
  const [originalTexts, redactedTexts] = [await textsOf(original, reading), await textsOf(redacted, reading)]
  const passages = withheldText(wholeText(original, originalTexts), wholeText(redacted, redactedTexts))
  const most = Math.max(0, (work.form?.withheldPassages.length ?? 1) - 1)
  const inContent = passagesIn(wholeText(redacted, []), wantedPieces(passages))
  const findings: RedactionFinding[] = inContent.map((passage) => ({
    passage: Math.min(passage, most),
    place: 'text',
    where: 'content',
  }))
  const unreadable: UnreadableFile[] = []
  const doubts = doubtsAboutOriginal(passages, originalTexts)
  for (const { fileId } of redactedTexts) {
    const file = reading.files.get(fileId)!
    const report = await redactionFindings(passages, { mediaType: file.mediaType, bytes: await reading.read(file) })
    for (const { passage, place, where } of report.findings)
      findings.push({ passage: Math.min(passage, most), fileId, place, where })
    const reasons = [...new Set([...doubts, ...report.reasons])]
    if (reasons.length > 0) unreadable.push({ fileId, reasons })
  }
  return { type: 'RecordRedactionCheck', data: { contentHash: redacted.contentHash, findings, unreadable } }
}

/** Where a program cannot tell what was withheld, a second person has to look at the files. */
const doubtsAboutOriginal = (passages: readonly string[], originals: readonly FileText[]): readonly string[] => [
  ...(passages.length === 0 ? ['PASSAGES_UNKNOWN'] : []),
  ...(originals.some(({ extracted }) => extracted.doubts.length > 0) ? ['ORIGINAL_UNREADABLE'] : []),
]

const wholeText = ({ title, summary, text }: ItemContent, files: readonly FileText[]): string =>
  [title.value, summary?.value, text?.value, ...files.map(({ extracted }) => extracted.text)]
    .filter((part) => part !== undefined)
    .join('\n')
