import type { Folds } from './fold.js'

/** Asking the other agencies, and what came of it. */
export const consultationFolds: Folds<'ConsultationRequired' | 'ConsultationConcluded'> = {
  ConsultationRequired: (item, { consultation, seats, proposal }) => ({
    ...item,
    consultation: {
      id: consultation,
      number: (item.consultation?.number ?? 0) + (item.consultation?.id === consultation ? 0 : 1),
      status: 'running',
      agencies: seats.map(({ agency }) => agency),
      proposal,
      overruled: item.consultation?.overruled ?? [],
    },
  }),

  ConsultationConcluded: (item, { consultation, outcome, agencies, proposal, overruled = [] }) =>
    item.consultation?.id === consultation
      ? {
          ...item,
          consultation: {
            ...item.consultation,
            status: outcome,
            agencies,
            proposal,
            overruled: [...item.consultation.overruled, ...overruled],
          },
        }
      : item,
}
