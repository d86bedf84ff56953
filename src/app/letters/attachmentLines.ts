/** 附件说明, with a mark and a name for each line; one is named without a number. */
export const attachmentLines = (attachments: readonly string[]): readonly string[] =>
  attachments.length === 1
    ? [`附件：${attachments[0]!}`]
    : attachments.map((name, index) => `${index === 0 ? '附件：' : '　　　'}${index + 1}. ${name}`)
