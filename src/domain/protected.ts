/**
 * Whose key seals a value: a person (`person:{id}`), an item of information (`item:{id}`), an application for
 * disclosure (`application:{id}`), an annual report (`report:{agency}-{year}`), an inspection (`inspection:{id}`),
 * a complaint (`complaint:{id}`), an accountability case (`case:{id}`). Destroying that key makes every value of the subject unreadable, wherever it was
 * stored, and leaves every proof intact.
 */
export type KeySubject =
  | `person:${string}`
  | `item:${string}`
  | `application:${string}`
  | `report:${string}`
  | `inspection:${string}`
  | `complaint:${string}`
  | `case:${string}`

/**
 * A value that is never stored in the clear: personal data, and the text and names of files of items.
 * In the domain it is readable; the codec seals it on the way to the store and opens it on the way back.
 * `value` is absent after the subject's key was destroyed (已销毁).
 */
export interface Protected<T extends string = string> {
  readonly $protected: KeySubject
  readonly value?: T
}

export const protect = <T extends string>(subject: KeySubject, value: T): Protected<T> => ({
  $protected: subject,
  value,
})
