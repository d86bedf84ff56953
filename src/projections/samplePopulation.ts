import type { AgencyId } from '../domain/values.js'
import type { InspectionArea } from '../domain/inspection/vocabulary.js'
import { run } from './engine/statements.js'
import { arrayLiteral } from './engine/arrayLiteral.js'
import type { ReadSide } from './readSide.js'

export interface PopulationAsked {
  readonly area: InspectionArea
  readonly agencies: readonly AgencyId[]
  /** Both ends included. */
  readonly from: string
  readonly until: string
}
export interface PopulationMember {
  /** Name of its stream. */
  readonly subject: string
  readonly agency: AgencyId
}

/** Where the subjects of an area stand, whose they are, and by which day they belong to a period. */
interface Source {
  readonly model: string
  readonly table: string
  readonly stream: string
  readonly agency: string
  /** A date of law, or a moment that is turned into a day in Asia/Shanghai. */
  readonly day: string
}
const inShanghai = (column: string): string =>
  `to_char((${column})::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`

const SOURCES: Readonly<Record<InspectionArea, Source>> = {
  informationItems: {
    ...{ model: 'informationItems', table: 'items', stream: 'item', agency: 'agency' },
    day: 'formed_on',
  },
  applications: {
    ...{ model: 'applications', table: 'applications', stream: 'application', agency: 'agency' },
    day: 'arrived_on',
  },
  consultations: {
    ...{ model: 'consultations', table: 'consultations', stream: 'consultation', agency: 'asking' },
    day: inShanghai('opened_at'),
  },
  duties: { ...{ model: 'duties', table: 'duties', stream: 'duty', agency: 'agency' }, day: 'starts_on' },
  recordCorrections: {
    ...{ model: 'recordCorrections', table: 'corrections', stream: 'correction', agency: 'agency' },
    day: 'received_on',
  },
}

export const readModelOf = (area: InspectionArea): string => SOURCES[area].model

/** Every subject of the area that belongs to one of the agencies and to the period, in no order; one more than `most` at most. */
export async function populationOf(
  models: ReadSide,
  { area, agencies, from, until }: PopulationAsked,
  most: number,
): Promise<readonly PopulationMember[]> {
  const { model, table, stream, agency, day } = SOURCES[area]
  return run<PopulationMember>(
    models.db,
    `select '${stream}-' || id as subject, ${agency} as agency from ${await models.schemaOf(model)}.${table}
     where ${agency} = any($1::text[]) and ${day} between $2 and $3 limit ${most + 1}`,
    [arrayLiteral(agencies), from, until],
  )
}
