import './metadataShim.js'
import { ObjectType } from 'type-graphql'
import { type ItemProvenance, itemResponsibility } from '../app/itemResponsibility.js'
import type { AgencyId, LocalDate } from '../domain/values.js'
import type { ItemRow } from '../projections/informationItems/tables.js'
import { Responsibility, responsibilityOf } from './agencyResponsibility.js'
import type { GraphqlContext } from './context.js'
import { field, given, type Maybe } from './fields.js'
import { factsAt } from './referenceFacts.js'
import { LocalDateScalar } from './scalars.js'

@ObjectType({ description: 'Who is responsible for an item on a day, Art. 4–5 (责任机关).', simpleResolvers: true })
export class ItemResponsibility {
  @field(() => LocalDateScalar, 'The day (日期).') readonly on!: LocalDate
  @field(() => Responsibility, 'Who answers for it (责任机关).') readonly responsible!: Responsibility
  @field(() => [Responsibility], 'Everyone with a duty to publish it, LS-5.2, the lead first (有公开义务的机关).')
  readonly withDutyToPublish!: readonly Responsibility[]
}

/** Null for a secret stub, and where the register has no past to look into. */
export async function responsibilityFor(
  context: GraphqlContext,
  row: ItemRow,
  on: Maybe<LocalDate>,
): Promise<ItemResponsibility | null> {
  const { history } = (await factsAt(context)).agencies
  if (history === undefined || row.detail.origin === null) return null
  const date = on ?? context.services.today()
  const { responsible, withDutyToPublish } = itemResponsibility(provenanceOf(row), date, history)
  return {
    on: date,
    responsible: await responsibilityOf(context, responsible),
    withDutyToPublish: await Promise.all(withDutyToPublish.map((duty) => responsibilityOf(context, duty))),
  }
}

function provenanceOf({ agency, formedOn, theme, detail }: ItemRow): ItemProvenance {
  const { origin, jointIssuers, publisherByLaw } = detail
  return {
    agency: agency as AgencyId,
    formedOn: formedOn as LocalDate,
    jointIssuers,
    ...given({
      theme,
      obtained:
        origin?.kind === 'obtained'
          ? {
              on: origin.obtainedOn,
              ...(origin.from.kind === 'agency' ? { firstObtainer: origin.from.firstObtainer } : {}),
            }
          : undefined,
      byLaw: publisherByLaw && {
        agency: publisherByLaw.publisher,
        legalBasis: `${publisherByLaw.law} ${publisherByLaw.article}`,
      },
    }),
  }
}
