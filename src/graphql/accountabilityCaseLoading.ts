import { type ReadCaseNow, sidesOf } from '../app/accountability/caseNow.js'
import {
  agenciesOf,
  type CaseReader,
  caseSight,
  isConcernedBy,
  mayKnowCase,
  peopleOf,
  speaksFor,
  unitsLed,
} from '../app/accountability/caseSight.js'
import type { CommandOutcome } from '../app/command.js'
import type { ConcernedKey } from '../domain/accountabilityCase/vocabulary.js'
import type { AgencyId } from '../domain/values.js'
import {
  type AccountabilityCaseRow,
  accountabilityCasesByIds,
  casesConcerning,
  casesToHide,
  type ConcernedRow,
} from '../projections/accountabilityCases.js'
import type { TrailRow } from '../projections/auditTrail/tables.js'
import type { GraphqlContext } from './context.js'
import { loaderOf } from './loaders.js'
import { factsAt } from './referenceFacts.js'
import { localIdOf } from './relay.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly caseNow: ReadCaseNow
  }
}

const CASE = Symbol('accountabilityCase')
const HIDDEN = Symbol('hiddenCases')

/** @throws UserFault `BAD_ID` */
export const caseIdOf = (globalId: string): string => localIdOf('AccountabilityCase', globalId)

const rows = (context: GraphqlContext) =>
  loaderOf(context, CASE, (ids) => accountabilityCasesByIds(context.services.models, ids))

export async function caseReader(context: GraphqlContext): Promise<CaseReader> {
  const { agencies } = await factsAt(context)
  return { actor: context.actor, agencies, today: context.services.today() }
}

const sidesOfRow = ({ agency, concerned }: Pick<AccountabilityCaseRow, 'agency' | 'concerned'>) => ({
  agency: agency as AgencyId,
  concerned: concerned.map((one) => one.concerned),
})

/** What the caller may know of; undefined also for a case of another body, or that concerns them. */
export async function knownCase(context: GraphqlContext, id: string): Promise<AccountabilityCaseRow | undefined> {
  if (context.actor.kind !== 'person') return undefined
  const row = await rows(context).load(id)
  return row !== undefined && mayKnowCase(await caseReader(context), sidesOfRow(row)) ? row : undefined
}

/** After a command of the same request: what was loaded before it is out of date. */
export const forgetCase = (context: GraphqlContext, id: string): void => {
  rows(context).clear(id)
}

/** Ids of cases of which the caller must find no trace anywhere: not in the trail, the replay, lists of deadlines. */
export const hiddenCases = (context: GraphqlContext): Promise<readonly string[]> =>
  context.loaders.get(HIDDEN, async () => {
    const reader = await caseReader(context)
    if (reader.actor.kind !== 'person') return []
    const sight = caseSight(reader)
    const found = await casesToHide(context.services.models, {
      sight,
      people: peopleOf(reader.actor),
      // A unit is taken over with what concerns it; who it is today is looked at below.
      own: heldWithInherited(reader),
    })
    return found.flatMap((row) =>
      !sight.includes(row.agency as AgencyId) || isConcernedBy(reader, sidesOfRow(row)) ? [row.id] : [],
    )
  })

/** Whether a row of the trail leads to a case that is hidden from the caller. */
export async function isOfHiddenCase(
  context: GraphqlContext,
  { matter, isTrail, changes }: Pick<TrailRow, 'matter' | 'isTrail' | 'changes'>,
): Promise<boolean> {
  const hidden = await hiddenCases(context)
  const said = isTrail ? changes.flatMap(({ before, after }) => [before, after]) : []
  return hidden.some((id) => matter === id || said.includes(`case-${id}`))
}

const heldWithInherited = ({ actor, agencies, today }: CaseReader): readonly AgencyId[] => {
  const own = agenciesOf(actor)
  const others = [...(agencies.history?.agencies.keys() ?? [])].filter((id) =>
    agencies.successorsOf(id, today).some((heir) => own.includes(heir)),
  )
  return [...own, ...others]
}

/** One of those whom a case concerns, once they were told, with the eyes of whoever speaks for them. */
export interface OwnCase {
  readonly row: AccountabilityCaseRow
  readonly one: ConcernedRow
}

const ownIn = (reader: CaseReader, row: AccountabilityCaseRow): readonly OwnCase[] =>
  row.concerned.filter((one) => one.invitedOn !== null && speaksFor(reader, one.concerned)).map((one) => ({ row, one }))

/** Cases that concern the caller, or the unit that they lead, as far as they were told of them. */
export async function ownCases(context: GraphqlContext): Promise<readonly OwnCase[]> {
  const reader = await caseReader(context)
  const { actor } = reader
  if (actor.kind !== 'person') return []
  const found = await casesConcerning(context.services.models, { people: [actor.person], units: unitsLed(reader) })
  return found.flatMap((row) => ownIn(reader, row))
}

/** By `{case}~{key}`. */
export async function ownCase(context: GraphqlContext, id: string): Promise<OwnCase | undefined> {
  const [caseId = '', key] = id.split('~', 2)
  const row = await rows(context).load(caseId)
  if (row === undefined) return undefined
  return ownIn(await caseReader(context), row).find(({ one }) => one.key === key)
}

/**
 * Whoever may not know of a case gets the answer that there is none: any reason would tell that it exists. Whom it
 * concerns, and who was told, learns what speaks against their own acts; `concerned` is for whom they act.
 */
export async function hidingCase(
  context: GraphqlContext,
  id: string,
  outcome: CommandOutcome,
  concerned?: ConcernedKey,
): Promise<CommandOutcome> {
  if (outcome.ok) return outcome
  const now = await context.services.caseNow(id)
  if (now !== undefined) {
    const reader = await caseReader(context)
    if (mayKnowCase(reader, sidesOf(now.known))) return outcome
    const isOwn = [...now.known.heard].some(
      ([key, { concerned: one, invitedOn }]) =>
        invitedOn !== undefined && speaksFor(reader, one) && (concerned === undefined || concerned === key),
    )
    if (isOwn) return outcome
  }
  return { ok: false, refusals: [{ code: 'CASE_NOT_FOUND', clause: 'LS-15.2' }] }
}
