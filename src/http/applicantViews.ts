import type { Filed } from '../app/applicants/fileApplication.js'
import { MY_STATE_TEXTS, myStateOf } from '../app/applicants/myState.js'
import type { ThirdPartyLetter } from '../app/applicants/thirdPartyDesk.js'
import { receiptSentence } from '../app/receiptSentence.js'
import type { OwnApplication } from '../app/applicants/ownMatter.js'
import type { Refusal } from '../domain/decider.js'
import { filingReceiptOf } from '../graphql/applicant/filingReceipt.js'
import type { Locale } from '../graphql/locale.js'
import {
  choice,
  commandField,
  detailFields,
  faults,
  option,
  textArea,
  textField,
  type Typed,
} from './applicantForms.js'
import { APPLICANT_TEXTS } from './applicantTexts.js'
import { html, type Html } from './html.js'

export interface PageAgency {
  readonly id: string
  readonly name: string
}

/** The form of 711-29; what was typed stands in it again when something is missing. */
export function applyBody(
  agencies: readonly PageAgency[],
  locale: Locale,
  typed: Typed = {},
  refusals: readonly Refusal[] = [],
): Html {
  const t = APPLICANT_TEXTS[locale]
  return html`${faults(refusals, locale)}
    <form class="stacked" method="post" action="/portal/apply">
      ${commandField()}
      <label
        >${t.agency}
        <select name="agency">
          ${agencies.map(({ id, name }) => option(id, name, typed.agency))}
        </select></label
      >
      ${choice('kind', t.kind, locale, typed)} ${detailFields(locale, typed)}
      <p class="quiet">${t.contactHint}</p>
      ${textArea('description', t.description, typed)}
      ${textField({ name: 'documentNumber', label: t.documentNumber, typed, longest: 100 })}
      ${choice('form', t.form, locale, typed)} ${choice('way', t.way, locale, typed)}
      ${choice('assistance', t.assistance, locale, typed, t.none)}
      <button type="submit">${t.submit}</button>
    </form>`
}

/** 回执, with number and code where nobody was signed in. */
export function filedBody(filed: Filed & { ok: true }, found: OwnApplication | undefined, locale: Locale): Html {
  const t = APPLICANT_TEXTS[locale]
  const receipt = found === undefined ? null : filingReceiptOf(found, locale)
  const { queryCode } = filed
  return html`<p>${receipt?.sentence}</p>
    ${
      queryCode === undefined
        ? undefined
        : html`<dl>
              <dt>${t.number}</dt>
              <dd><strong>${queryCode.number}</strong></dd>
              <dt>${t.code}</dt>
              <dd><strong>${queryCode.code}</strong></dd>
            </dl>
            <p class="alert">${t.keep}</p>`
    }
    <p><a href="/portal/my">${t.toMy}</a></p>`
}

/** What a third party was asked, and where it answers; nothing of the applicant. */
export function thirdPartyBody(
  { agency, asked }: ThirdPartyLetter,
  agencyName: (id: string) => string,
  locale: Locale,
  refusals: readonly Refusal[] = [],
): Html {
  const t = APPLICANT_TEXTS[locale]
  const answered = asked.outcome !== undefined && asked.outcome !== 'silent' && asked.outcome !== 'unreachable'
  return html`${faults(refusals, locale)}
    <h2>${t.thirdParty}</h2>
    <dl>
      <dt>${t.letterNumber}</dt>
      <dd>${asked.letterNumber} ${agencyName(agency)}</dd>
      ${
        asked.opinionBy === undefined
          ? undefined
          : html`<dt>${t.answerBy}</dt>
              <dd>
                ${asked.opinionBy.due}<br /><span class="quiet">${receiptSentence(asked.opinionBy, locale)}</span>
              </dd>`
      }
    </dl>
    ${
      answered
        ? html`<p>${t.answered}</p>`
        : html`<form class="stacked" method="post" action="/portal/letter">
            ${commandField()} ${choice('opinion', t.opinion, locale)} ${textArea('reasons', t.reasons)}
            <button type="submit">${t.send}</button>
            <p class="quiet">${t.thirdPartyHint}</p>
          </form>`
    }`
}

export function signInBody(locale: Locale, said?: 'wrong' | 'sent'): Html {
  const t = APPLICANT_TEXTS[locale]
  const contact = textField({ name: 'contact', label: t.contact, longest: 320, autocomplete: 'username' })
  return html`${said === undefined ? undefined : html`<p class="alert" role="alert">${t[said]}</p>`}
    <h2>${t.byNumber}</h2>
    <form class="stacked" method="post" action="/portal/sign-in">
      ${textField({ name: 'number', label: t.number, longest: 40, required: true })}
      ${textField({ name: 'code', label: t.code, longest: 40, required: true })}
      <button type="submit">${t.send}</button>
    </form>
    <h2>${t.byContact}</h2>
    <form class="stacked" method="post" action="/portal/code">
      ${contact}
      <button type="submit">${t.getCode}</button>
    </form>
    <form class="stacked" method="post" action="/portal/sign-in">
      ${contact} ${textField({ name: 'oneTimeCode', label: t.oneTimeCode, longest: 20, autocomplete: 'one-time-code' })}
      ${textField({ name: 'password', label: t.password, type: 'password', longest: 256, autocomplete: 'current-password' })}
      <button type="submit">${t.send}</button>
    </form>`
}

export function listBody(mine: readonly OwnApplication[], agencyName: (id: string) => string, locale: Locale): Html {
  const t = APPLICANT_TEXTS[locale]
  const signOut = html`<form method="post" action="/portal/sign-out"><button type="submit">${t.signOut}</button></form>`
  if (mine.length === 0)
    return html`<p>${t.noApplications}</p>
      ${signOut}`
  return html`<table>
      <thead>
        <tr>
          <th>${t.agency}</th>
          <th>${t.receivedOn}</th>
          <th>${t.state}</th>
          <th>${t.due}</th>
        </tr>
      </thead>
      <tbody>
        ${mine.map(
          (one) =>
            html`<tr>
              <td><a href="/portal/my/${encodeURIComponent(one.id)}">${agencyName(one.state.agency)}</a></td>
              <td>${one.state.receipt?.receivedOn ?? one.state.received.arrivedOn}</td>
              <td>${MY_STATE_TEXTS[myStateOf(one)][locale]}</td>
              <td>${one.state.clock?.receipt.due}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${signOut}`
}
