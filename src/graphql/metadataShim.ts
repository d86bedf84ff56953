/**
 * type-graphql asks for `Reflect.getMetadata` even where every type is written out. Ours are, so the answer is nothing;
 * a decorator that forgets its type then fails at start-up with `NoExplicitTypeError` instead of guessing.
 * Must be imported before the first decorator runs: every file with decorators gets it through `scalars.ts` or `schema.ts`.
 */
const reflect = Reflect as unknown as { getMetadata?: (key: string) => unknown }

reflect.getMetadata ??= () => undefined
