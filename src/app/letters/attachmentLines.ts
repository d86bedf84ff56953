/** 附件说明: one is named without a number. */
export const attachmentLines = (attachments: readonly string[]): readonly string[] =>
  attachments.length === 1
    ? [`附件：${attachments[0]!}`]
    : attachments.map((name, index) => `${index === 0 ? '附件：' : ''}${index + 1}. ${name}`)
