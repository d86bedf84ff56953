import type { Genre, Theme } from '../../domain/informationItem/vocabulary.js'
import type { LocalDate } from '../../domain/values.js'

/** `adopted`: 会议通过、批准, before it was issued; `effective`: 施行. Neither makes a version. */
export type HeadActKind = 'issued' | 'revised' | 'adopted' | 'effective'

/** One line of a document's head: on this day, by these bodies, under this number. */
export interface HeadAct {
  readonly kind: HeadActKind
  readonly on: LocalDate
  readonly bodies: readonly string[]
  readonly documentNumber?: string
}

/** What a reviewer should look at; nothing here decides anything. */
export const IMPORT_NOTES = [
  'CONVERTED_FROM_GB18030',
  'CONVERTED_FROM_UTF16',
  'DATE_FROM_FILE_NAME', // the head names no date of issue
  'HEAD_ENDS_BEFORE_VERSION', // the file name names a later version than the head's last revision
  'HEAD_CONTRADICTS_FILE_NAME', // the head's date was taken
  'ISSUER_UNKNOWN',
  'MAKER_OUTSIDE_REGISTER', // 711-10: who made it publishes it
  'TITLE_FROM_FILE_NAME',
  'SAME_TITLE_IN_BATCH', // another version of the same document?
  'NO_TEXT', // only the file was taken
] as const
export type ImportNote = (typeof IMPORT_NOTES)[number]

/** What an import could read from one document; a proposal that named people review. */
export interface ParsedDocument {
  readonly title: string
  /** The date of this version. */
  readonly formedOn: LocalDate
  /** Bodies of the act that made this version, as written. */
  readonly issuedBy: readonly string[]
  readonly documentNumber?: string
  readonly genre: Genre
  readonly theme: Theme
  /** Whether anything in the title speaks for the theme; else it is `other` and only stands in. */
  readonly themeSuggested: boolean
  readonly acts: readonly HeadAct[]
  /** Head and body without title heading and markers; absent for files that are taken as they are. */
  readonly text?: string
  readonly notes: readonly ImportNote[]
}

/** Why a file is not taken. Stable codes; messages in report texts. */
export const IMPORT_REFUSALS = [
  'FILE_EMPTY',
  'FILE_TOO_LARGE',
  'FILE_UNREADABLE',
  'ENCODING_UNKNOWN',
  'TITLE_MISSING',
  'TITLE_TOO_LONG',
  'TEXT_MISSING',
  'TEXT_TOO_LONG',
  'CONTROL_CHARACTERS',
  'DATE_MISSING',
  'DATE_IMPOSSIBLE',
  'DATE_IN_FUTURE',
  'DUPLICATE_CONTENT',
  'CHANGED_SINCE_IMPORT',
  'NAME_NOT_SAFE',
  'TYPE_NOT_TAKEN',
] as const
export type ImportRefusal = (typeof IMPORT_REFUSALS)[number]

export interface DocumentFault {
  readonly code: ImportRefusal
  /** A line number, a limit, the path of the twin; never the text itself. */
  readonly detail?: string
}
