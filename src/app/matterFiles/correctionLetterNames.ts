import type { CorrectionLetterKind } from '../../domain/letter/vocabulary.js'

/** 更正文书名称, as lists and names of files show them. */
export const CORRECTION_LETTER_NAMES: Readonly<Record<CorrectionLetterKind, string>> = {
  correctionNotice: '更正申请处理告知书',
  correctionForwarding: '更正申请转送函',
}
