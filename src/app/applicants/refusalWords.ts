import type { Refusal } from '../../domain/decider.js'
import { explain, type Language } from '../messages/explain.js'

/** What applicants call the parts of an application (711-29). */
export const PART_WORDS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  name: { zh: '姓名或者名称', en: 'name' },
  identityProof: { zh: '身份证明', en: 'proof of identity' },
  contact: { zh: '联系方式', en: 'a way to reach you' },
  description: { zh: '所需信息的描述', en: 'description of the information' },
  form: { zh: '获取信息的方式和途径', en: 'form and way' },
  'applicant.name': { zh: '姓名或者名称', en: 'name' },
  'applicant.identity': { zh: '身份证明', en: 'proof of identity' },
  'applicant.email': { zh: '电子邮件', en: 'e-mail' },
  'applicant.postalAddress': { zh: '通信地址', en: 'postal address' },
}

/** The sentence for an applicant: what is missing is named in words, not by the names of fields. */
export const inApplicantsWords = (refusal: Refusal, language: Language): string =>
  explain(
    {
      ...refusal,
      ...(refusal.missing === undefined
        ? {}
        : { missing: refusal.missing.map((name) => PART_WORDS[name]?.[language] ?? name) }),
    },
    language,
  )
