import type { Medium } from '../../domain/informationItem/vocabulary.js'

export type FileMedium = Medium

interface FileTypeRule {
  /** The first is the one that a new file gets. */
  readonly extensions: readonly string[]
  readonly media: readonly FileMedium[]
}

const writing: readonly FileMedium[] = ['text', 'electronicDocument']
const table: readonly FileMedium[] = ['chart', 'electronicDocument']
const image: readonly FileMedium[] = ['picture', 'chart']
const recording: readonly FileMedium[] = ['audioVideo']

/**
 * Everything that is taken in. What a browser would run (HTML, SVG, XML, scripts), macros, archives and programs are
 * not here and are refused: see docs/decisions/0303.
 */
export const fileTypes: Readonly<Record<string, FileTypeRule>> = {
  'text/plain': { extensions: ['txt'], media: writing },
  'text/markdown': { extensions: ['md', 'markdown'], media: writing },
  'text/csv': { extensions: ['csv'], media: ['text', 'chart', 'electronicDocument'] },
  'application/rtf': { extensions: ['rtf'], media: writing },
  'application/pdf': { extensions: ['pdf'], media: ['text', 'picture', 'chart', 'electronicDocument'] },
  'application/ofd': { extensions: ['ofd'], media: ['text', 'picture', 'chart', 'electronicDocument'] },
  'application/msword': { extensions: ['doc', 'wps'], media: writing },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { extensions: ['docx'], media: writing },
  'application/vnd.oasis.opendocument.text': { extensions: ['odt'], media: writing },
  'application/vnd.ms-excel': { extensions: ['xls', 'et'], media: table },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { extensions: ['xlsx'], media: table },
  'application/vnd.oasis.opendocument.spreadsheet': { extensions: ['ods'], media: table },
  'application/vnd.ms-powerpoint': { extensions: ['ppt', 'dps'], media: table },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': { extensions: ['pptx'], media: table },
  'application/vnd.oasis.opendocument.presentation': { extensions: ['odp'], media: table },
  'image/jpeg': { extensions: ['jpg', 'jpeg'], media: image },
  'image/png': { extensions: ['png'], media: image },
  'image/gif': { extensions: ['gif'], media: image },
  'image/webp': { extensions: ['webp'], media: image },
  'image/bmp': { extensions: ['bmp'], media: image },
  'image/tiff': { extensions: ['tif', 'tiff'], media: image },
  'audio/mpeg': { extensions: ['mp3'], media: recording },
  'audio/mp4': { extensions: ['m4a'], media: recording },
  'audio/wav': { extensions: ['wav'], media: recording },
  'audio/flac': { extensions: ['flac'], media: recording },
  'audio/ogg': { extensions: ['ogg', 'oga'], media: recording },
  'audio/aac': { extensions: ['aac'], media: recording },
  'video/mp4': { extensions: ['mp4', 'm4v'], media: recording },
  'video/webm': { extensions: ['webm'], media: recording },
  'video/quicktime': { extensions: ['mov'], media: recording },
  'video/mpeg': { extensions: ['mpg', 'mpeg'], media: recording },
  'video/x-msvideo': { extensions: ['avi'], media: recording },
}

/** `text/plain;charset=gb18030` → `text/plain`. */
export const essence = (mediaType: string) => mediaType.split(';', 1)[0]!
