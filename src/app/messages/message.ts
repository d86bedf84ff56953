/** Text for people about a stable code. `{name}` is filled from the refusal's facts. */
export interface Message {
  readonly zh: string
  readonly en: string
  /** Said instead where a list that would fill it in is empty. */
  readonly withNone?: { readonly zh: string; readonly en: string }
  /** How the stable names are said that fill it in; what is not among them is shown as it is. */
  readonly words?: Words<string>
}
export type Words<Name extends string> = Readonly<Record<Name, { readonly zh: string; readonly en: string }>>

export type Messages<Code extends string = string> = Readonly<Record<Code, Message>>
