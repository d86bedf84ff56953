import type { AllLetterFacts, LetterFacts } from './letterFacts.js'
import { chineseDate } from './chineseDate.js'

/** 您 for a person, 贵单位 for an organisation. */
export const you = ({ applicantKind = 'naturalPerson' }: LetterFacts): string =>
  applicantKind === 'naturalPerson' ? '您' : '贵单位'

/** The registration number in brackets, where there is one. */
export const registered = ({ registrationNumber }: LetterFacts): string =>
  registrationNumber === undefined ? '' : `（登记编号：${registrationNumber}）`

/** How every letter to an applicant begins: when the application came, and what it asks for. */
export const opening = (facts: Pick<AllLetterFacts, 'receivedOn' | 'description'> & LetterFacts): string =>
  `本机关于${chineseDate(facts.receivedOn)}收到${you(facts)}提出的政府信息公开申请${registered(facts)}，申请公开的内容为：“${facts.description}”。`

/** What an application that was received needs to be named in a letter, and what may go with it. */
export const OPENING_NEEDS = ['applicantName', 'receivedOn', 'description'] as const
export const OPENING_MAY = ['applicantKind', 'registrationNumber'] as const

export const REGULATION = '《中华人民共和国政府信息公开条例》'
export const FEE_RULES = '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）'
