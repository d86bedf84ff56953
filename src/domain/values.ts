declare const brand: unique symbol

/** A primitive with a meaning of its own, so that an agency's id cannot be passed where a person's is wanted. */
export type Branded<T, Name extends string> = T & { readonly [brand]: Name }

/** A calendar date of law in Asia/Shanghai, `YYYY-MM-DD`. */
export type LocalDate = Branded<string, 'LocalDate'>
/** A moment in UTC with milliseconds, always 24 characters: `2026-03-02T01:02:03.004Z`. Sorts as text. */
export type Instant = Branded<string, 'Instant'>
/** A calendar month in Asia/Shanghai, `YYYYMM` (the form that index numbers use). */
export type YearMonth = Branded<string, 'YearMonth'>

export type AgencyId = Branded<string, 'AgencyId'>
export type PersonId = Branded<string, 'PersonId'>
export type ItemId = Branded<string, 'ItemId'>
export type FileId = Branded<string, 'FileId'>
/** SHA-256 as 64 lower-case hexadecimal digits. */
export type Sha256 = Branded<string, 'Sha256'>
/** 统一社会信用代码, 18 characters with a valid check digit (GB 32100-2015). */
export type SocialCreditCode = Branded<string, 'SocialCreditCode'>

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }
