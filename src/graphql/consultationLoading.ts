import { type ConsultationCircles, knowsOfConsultation } from '../app/consultationCircle.js'
import type { ConsultationRecords } from '../app/consultationRecords.js'
import { consultationsByIds, consultationsOfItems } from '../projections/consultations/queries.js'
import type { ConsultationRow } from '../projections/consultations/tables.js'
import type { GraphqlContext } from './context.js'
import { callersSight, loaderOf } from './loaders.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly consultationRecords: ConsultationRecords
    /** From the consultations' own streams; read models may lag. */
    readonly consultationCircles: ConsultationCircles
  }
}

const CONSULTATION = Symbol('consultation')
const OF_ITEM = Symbol('consultationsOfItem')

/** A consultation that the caller may know of; undefined also when there is one that they may not. */
export async function knownConsultation(context: GraphqlContext, id: string): Promise<ConsultationRow | undefined> {
  const sight = await callersSight(context)
  if (sight !== 'all' && sight.length === 0) return undefined
  const row = await loaderOf(context, CONSULTATION, (ids) => consultationsByIds(context.services.models, ids)).load(id)
  return row !== undefined && knowsOfConsultation(sight, row) ? row : undefined
}

/** After a command of the same request: what was loaded before it is out of date. */
export const forgetConsultation = (context: GraphqlContext, id: string): void => {
  loaderOf(context, CONSULTATION, (ids) => consultationsByIds(context.services.models, ids)).clear(id)
}

/** Those about an item that the caller may know of, the first opened first. */
export async function knownConsultationsOf(
  context: GraphqlContext,
  itemId: string,
): Promise<readonly ConsultationRow[]> {
  const sight = await callersSight(context)
  const rows = await loaderOf(context, OF_ITEM, (ids) => consultationsOfItems(context.services.models, ids)).load(
    itemId,
  )
  return (rows ?? []).filter((row) => knowsOfConsultation(sight, row))
}
