import type { PersonId } from '../../values.js'
import type { AskedThirdParty, KnownApplication } from '../state.js'
import type { Folds } from './fold.js'

/** Everybody who is asked before the reply: files, third parties, other agencies. */
export const hearingFolds: Folds<
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
  InformationIdentified: (application, data) => ({ ...application, information: data }),
  SearchRecorded: (application, { search, result }) => ({
    ...application,
    searches: new Map([...application.searches, [search, result]]),
  }),

  ThirdPartyLetterIssued: (application, { thirdParty, interest, letterNumber, issuedOn }) => ({
    ...application,
    thirdParties: new Map([...application.thirdParties, [thirdParty, { interest, letterNumber, issuedOn }]]),
  }),
  ThirdPartyLetterServed: (application, { thirdParty, servedOn, opinionBy, proof }) =>
    withThirdParty(application, thirdParty, { servedOn, opinionBy, serviceProof: proof }),
  ThirdPartyUnreachable: (application, { thirdParty }) =>
    withThirdParty(application, thirdParty, { outcome: 'unreachable' }),
  ThirdPartyOpinionReceived: (application, { thirdParty, ...answer }) =>
    withThirdParty(application, thirdParty, {
      outcome: answer.opinion,
      answer,
      answeredOn: application.thirdParties.get(thirdParty)?.answeredOn ?? answer.receivedOn,
    }),
  ThirdPartyOpinionLapsed: (application, { thirdParty }) =>
    withThirdParty(application, thirdParty, { outcome: 'silent' }),
  ObjectionJudged: (application, { thirdParty, ...judgement }) =>
    withThirdParty(application, thirdParty, { reasonable: judgement.reasonable, judgement }),
  ObjectionOverruled: (application, { thirdParty }) => withThirdParty(application, thirdParty, { overruled: true }),

  AgencyConsultationRequired: (application, { consultation, number, seats, proposal }) => ({
    ...application,
    consultations: number,
    consultation: {
      consultation,
      number,
      agencies: seats.map(({ agency }) => agency),
      proposal,
      status: 'running',
      overruled: application.consultation?.overruled ?? [],
    },
  }),
  AgencyConsultationConcluded: (application, { consultation, outcome, proposal, agencies, overruled = [] }) =>
    application.consultation?.consultation === consultation
      ? {
          ...application,
          consultation: {
            ...application.consultation,
            status: outcome,
            proposal,
            agencies,
            overruled: [...application.consultation.overruled, ...overruled],
          },
        }
      : application,
}

function withThirdParty(
  application: KnownApplication,
  thirdParty: PersonId,
  change: Partial<AskedThirdParty>,
): KnownApplication {
  const asked = application.thirdParties.get(thirdParty)
  if (asked === undefined) return application
  return {
    ...application,
    thirdParties: new Map([...application.thirdParties, [thirdParty, { ...asked, ...change }]]),
  }
}
