import type { LocalDate } from '../../domain/values.js'
import { parseLocalDate } from '../../domain/dates.js'
import { genreOf, suggestTheme } from './classify.js'
import type { DocumentFault, HeadAct, ImportNote, ParsedDocument } from './parsedDocument.js'
import { parseHead, type ParsedHead } from './parseHead.js'

export type Parsed =
  | { readonly ok: true; readonly document: ParsedDocument }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] }

const LONGEST_TITLE = 200
/** In characters; what one event can hold. */
const LONGEST_TEXT = 200_000
const INVISIBLE = /[\u200b-\u200f\u2028\u2029\u2060\ufeff]/g
const HEAD_END = /^<!--\s*INFO END\s*-->$/
/** Without a marker the head is what stands before the first line that begins the body. */
const BODY_BEGINS = /^#{2,}\s|^第[一二三四五六七八九十百零〇\d]+[章条编]|^[一二三四五六七八九十]+、|。$/

/**
 * Reads a document's head and body. All faults at once; `today` is the day of the import, after which nothing can have
 * been formed.
 */
export function parseDocument(text: string, fileName: string, today: LocalDate): Parsed {
  const lines = text.split(/\r\n|\r|\n/)
  const { title, head, body, firstLine } = cut(lines)
  const parsedHead = parseHead(head, firstLine)
  const version = versionOf(parsedHead, fileName)
  const content = [
    head
      .map((line) => line.trim())
      .filter(Boolean)
      .join('\n'),
    body.join('\n').trim(),
  ]
    .join('\n\n')
    .trim()
  const faults: readonly DocumentFault[] = [
    ...titleFaults(title),
    ...parsedHead.faults,
    ...version.faults,
    ...futureFaults(version.formedOn, today),
    ...(body.some((line) => line.trim() !== '') ? [] : [{ code: 'TEXT_MISSING' } as const]),
    ...textFaults(content),
  ]
  if (faults.length > 0 || version.formedOn === undefined) return { ok: false, faults }
  return { ok: true, document: describe(title, version.formedOn, parsedHead, version.notes, content) }
}

/** A file that is taken as it is (PDF, DOCX, pictures): its name says what can be said. */
export function describeFile(fileName: string, today: LocalDate): Parsed {
  const title = fileName
    .replace(/\.[^.]*$/, '')
    .replace(NAMED_DATE, '')
    .trim()
  const head: ParsedHead = { acts: [], faults: [] }
  const version = versionOf(head, fileName)
  const faults = [...titleFaults(title), ...version.faults, ...futureFaults(version.formedOn, today)]
  if (faults.length > 0 || version.formedOn === undefined) return { ok: false, faults }
  return {
    ok: true,
    document: describe(title, version.formedOn, head, ['TITLE_FROM_FILE_NAME', 'NO_TEXT', ...version.notes]),
  }
}

function describe(
  title: string,
  formedOn: LocalDate,
  { acts, documentNumber: ownNumber }: ParsedHead,
  notes: readonly ImportNote[],
  text?: string,
): ParsedDocument {
  const versions = acts.filter(makesVersion).filter(({ on }) => on <= formedOn)
  const documentNumber = ownNumber ?? versions.findLast((act) => act.documentNumber !== undefined)?.documentNumber
  const issuedBy = issuersOf(title, formedOn, acts)
  const { theme, suggested } = suggestTheme(title)
  return {
    title,
    formedOn,
    issuedBy,
    ...(documentNumber === undefined ? {} : { documentNumber }),
    genre: genreOf(title),
    theme,
    themeSuggested: suggested,
    acts,
    ...(text === undefined ? {} : { text }),
    notes: [...notes, ...(issuedBy.length === 0 ? (['ISSUER_UNKNOWN'] as const) : [])],
  }
}

const ISSUER_IN_TITLE =
  /^(?:中华人民共和国)?((?:国务院|中央军委|[\p{Script=Han}]{2,14}?(?:部|委员会|总局|局|办公室|政府))(?:、(?:国务院|中央军委|[\p{Script=Han}]{2,14}?(?:部|委员会|总局|局)))*)(?:关于|对)/u

