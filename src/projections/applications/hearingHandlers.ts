import { type ApplicationHandlers, type Change, changing } from './change.js'
import type { ThirdPartyRow } from './rowParts.js'
import type { ApplicationRow } from './tables.js'

/** Everybody who is asked before the reply: files, third parties, other agencies. */
export const hearingHandlers: ApplicationHandlers<
  | 'InformationIdentified'
  | 'SearchRecorded'
  | 'ThirdPartyLetterIssued'
  | 'ThirdPartyLetterServed'
  | 'ThirdPartyUnreachable'
  | 'ThirdPartyOpinionReceived'
  | 'ThirdPartyOpinionLapsed'
  | 'ObjectionJudged'
  | 'ObjectionOverruled'
  | 'AgencyConsultationRequired'
  | 'AgencyConsultationConcluded'
> = {
  InformationIdentified: changing<'InformationIdentified'>(
    (_row, { item, jointIssuers, involvedAgencies, concernsThirdParties, meetFrom }) => ({
      item: item ?? null,
      information: { jointIssuers, involvedAgencies, concernsThirdParties, meetFrom },
    }),
  ),
  SearchRecorded: changing<'SearchRecorded'>(({ searches }, { search, result, searchedOn, by }) => ({
    searches: [
      ...searches.filter((known) => known.search !== search),
      { search, result, searchedOn, by, counts: true },
    ],
  })),

  ThirdPartyLetterIssued: changing<'ThirdPartyLetterIssued'>(
    (row, { thirdParty, interest, letterNumber, issuedOn }) => ({
      thirdParties: [
        ...row.thirdParties.filter((known) => known.thirdParty !== thirdParty),
        {
          thirdParty,
          interest,
          letterNumber,
          issuedOn,
          servedOn: null,
          opinionBy: null,
          outcome: null,
          answeredOn: null,
          reasoned: false,
          reasonable: null,
          overruled: false,
        },
      ],
    }),
  ),
  ThirdPartyLetterServed: changing<'ThirdPartyLetterServed'>((row, { thirdParty, servedOn, opinionBy }) =>
    of(row, thirdParty, { servedOn, opinionBy }),
  ),
  ThirdPartyUnreachable: changing<'ThirdPartyUnreachable'>((row, { thirdParty, triedOn }) =>
    of(row, thirdParty, { outcome: 'unreachable', answeredOn: triedOn }),
  ),
  ThirdPartyOpinionReceived: changing<'ThirdPartyOpinionReceived'>(
    (row, { thirdParty, opinion, reasons, receivedOn }) =>
      of(row, thirdParty, { outcome: opinion, reasoned: reasons !== undefined, answeredOn: receivedOn }),
  ),
  ThirdPartyOpinionLapsed: changing<'ThirdPartyOpinionLapsed'>((row, { thirdParty, lapsedOn }) =>
    of(row, thirdParty, { outcome: 'silent', answeredOn: lapsedOn }),
  ),
  ObjectionJudged: changing<'ObjectionJudged'>((row, { thirdParty, reasonable }) =>
    of(row, thirdParty, { reasonable }),
  ),
  ObjectionOverruled: changing<'ObjectionOverruled'>((row, { thirdParty }) => of(row, thirdParty, { overruled: true })),

  AgencyConsultationRequired: changing<'AgencyConsultationRequired'>((_row, { consultation }) => ({
    consultation,
    consultationStatus: 'running',
  })),
  AgencyConsultationConcluded: changing<'AgencyConsultationConcluded'>((row, { consultation, outcome }) =>
    row.consultation === consultation ? { consultationStatus: outcome } : {},
  ),
}

const of = ({ thirdParties }: ApplicationRow, thirdParty: string, columns: Partial<ThirdPartyRow>): Change => ({
  thirdParties: thirdParties.map((known) => (known.thirdParty === thirdParty ? { ...known, ...columns } : known)),
})
