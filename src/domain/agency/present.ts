type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** Only those fields that have a value, so that an event never carries an empty one. */
export const present = <T extends object>(fields: T): Partial<Present<T>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Present<T>>