/** Who made the version: its act, else an earlier one, else who approved it that day, else whom the title names. */
function issuersOf(title: string, formedOn: LocalDate, acts: readonly HeadAct[]): readonly string[] {
  const named = (act: HeadAct): boolean => act.bodies.length > 0 && act.on <= formedOn
  return (
    acts.filter(makesVersion).findLast(named)?.bodies ??
    acts.find((act) => named(act) && act.on === formedOn)?.bodies ??
    ISSUER_IN_TITLE.exec(title)?.[1]?.split('、') ??
    []
  )
}

function cut(lines: readonly string[]): { title: string; head: string[]; body: string[]; firstLine: number } {
  const titleAt = lines.findIndex((line) => line.trim() !== '')
  if (titleAt < 0) return { title: '', head: [], body: [], firstLine: 1 }
  const marker = lines.findIndex((line) => HEAD_END.test(line.trim()))
  const title = lines[titleAt]!.replace(/^#+\s*/, '')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const bodyAt = marker >= 0 ? marker + 1 : bodyStart(lines, titleAt + 1)
  const headEnd = marker >= 0 ? marker : bodyAt
  return {
    // A marker with nothing above it leaves no title.
    title: marker === titleAt ? '' : title,
    head: lines.slice(titleAt + 1, headEnd),
    body: lines.slice(bodyAt),
    firstLine: titleAt + 2,
  }
}

function bodyStart(lines: readonly string[], from: number): number {
  const found = lines.findIndex((line, index) => index >= from && BODY_BEGINS.test(line.trim()))
  return found < 0 ? from : found
}

const makesVersion = ({ kind }: HeadAct): boolean => kind === 'issued' || kind === 'revised'

const NAMED_DATE = /\s*[（(](\d{4}-\d{2}-\d{2})[)）]/

interface Version {
  readonly formedOn?: LocalDate
  readonly notes: readonly ImportNote[]
  readonly faults: readonly DocumentFault[]
}

/**
 * The date of this version. The head rules where it speaks: a file name that says otherwise was typed by someone; but
 * a name with a later date than the last revision in the head means a revision that the head does not list.
 */
function versionOf({ acts, faults: headFaults }: ParsedHead, fileName: string): Version {
  const written = NAMED_DATE.exec(fileName)?.[1]
  const named = written === undefined ? undefined : parseLocalDate(written)
  if (written !== undefined && named === undefined) {
    return { notes: [], faults: [{ code: 'DATE_IMPOSSIBLE', detail: 'file name' }] }
  }
  const versions = acts.filter(makesVersion).map(({ on }) => on)
  const last = versions.toSorted().at(-1)
  if (last === undefined) {
    if (named !== undefined) return { formedOn: named, notes: ['DATE_FROM_FILE_NAME'], faults: [] }
    return { notes: [], faults: headFaults.length > 0 ? [] : [{ code: 'DATE_MISSING' }] }
  }
  if (named === undefined || named === last) return { formedOn: last, notes: [], faults: [] }
  const takesEffectThen = acts.some(({ kind, on }) => kind === 'effective' && on === named)
  return named > last && !takesEffectThen
    ? { formedOn: named, notes: ['HEAD_ENDS_BEFORE_VERSION'], faults: [] }
    : { formedOn: last, notes: ['HEAD_CONTRADICTS_FILE_NAME'], faults: [] }
}

function titleFaults(title: string): readonly DocumentFault[] {
  if (title === '') return [{ code: 'TITLE_MISSING' }]
  // A line that is a sentence or a paragraph was never meant as a title.
  if (/。$/.test(title)) return [{ code: 'TITLE_MISSING' }]
  if ([...title].length > LONGEST_TITLE) return [{ code: 'TITLE_TOO_LONG', detail: String(LONGEST_TITLE) }]
  return CONTROL.test(title) ? [{ code: 'CONTROL_CHARACTERS', detail: 'title' }] : []
}

const futureFaults = (formedOn: LocalDate | undefined, today: LocalDate): readonly DocumentFault[] =>
  formedOn !== undefined && formedOn > today ? [{ code: 'DATE_IN_FUTURE', detail: formedOn }] : []

function textFaults(text: string): readonly DocumentFault[] {
  return [
    ...([...text].length > LONGEST_TEXT ? [{ code: 'TEXT_TOO_LONG', detail: String(LONGEST_TEXT) } as const] : []),
    ...(CONTROL.test(text) ? [{ code: 'CONTROL_CHARACTERS', detail: 'text' } as const] : []),
  ]
}

/** What no text of a document holds: control characters, overrides of direction, halves of characters. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\p{Cs}]/u
