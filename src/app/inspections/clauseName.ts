/** A clause in the words of a document: `711-33` → 《条例》第33条. */
export function clauseName(clause: string): string {
  const [, text, article, paragraph] = /^([A-Z0-9]+)-(\d+)(?:\((\d+)\)|\.\d+)?$/.exec(clause) ?? []
  const law = text === undefined ? undefined : LAWS[text]
  if (law === undefined || article === undefined) return clause
  return `${law}第${article}条${paragraph === undefined ? '' : `第（${paragraph}）项`}`
}

const LAWS: Readonly<Record<string, string>> = {
  LS: '《协调制度》',
  '711': '《条例》',
  SSL: '《保守国家秘密法》',
  PIPL: '《个人信息保护法》',
}
