import './metadataShim.js'
import { Field, ObjectType } from 'type-graphql'
import type { Refusal } from '../domain/decider.js'
import type { Locale } from './locale.js'
import { UserError, userError } from './userErrors.js'

@ObjectType({
  description: 'What the caller could do with an object now, by the same rules that decide (可办理的操作).',
})
export class AllowedAction {
  @Field(() => String, { description: 'Name of the mutation.' })
  readonly mutation!: string

  @Field(() => Boolean, { description: 'Whether nothing speaks against it before any input is given.' })
  readonly allowed!: boolean

  @Field(() => [UserError], { description: 'Every reason against it; empty when it is allowed.' })
  readonly deniedBecause!: readonly UserError[]
}

/**
 * Commands that people may give, but not under their own name in this API: what `allowedActions` lists must be a
 * mutation. Folders are imported on the machine they lie on; a password has one mutation for its owner and one for the
 * administrator; a package is recorded when `prepareArchivePackage` has built it.
 */
export const WITHOUT_MUTATION: ReadonlySet<string> = new Set([
  'StartImport',
  'ResumeImport',
  'SetPassword',
  'RecordArchivePackage',
])

/** Command `ExtendReplyPeriod` is mutation `extendReplyPeriod`. */
export const mutationOf = (command: string): string => command.charAt(0).toLowerCase() + command.slice(1)

/** From `allowedActions()` of the domain. */
export const allowedActionOf = (
  { command, deniedBecause }: { readonly command: string; readonly deniedBecause: readonly Refusal[] },
  locale: Locale,
): AllowedAction => ({
  mutation: mutationOf(command),
  allowed: deniedBecause.length === 0,
  deniedBecause: deniedBecause.map((refusal) => userError(refusal, locale)),
})
