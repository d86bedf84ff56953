import type { MyFile } from '../app/applicants/myFiles.js'
import { myLetters } from '../app/applicants/myLetters.js'
import { MY_STATE_TEXTS, type MyApplicationState, myStateOf } from '../app/applicants/myState.js'
import type { OwnApplication } from '../app/applicants/ownMatter.js'
import { receiptSentence } from '../app/receiptSentence.js'
import type { Refusal } from '../domain/decider.js'
import { type MyLetter, myLetterOf } from '../graphql/applicant/myLetter.js'
import type { Locale } from '../graphql/locale.js'
import { choice, commandField, detailFields, faults, textArea, textField } from './applicantForms.js'
import { APPLICANT_TEXTS } from './applicantTexts.js'
import { html, type Html } from './html.js'

export interface ApplicationShown {
  readonly found: OwnApplication
  readonly files: readonly MyFile[]
  readonly refusals: readonly Refusal[]
  readonly agencyName: (id: string) => string
}

/** One application of the applicant's own: where it stands, its letters, and what they can do about it. */
export function applicationBody({ found, files, refusals, agencyName }: ApplicationShown, locale: Locale): Html {
  const t = APPLICANT_TEXTS[locale]
  const { state, id } = found
  const action = `/portal/my/${encodeURIComponent(id)}`
  const stands = myStateOf(found)
  const letters = myLetters(found.history).map((letter) => myLetterOf(letter, { locale, agencyName }))
  return html`${faults(refusals, locale)}
    <dl>
      <dt>${t.agency}</dt>
      <dd>${agencyName(state.agency)}</dd>
      <dt>${t.description}</dt>
      <dd>${state.request.description?.value ?? state.request.documentNumber}</dd>
      <dt>${t.state}</dt>
      <dd>${MY_STATE_TEXTS[stands][locale]}</dd>
      ${
        state.clock === undefined
          ? undefined
          : html`<dt>${t.due}</dt>
              <dd>
                ${state.clock.receipt.due}<br /><span class="quiet"
                  >${receiptSentence(state.clock.receipt, locale)}</span
                >
              </dd>`
      }
    </dl>
    ${letters.length === 0 ? undefined : html`<h2>${t.letters}</h2>`}
    ${letters.map((letter) => letterPart(letter, action, locale))} ${filesPart(files, id, locale)}
    ${actsPart(stands, state.status, action, locale)}
    <p><a href="/portal/my">${t.back}</a></p>`
}

function letterPart(letter: MyLetter, action: string, locale: Locale): Html {
  const t = APPLICANT_TEXTS[locale]
  return html`<section>
    <h3>${letter.number} <span class="quiet">${letter.issuedOn}</span></h3>
    ${
      letter.isOpened
        ? html`<dl>
              ${(letter.passages ?? []).map(
                ({ label, text }) =>
                  html`<dt>${label}</dt>
                    <dd>${text}</dd>`,
              )}
            </dl>
            ${letter.remedies === null ? undefined : html`<p>${t.remedies}：${letter.remedies ?? undefined}</p>`}`
        : html`<form method="post" action="${action}">
              ${commandField()}<input type="hidden" name="act" value="open" />
              <input type="hidden" name="letterNumber" value="${letter.number}" />
              <button type="submit">${t.open}</button>
            </form>
            <p class="quiet">${t.openHint}</p>`
    }
  </section>`
}

const filesPart = (files: readonly MyFile[], id: string, locale: Locale): Html | undefined =>
  files.length === 0
    ? undefined
    : html`<h2>${APPLICANT_TEXTS[locale].files}</h2>
        <ul>
          ${files.map(
            ({ file, name }) =>
              html`<li>
                <a href="/portal/my/${encodeURIComponent(id)}/files/${encodeURIComponent(file.fileId)}"
                  >${name ?? file.fileId}</a
                >
              </li>`,
          )}
        </ul>`

/** What can be done now; the rules have the last word. */
function actsPart(
  stands: MyApplicationState,
  status: 'open' | 'closed',
  action: string,
  locale: Locale,
): readonly (Html | undefined)[] {
  const t = APPLICANT_TEXTS[locale]
  const form = (act: string, title: string, fields: Html) =>
    html`<details>
      <summary>${title}</summary>
      <form class="stacked" method="post" action="${action}">
        ${commandField()}<input type="hidden" name="act" value="${act}" />
        ${fields}
        <button type="submit">${t.send}</button>
      </form>
    </details>`
  const amend = html`${detailFields(locale)} ${textArea('description', t.description)}
  ${choice('form', t.form, locale, {}, t.none)} ${choice('way', t.way, locale, {}, t.none)}`
  return [
    stands === 'awaitingAmendment' ? form('amend', t.amend, amend) : undefined,
    stands === 'awaitingReasons' ? form('reasons', t.reasons, textArea('reasons', t.reasons)) : undefined,
    status === 'open'
      ? form('withdraw', t.withdraw, textField({ name: 'reason', label: t.withdrawReason, longest: 500 }))
      : undefined,
    form('suggest', t.suggest, textArea('reasons', t.reasons)),
  ]
}
