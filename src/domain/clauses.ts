/**
 * A clause that a rule, an event or a refusal rests on. `LS-10.3`: Lieshan regulation, article 10, third rule
 * (numbered in docs/traceability.md); `711-33`: Order 711, article 33; other laws by their short code.
 */
export type ClauseCode =
  | `LS-${number}`
  | `LS-${number}.${number}`
  | `711-${number}`
  | `711-${number}(${number})`
  | `SSL-${number}` // 保守国家秘密法 (2024)
  | `PIPL-${number}` // 个人信息保护法
  | 'GB-32100' // 统一社会信用代码编码规则
  | 'SYS' // a rule of the program itself: concurrency, form of input, identity

/** 法规、规章、规范性文件 as a whole. */
export type LegalText = 'LS' | '711' | 'SSL' | 'PIPL'

/** One clause, or every clause of a text. */
export type ClauseOrText = ClauseCode | LegalText
