import DataLoader from 'dataloader'
import { mayReadNames } from '../app/sight.js'
import type { ProtectedRead } from '../app/trails.js'
import type { AgencyId } from '../domain/values.js'
import { reveal, type SealedField } from '../projections/engine/sealedField.js'
import { staffByPersons, type StaffRow } from '../projections/staff.js'
import type { GraphqlContext } from './context.js'
import { loaderOf } from './loaders.js'
import { factsAt } from './referenceFacts.js'

const STAFF_OF_PERSON = Symbol('staffOfPerson')
const NAMES = Symbol('names')

type NameLoader = DataLoader<SealedField, string | undefined>

/** The name of somebody on the staff, for those who may see it. Every look is recorded before it is answered. */
export async function nameOf(context: GraphqlContext, personId: string): Promise<string | null> {
  if (context.actor.kind !== 'person') return null
  const { models } = context.services
  const rows = await loaderOf(context, STAFF_OF_PERSON, (ids) => staffByPersons(models, ids)).load(personId)
  return nameInOneOf(context, rows ?? [])
}

/** The same, where the rows of the person are at hand. */
export async function nameInOneOf(context: GraphqlContext, rows: readonly StaffRow[]): Promise<string | null> {
  const { actor, services } = context
  if (actor.kind !== 'person') return null
  const { agencies } = await factsAt(context)
  const isOwn = rows[0]?.person === actor.person
  const mayRead = (agency: string) =>
    isOwn || mayReadNames(actor, agency as AgencyId, agencies, context.services.today())
  const row = rows.find(({ name, agency }) => name !== null && mayRead(agency))
  if (row === undefined || row.name === null) return null
  if (!isOwn) await recordLook(services, actor, row.agency)
  return (await namesOf(context).load(row.name)) ?? null
}

const recordLook = (
  { trails }: GraphqlContext['services'],
  actor: ProtectedRead['actor'],
  agency: string,
): Promise<void> => trails.read({ actor, what: 'staffNames', subject: `staff-${agency}`, purpose: 'handling' })

/** Names of a page are opened together: their keys are fetched at once. */
const namesOf = ({ loaders, services }: GraphqlContext): NameLoader =>
  loaders.get<NameLoader>(NAMES, () => new DataLoader((fields) => reveal(services.keyRing, fields)))
