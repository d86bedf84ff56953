import { catalogue } from '../messages/catalogue.js'
import type { Message } from '../messages/message.js'
import type { ImportNote, ImportRefusal } from './parsedDocument.js'
import type { SkipReason } from './walkFolder.js'

type OwnReason = Exclude<ImportRefusal, 'FILE_EMPTY' | 'FILE_TOO_LARGE' | 'FILE_UNREADABLE' | 'CHANGED_SINCE_IMPORT'>

/** What stands in a report and is no refusal of a command. */
const OWN: Readonly<Record<OwnReason | SkipReason | ImportNote, Message>> = {
  ENCODING_UNKNOWN: { zh: '编码不是 UTF-8、UTF-16 或者 GB18030', en: 'neither UTF-8, UTF-16 nor GB18030' },
  TITLE_MISSING: { zh: '没有标题', en: 'no title' },
  TITLE_TOO_LONG: { zh: '标题过长', en: 'the title is too long' },
  TEXT_MISSING: { zh: '没有正文', en: 'no text below the head' },
  TEXT_TOO_LONG: { zh: '正文过长', en: 'the text is too long' },
  CONTROL_CHARACTERS: { zh: '含有控制字符', en: 'it contains control characters' },
  DATE_MISSING: { zh: '没有成文日期', en: 'no date of issue, neither in the head nor in the file name' },
  DATE_IMPOSSIBLE: { zh: '日期不存在', en: 'a date that is in no calendar' },
  DATE_IN_FUTURE: { zh: '日期在导入日之后', en: 'a date after the day of the import' },
  DUPLICATE_CONTENT: { zh: '同一批次中已有相同文件', en: 'the same bytes are in the batch already' },
  NAME_NOT_SAFE: { zh: '文件名含有不安全字符', en: 'unsafe characters in the name' },
  TYPE_NOT_TAKEN: { zh: '不接收此类文件', en: 'no type of file that is taken' },
  HIDDEN: { zh: '隐藏文件', en: 'hidden' },
  SYMLINK: { zh: '符号链接，不予跟随', en: 'a symbolic link, not followed' },
  NOT_A_FILE: { zh: '不是普通文件', en: 'no regular file' },
  CONVERTED_FROM_GB18030: { zh: '由 GB18030 转换', en: 'converted from GB18030' },
  CONVERTED_FROM_UTF16: { zh: '由 UTF-16 转换', en: 'converted from UTF-16' },
  DATE_FROM_FILE_NAME: {
    zh: '文首无发布日期，取自文件名',
    en: 'the head names no date of issue; taken from the file name',
  },
  HEAD_ENDS_BEFORE_VERSION: {
    zh: '文首未列出文件名所示的修订',
    en: 'the file name names a later revision than the head',
  },
  HEAD_CONTRADICTS_FILE_NAME: {
    zh: '文首与文件名日期不一致，以文首为准',
    en: 'the head contradicts the file name and was taken',
  },
  ISSUER_UNKNOWN: { zh: '未识别制发机关', en: 'no issuer was found' },
  MAKER_OUTSIDE_REGISTER: { zh: '制作机关不在机构名录中', en: 'its maker is not in the register (711-10)' },
  TITLE_FROM_FILE_NAME: { zh: '标题取自文件名', en: 'the title is that of the file' },
  SAME_TITLE_IN_BATCH: { zh: '批次内有同名文件', en: 'another one of the same title: versions?' },
  NO_TEXT: { zh: '仅接收文件，无正文', en: 'taken as a file, without text' },
}

/** What a code of a report means, in both languages; a rule's refusal has its message in the catalogue. */
export function reasonText(code: string): string {
  const message = (OWN as Readonly<Record<string, Message>>)[code] ?? catalogue[code]
  // Facts of single refusals are not in the sums.
  return message === undefined || /\{/.test(message.zh) ? '' : `${message.zh} / ${message.en}`
}
