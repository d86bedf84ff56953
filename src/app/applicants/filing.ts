import type { ApplicantInput, RequestInput } from '../../domain/application/commands.js'
import type { ApplicantKind, AssistanceKind } from '../../domain/application/vocabulary.js'
import type { Refusal } from '../../domain/decider.js'
import {
  applicantFaults,
  applicantOf,
  lacking,
  requestFaults,
  requestOf,
  whereLacking,
} from '../../domain/application/decide/request.js'
import { textFaults } from '../../domain/texts.js'
import type { AgencyId, PersonId } from '../../domain/values.js'
import { type Contact, contactOf } from './contacts.js'

/** Who files, as typed on the portal. At least one way to be reached. */
export interface FiledApplicant {
  readonly name?: string
  readonly identity?: string
  readonly email?: string
  readonly phone?: string
  readonly postalAddress?: string
}

/** 711-29, as typed on the portal. */
export interface Filing {
  readonly agency: AgencyId
  readonly applicant: FiledApplicant & { readonly kind: ApplicantKind }
  readonly request: RequestInput
  readonly assistance?: AssistanceKind
}

const ADDRESS = { longest: 300 } as const

const filled = (text: string | undefined): text is string => text !== undefined && text.trim() !== ''

/** What is wrong with the ways to be reached, all at once; that there is none is told by the rules of 711-29. */
export function contactFaults({ email, phone, postalAddress }: FiledApplicant): readonly Refusal[] {
  const faults: Refusal[] = [...textFaults(postalAddress, 'applicant.postalAddress', ADDRESS)]
  if (filled(email) && contactOf(email)?.kind !== 'email') {
    faults.push({ code: 'APPLICANT_EMAIL_INVALID', clause: '711-29', path: 'applicant.email' })
  }
  if (filled(phone) && contactOf(phone)?.kind !== 'phone') {
    faults.push({ code: 'APPLICANT_PHONE_INVALID', clause: '711-29', path: 'applicant.phone' })
  }
  return faults
}

/** A reply by e-mail or by post has to be addressed (711-29: 获取信息的方式、途径). */
export function wayFaults({ email, postalAddress }: FiledApplicant, { way }: RequestInput): readonly Refusal[] {
  const needs =
    way === 'email' && !filled(email) ? 'email' : way === 'post' && !filled(postalAddress) ? 'postalAddress' : undefined
  return needs === undefined
    ? []
    : [{ code: 'WAY_NEEDS_ADDRESS', clause: '711-29', path: `applicant.${needs}`, missing: [`applicant.${needs}`] }]
}

/** 联系方式 as one text, the way officers read it. */
const contactText = ({ email, phone, postalAddress }: FiledApplicant): string =>
  [
    ...(filled(phone) ? [`电话：${phone.trim()}`] : []),
    ...(filled(email) ? [`电子邮件：${email.trim()}`] : []),
    ...(filled(postalAddress) ? [`地址：${postalAddress.trim()}`] : []),
  ].join('；')

/** Only what was filled in. */
export function applicantData(applicant: FiledApplicant): Omit<ApplicantInput, 'subject' | 'kind'> {
  const contact = contactText(applicant)
  return {
    ...(filled(applicant.name) ? { name: applicant.name } : {}),
    ...(filled(applicant.identity) ? { identity: applicant.identity } : {}),
    ...(contact === '' ? {} : { contact }),
  }
}

/** Everything that is missing or malformed, at once; before anything is kept about whoever files. */
export function filingFaults({ applicant, request }: Filing): readonly Refusal[] {
  const data = { kind: applicant.kind, ...applicantData(applicant) }
  const lacks = lacking(applicantOf({ subject: NOBODY, ...data }), requestOf('', request))
  return [
    ...(lacks.length === 0
      ? []
      : [{ code: 'REQUEST_INCOMPLETE', clause: '711-29', path: whereLacking(lacks), missing: lacks } as const]),
    ...contactFaults(applicant),
    ...wayFaults(applicant, request),
    ...applicantFaults({ ...data, contact: '' }, 'applicant'),
    ...requestFaults(request, 'request'),
  ]
}

const NOBODY = 'nobody' as PersonId

/** Where codes may be sent. */
export const contactsOf = ({ email, phone }: FiledApplicant): readonly Contact[] =>
  [email, phone].flatMap((typed) => (filled(typed) ? (contactOf(typed) ?? []) : []))

/** Lines that count up: 1、 2、 / 一、二、 / （1）. */
const COUNTED = /^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]\s*)\S/gm

/** Whether the text asks for several things, each of which is an application of its own (一事一申请). Advice, never a refusal. */
export const looksLikeSeveral = ({ description }: RequestInput): boolean =>
  ((description ?? '').slice(0, 5_000).match(COUNTED) ?? []).length >= 2
