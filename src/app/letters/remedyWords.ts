import type { LetterBlock } from './letterDocument.js'
import type { LetterFactName, LetterFacts } from './letterFacts.js'
import { paragraph } from './letterForm.js'

/** Names that the remedies may point to. */
export const REMEDY_MAY = ['reviewBodyName', 'authorityName'] as const satisfies readonly LetterFactName[]

/** 救济途径, with the body, the time and the order that the law has (law.md §1b). */
export function remedyParagraphs(facts: LetterFacts, document: string, about = ''): readonly LetterBlock[] {
  const { remedies } = facts
  if (remedies === undefined) return []
  if (remedies.order === 'appealToAuthority')
    return [
      paragraph(
        `如对${document}不服，依照《中华人民共和国政府信息公开条例》第五十五条第二款的规定，可以向${facts.authorityName}申诉，接受申诉的部门应当及时调查处理并将处理结果告知申诉人。`,
      ),
    ]
  const { review, court } = remedies
  const within = `${court.number}${court.unit === 'days' ? '日' : '个月'}内`
  const body = reviewBodyOf(facts)
  if (remedies.order === 'reviewFirst')
    return [
      paragraph(
        `如对${about === '' ? document : about}不服，可以自收到${document}之日起${review.days}日内向${body}申请行政复议。依照《中华人民共和国行政复议法》第二十三条的规定，对不予公开政府信息的行为，应当先向行政复议机关申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起${within}依法向人民法院提起行政诉讼。`,
      ),
    ]
  return [
    paragraph(
      `如对${document}不服，可以自收到${document}之日起${review.days}日内向${body}申请行政复议，或者自收到${document}之日起${within}依法向人民法院提起行政诉讼。`,
    ),
  ]
}

/** Name of the government that reviews; undefined where the remedies name it by id only and nobody gave its name. */
export function reviewBodyOf({ remedies, reviewBodyName }: LetterFacts): string | undefined {
  if (remedies === undefined || remedies.order === 'appealToAuthority') return undefined
  return 'name' in remedies.review.body ? remedies.review.body.name : reviewBodyName
}
