import { randomUUID } from 'node:crypto'
import { inApplicantsWords } from '../app/applicants/refusalWords.js'
import type { Refusal } from '../domain/decider.js'
import type { Locale } from '../graphql/locale.js'
import { APPLICANT_TEXTS, type ChoiceField, CHOICES } from './applicantTexts.js'
import { html, type Html } from './html.js'

export type Typed = Readonly<Record<string, string>>

/** Everything that stands against it, where whoever uses a screen reader hears it first. */
export const faults = (refusals: readonly Refusal[], locale: Locale): Html | undefined =>
  refusals.length === 0
    ? undefined
    : html`<div class="alert" role="alert">
        <p>${APPLICANT_TEXTS[locale].fix}</p>
        <ul>
          ${refusals.map((refusal) => html`<li>${inApplicantsWords(refusal, locale)}</li>`)}
        </ul>
      </div>`

interface TextField {
  readonly name: string
  readonly label: string
  readonly typed?: Typed
  readonly type?: 'text' | 'email' | 'tel' | 'password'
  readonly autocomplete?: string
  readonly longest?: number
  readonly required?: true
}

export const textField = ({
  name,
  label,
  typed = {},
  type = 'text',
  autocomplete = 'off',
  longest = 200,
  required,
}: TextField): Html =>
  html`<label
    >${label}
    <input
      name="${name}"
      type="${type}"
      value="${typed[name] ?? ''}"
      maxlength="${longest}"
      autocomplete="${autocomplete}"
      ${required === true ? 'required' : ''}
  /></label>`

export const textArea = (name: string, label: string, typed: Typed = {}): Html =>
  html`<label>${label} <textarea name="${name}" rows="5" maxlength="5000">${typed[name] ?? ''}</textarea></label>`

export const choice = (field: ChoiceField, label: string, locale: Locale, typed: Typed = {}, none?: string): Html =>
  html`<label
    >${label}
    <select name="${field}">
      ${none === undefined ? undefined : html`<option value="">${none}</option>`}
      ${Object.entries(CHOICES[field]).map(([value, words]) => option(value, words[locale], typed[field]))}
    </select></label
  >`

export const option = (value: string, label: string, chosen: string | undefined): Html =>
  value === chosen
    ? html`<option value="${value}" selected>${label}</option>`
    : html`<option value="${value}">${label}</option>`

/** Sent twice, it is done once. */
export const commandField = (): Html => html`<input type="hidden" name="commandId" value="${randomUUID()}" />`

/** Who applies, as far as it can be completed later too. */
export const detailFields = (locale: Locale, typed: Typed = {}): Html => {
  const t = APPLICANT_TEXTS[locale]
  return html`${textField({ name: 'name', label: t.name, typed, autocomplete: 'name' })}
  ${textField({ name: 'identity', label: t.identity, typed })}
  ${textField({ name: 'email', label: t.email, typed, type: 'email', autocomplete: 'email' })}
  ${textField({ name: 'phone', label: t.phone, typed, type: 'tel', autocomplete: 'tel', longest: 30 })}
  ${textField({ name: 'postalAddress', label: t.postalAddress, typed, longest: 300 })}`
}
