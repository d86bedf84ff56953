import type { CheckedFile, IntegrityState } from '../app/letterRecords/letterIntegrity.js'
import type { CorrectionLetterKind, LetterKind } from '../domain/letter/vocabulary.js'
import { CORRECTION_LETTER_NAMES } from '../app/matterFiles/correctionLetterNames.js'
import { LETTER_NAMES } from '../app/matterFiles/letterNames.js'
import { enumType } from './fields.js'

export const LetterKindEnum = enumType<LetterKind>('LetterKind', 'What a letter is (文书种类).', LETTER_NAMES)

export const CorrectionLetterKindEnum = enumType<CorrectionLetterKind>(
  'CorrectionLetterKind',
  'What a letter about a request to correct a record is (更正文书种类).',
  CORRECTION_LETTER_NAMES,
)

export const IntegrityStateEnum = enumType<IntegrityState>(
  'IntegrityState',
  'Whether stored bytes are what the record says (完整性).',
  { intact: '完好', altered: '被改动', missing: '缺失', erased: '已销毁' },
)

export const LetterPartEnum = enumType<CheckedFile['part']>('LetterPart', 'A file of a letter (文书文件).', {
  pdf: '打印件',
  html: '网页版',
  signature: '电子印章签名',
  scan: '盖章扫描件',
})
