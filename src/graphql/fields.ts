import './metadataShim.js'
import { Field, registerEnumType } from 'type-graphql'

type TypeThunk = NonNullable<Parameters<typeof Field>[0]>
type FieldDecorator = ReturnType<typeof Field>

/** What an optional field of an input or an answer may be. */
export type Maybe<T> = T | null | undefined

/** A field that is always there. A description is not optional in this schema. */
export const field = (type: TypeThunk, description: string): FieldDecorator => Field(type, { description })

/** A field that may be null or left out. */
export const maybe = (type: TypeThunk, description: string): FieldDecorator =>
  Field(type, { nullable: true, description })

/**
 * A union of literals of the domain as a GraphQL enum with the same words: a value means the same in an event, in the
 * audit trail and in the API. A value without its Chinese term does not compile.
 */
export function enumType<V extends string>(
  name: string,
  description: string,
  terms: Readonly<Record<V, string>>,
): { readonly [K in V]: K } {
  const values = Object.fromEntries(Object.keys(terms).map((value) => [value, value])) as { readonly [K in V]: K }
  const described = Object.entries<string>(terms).map(([value, term]) => [value, { description: term }])
  registerEnumType(values, { name, description, valuesConfig: Object.fromEntries(described) })
  return values
}

type Optional<T> = null extends T ? true : undefined extends T ? true : false
type Given<T> = { readonly [K in keyof T as Optional<T[K]> extends true ? never : K]: T[K] } & {
  readonly [K in keyof T as Optional<T[K]> extends true ? K : never]?: NonNullable<T[K]>
}

/** Leaves out what was not given: the domain knows no null. */
export const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)) as Given<T>

/** What becomes of a value that may not have been given. */
export const ifGiven = <T, R>(value: Maybe<T>, change: (value: T) => R): R | undefined =>
  value === null || value === undefined ? undefined : change(value)
