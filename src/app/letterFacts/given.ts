type Given<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> }

/** Leaves out what is not known: a fact is there or it is not. */
export const given = <T extends object>(facts: T): Given<T> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Given<T>
