import type { Remedies } from '../../domain/application/events.js'
import type { Language } from '../messages/explain.js'

/** 救济途径 as the reply names it: where to, within which time, and what has to come first (711-51). */
export function remediesSentence(remedies: Remedies, nameOf: (agency: string) => string, language: Language): string {
  if (remedies.order === 'appealToAuthority') {
    const authority = nameOf(remedies.authority)
    return language === 'zh' ? `如有异议，可以向${authority}申诉。` : `You may appeal to ${authority}.`
  }
  const { review, court, order } = remedies
  const body = 'agency' in review.body ? nameOf(review.body.agency) : review.body.name
  if (language === 'zh') {
    const time = court.unit === 'days' ? `${court.number}日` : `${court.number}个月`
    return order === 'reviewFirst'
      ? `如不服本答复，应当自收到之日起${review.days}日内先向${body}申请行政复议；对复议决定不服的，可以自收到复议决定书之日起${time}内向人民法院提起行政诉讼。`
      : `如不服本答复，可以自收到之日起${review.days}日内向${body}申请行政复议，或者自收到之日起${time}内直接向人民法院提起行政诉讼。`
  }
  const time = `${court.number} ${court.unit}`
  return order === 'reviewFirst'
    ? `You may contest this reply within ${review.days} days of receiving it, first by asking ${body} for administrative review; against its decision you may go to court within ${time} of receiving that.`
    : `You may contest this reply: within ${review.days} days of receiving it by asking ${body} for administrative review, or within ${time} of receiving it by going to court directly.`
}
