import type {
  DescriptionInput as DomainDescription,
  OriginInput as DomainOrigin,
} from '../domain/informationItem/commands.js'
import type { JointIssuer } from '../domain/informationItem/events.js'
import type { AgencyId, PersonId } from '../domain/values.js'
import { UserFault } from './faults.js'
import { given } from './fields.js'
import type { DescriptionInput, JointIssuerInput, OriginInput } from './itemDescriptionInputs.js'
import { localIdOf } from './relay.js'

/** `newPerson` is the id of a citizen who is not known yet. */
export const descriptionOf = (input: DescriptionInput, newPerson: PersonId): DomainDescription => ({
  origin: originOf(input.origin, newPerson),
  media: input.media,
  theme: input.theme,
  genre: input.genre,
  formedOn: input.formedOn,
  ...given({ documentNumber: input.documentNumber, keywords: input.keywords }),
})

/** @throws UserFault `BAD_ORIGIN` for `made: false`, which names no origin at all */
function originOf({ made, citizen, organisation, agency }: OriginInput, newPerson: PersonId): DomainOrigin {
  if (citizen) {
    const person = citizen.personId ? personIdOf(citizen.personId) : newPerson
    return {
      kind: 'obtained',
      from: { kind: 'citizen', person, name: citizen.name },
      obtainedOn: citizen.obtainedOn,
    }
  }
  if (organisation) {
    return {
      kind: 'obtained',
      from: { kind: 'organisation', name: organisation.name },
      obtainedOn: organisation.obtainedOn,
    }
  }
  if (agency) {
    return {
      kind: 'obtained',
      from: {
        kind: 'agency',
        agency: agencyIdOf(agency.agencyId),
        firstObtainer: agencyIdOf(agency.firstObtainerId),
      },
      obtainedOn: agency.obtainedOn,
    }
  }
  if (made !== true) throw new UserFault('BAD_ORIGIN')
  return { kind: 'made' }
}

export const jointIssuersOf = (issuers: readonly JointIssuerInput[]): readonly JointIssuer[] =>
  issuers.map(({ agencyId, lead }) => ({ agency: agencyIdOf(agencyId), lead }))

export const agencyIdOf = (globalId: string): AgencyId => localIdOf<AgencyId>('Agency', globalId)
export const personIdOf = (globalId: string): PersonId => localIdOf<PersonId>('Person', globalId)
