import type { NoticeKind, NoticeSubject } from '../../domain/notification/vocabulary.js'
import { NOTICE_TEXTS, SUBJECT_TEXTS } from './noticeTexts.js'

/** What a letter is written from. */
export interface LetterNotice {
  /** Id of the event that is told of. */
  readonly event: string
  readonly kind: NoticeKind
  readonly about: { readonly kind: NoticeSubject; readonly id: string }
  readonly due: string | null
  readonly clause: string
  /** The reader stands in for somebody absent. */
  readonly asDeputy: boolean
}

export interface Letter {
  readonly subject: string
  readonly text: string
}

/**
 * A letter in Chinese with the English below. It names the matter by its number and a link, never by title, text or
 * person: mail passes through hands that may not know what is not public yet.
 */
export function letter({ event, kind, about, due, clause, asDeputy }: LetterNotice, publicUrl: URL): Letter {
  const what = NOTICE_TEXTS[kind]
  const matter = SUBJECT_TEXTS[about.kind]
  const link = new URL(`/#/inbox/${event}`, publicUrl).href
  return {
    subject: `【政务公开】${what.zh}${due === null ? '' : `（${due}）`}`,
    text: [
      `${what.zh}。`,
      '',
      `事项：${matter.zh} ${about.id}`,
      ...(due === null ? [] : [`日期：${due}`]),
      `条款：${clause}`,
      ...(asDeputy ? ['您作为代理人收到本通知。'] : []),
      `办理：${link}`,
      '',
      '事项内容请登录系统查看。本邮件由系统自动发送，请勿回复。',
      '',
      '--------',
      '',
      `${what.en}.`,
      '',
      `Matter: ${matter.en} ${about.id}`,
      ...(due === null ? [] : [`Date: ${due}`]),
      `Clause: ${clause}`,
      ...(asDeputy ? ['You are told as a deputy.'] : []),
      `Go to: ${link}`,
      '',
      'Sign in to see the matter itself. Sent by a program; please do not answer.',
      '',
    ].join('\n'),
  }
}
