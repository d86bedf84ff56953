/** Where in the redacted rendition a withheld passage still stands. */
export type RedactionPlace =
  | 'text' // the text layer or body that a reader sees or can select
  | 'hidden' // hidden text, comments, notes, tracked deletions, alternate content
  | 'metadata' // document properties, XMP, custom XML
  | 'revision' // an earlier revision of the file: everything before an earlier %%EOF
  | 'object' // an object of the file that no page refers to, or an attachment

export interface RedactionFinding {
  /** Index into the passages that were asked for; the passage itself is not repeated. */
  readonly passage: number
  readonly place: RedactionPlace
  /** Page, part or object: `page 3`, `word/comments.xml`, `object 12 0`. */
  readonly where: string
}

export interface RedactionReport {
  readonly findings: readonly RedactionFinding[]
  /** Nothing or not everything could be read by a program (a scan, an unreadable font): a second person must look. */
  readonly needsSecondPerson: boolean
  /** Why, as stable codes. */
  readonly reasons: readonly RedactionDoubt[]
}

export type RedactionDoubt =
  | 'IMAGES_ONLY' // pages without a text layer
  | 'HAS_IMAGES' // pictures beside the text: words may stand in them
  | 'ENCRYPTED'
  | 'UNREADABLE' // not parsed within time and memory, or damaged
  | 'UNSUPPORTED_TYPE'
  | 'EMBEDDED_FILE' // an attachment of a kind that is not read
