/** Text for people about a stable code. `{name}` is filled from the refusal's facts. */
export interface Message {
  readonly zh: string
  readonly en: string
}

export type Messages<Code extends string = string> = Readonly<Record<Code, Message>>
