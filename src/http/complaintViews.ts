import {
  MY_COMPLAINT_TEXTS,
  myComplaintLetters,
  myComplaintResult,
  myComplaintStateOf,
  type OwnComplaint,
} from '../app/applicants/ownComplaint.js'
import type { Filed } from '../app/applicants/fileApplication.js'
import { receiptSentence } from '../app/receiptSentence.js'
import type { Refusal } from '../domain/decider.js'
import type { Locale } from '../graphql/locale.js'
import { commandField, detailFields, faults, option, textArea, textField, type Typed } from './applicantForms.js'
import type { PageAgency } from './applicantViews.js'
import { COMPLAINT_KIND_TEXTS, COMPLAINT_TEXTS } from './complaintTexts.js'
import { html, type Html } from './html.js'

/** The form of 711-51; what was typed stands in it again when something is missing. */
export function complainBody(
  agencies: readonly PageAgency[],
  locale: Locale,
  typed: Typed = {},
  refusals: readonly Refusal[] = [],
): Html {
  const t = COMPLAINT_TEXTS[locale]
  return html`${faults(refusals, locale)}
    <p>${t.secrecy}</p>
    <form class="stacked" method="post" action="/portal/complain">
      ${commandField()}
      <label
        >${t.kind}
        <select name="kind">
          ${Object.entries(COMPLAINT_KIND_TEXTS).map(([value, words]) => option(value, words[locale], typed['kind']))}
        </select></label
      >
      <label
        >${t.against}
        <select name="against">
          ${agencies.map(({ id, name }) => option(id, name, typed['against']))}
        </select></label
      >
      <label
        >${t.agency}
        <select name="agency">
          <option value="">${t.anyBody}</option>
          ${agencies.map(({ id, name }) => option(id, name, typed['agency']))}
        </select></label
      >
      ${textArea('text', t.text, typed)} ${textArea('wanted', t.wanted, typed)} ${detailFields(locale, typed)}
      <button type="submit">${t.submit}</button>
    </form>`
}

/** 回执, with number and code where nobody was signed in. */
export function complainedBody(
  { queryCode }: Filed & { ok: true },
  found: OwnComplaint | undefined,
  locale: Locale,
): Html {
  const t = COMPLAINT_TEXTS[locale]
  return html`${found === undefined ? undefined : html`<p>${receiptSentence(found.state.acceptBy, locale)}</p>`}
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
    <p><a href="/portal/my">${t.toMine}</a></p>`
}

/** Below the applications of the same access. */
export function complaintListBody(
  mine: readonly OwnComplaint[],
  agencyName: (id: string) => string,
  locale: Locale,
): Html | undefined {
  const t = COMPLAINT_TEXTS[locale]
  if (mine.length === 0) return undefined
  return html`<h2>${t.mine}</h2>
    <table>
      <thead>
        <tr>
          <th>${t.against}</th>
          <th>${t.receivedOn}</th>
          <th>${t.state}</th>
          <th>${t.due}</th>
        </tr>
      </thead>
      <tbody>
        ${mine.map(
          (one) =>
            html`<tr>
              <td>
                <a href="/portal/my/complaints/${encodeURIComponent(one.id)}">${agencyName(one.state.against)}</a>
              </td>
              <td>${one.state.received.receivedOn}</td>
              <td>${MY_COMPLAINT_TEXTS[myComplaintStateOf(one)][locale]}</td>
              <td>${(one.state.answerBy ?? one.state.acceptBy).due}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
}

interface Shown {
  readonly found: OwnComplaint
  readonly agencyName: (id: string) => string
  readonly refusals: readonly Refusal[]
}

export function complaintBody({ found, agencyName, refusals }: Shown, locale: Locale): Html {
  const t = COMPLAINT_TEXTS[locale]
  const { state, id } = found
  const { words, directedTo } = myComplaintResult(found)
  const receipt = state.answerBy ?? state.acceptBy
  const facts: readonly (readonly [string, Html | string | undefined])[] = [
    [t.against, agencyName(state.against)],
    [t.receivedOn, state.received.receivedOn],
    [t.state, MY_COMPLAINT_TEXTS[myComplaintStateOf(found)][locale]],
    [t.agency, agencyName(state.agency)],
    [t.due, html`${receipt.due}<br /><span class="quiet">${receiptSentence(receipt, locale)}</span>`],
    [t.text, state.received.text.value],
    [t.result, words],
    [t.directedTo, directedTo],
  ]
  return html`${faults(refusals, locale)}
    <dl>
      ${facts.map(([name, value]) =>
        value === undefined
          ? undefined
          : html`<dt>${name}</dt>
              <dd>${value}</dd>`,
      )}
    </dl>
    ${lettersOf(found, locale)}
    ${
      state.status === 'closed'
        ? undefined
        : html`<form class="stacked" method="post" action="/portal/my/complaints/${encodeURIComponent(id)}">
            ${commandField()} ${textField({ name: 'reason', label: t.reason, longest: 1000 })}
            <button type="submit">${t.withdraw}</button>
          </form>`
    }
    <p><a href="/portal/my">${t.back}</a></p>`
}

function lettersOf(found: OwnComplaint, locale: Locale): Html | undefined {
  const letters = myComplaintLetters(found)
  if (letters.length === 0) return undefined
  return html`<h2>${COMPLAINT_TEXTS[locale].letters}</h2>
    <ul>
      ${letters.map(
        ({ file, name }) =>
          html`<li>
            <a href="/portal/my/complaints/${encodeURIComponent(found.id)}/files/${encodeURIComponent(file.fileId)}"
              >${name}</a
            >
          </li>`,
      )}
    </ul>`
}
