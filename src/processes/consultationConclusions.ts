import type { RecordAgencyConsultationConclusion } from '../domain/application/commands.js'
import type { RequestProposal } from '../domain/application/events.js'
import type { ConsultationEvent, OverruledProposal, Proposal, Purpose } from '../domain/consultation/events.js'
import type { ConsultationProgress } from '../domain/consultation/progress.js'
import type { RecordConsultationConclusion } from '../domain/informationItem/commands.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface ConclusionOptions {
  /** Where the consultation stood after its event of this revision. */
  readonly consultationAt: (consultation: string, revision: number) => Promise<ConsultationProgress>
}

/**
 * 协商结论 goes to the item, where it opens or bars the way to the public (LS-6.1, LS-9.1), or to the application, whose
 * reply is bound by it (LS-8.2). Another text may have been
 * required in between: the conclusion then stands for what was confirmed, and the gate sees that it is outdated.
 */
export const consultationConclusions = ({ consultationAt }: ConclusionOptions): Reaction<ConsultationEvent> => ({
  name: 'consultationConclusions',
  version: 3,
  on: {
    ConsultationClosed: (event) => {
      const { purpose, proposal, seats, outcome, overruled } = event.data
      return recorded(event, purpose, { outcome, proposal, agencies: seats.map(({ agency }) => agency), overruled })
    },
    ConsultationCancelled: async (event) => {
      const before = await consultationAt(event.data.consultation, event.revision - 1)
      if (before.status !== 'open') throw new Error(`${event.stream} was cancelled without having been open`)
      const { purpose, proposal, seats } = before
      return recorded(event, purpose, { outcome: 'cancelled', proposal, agencies: seats.map(({ agency }) => agency) })
    },
  },
})

type Conclusion = Pick<RecordConsultationConclusion['data'], 'outcome' | 'agencies'> & {
  readonly proposal: Proposal
  readonly overruled?: readonly OverruledProposal[] | undefined
}

function recorded(
  { revision, data }: RecordedEvent<Extract<ConsultationEvent, { data: { consultation: string } }>>,
  purpose: Purpose,
  { outcome, agencies, proposal, overruled = [] }: Conclusion,
): readonly ProcessCommand<RecordConsultationConclusion | RecordAgencyConsultationConclusion>[] {
  const { consultation } = data
  if (purpose.kind === 'application' && proposal.kind === 'reply') {
    const fallenReplies = overruled.flatMap(({ point, proposal: fallen }) =>
      fallen.kind === 'reply' ? [{ point, proposal: fallen as RequestProposal }] : [],
    )
    return [
      {
        id: purpose.application,
        command: {
          type: 'RecordAgencyConsultationConclusion',
          data: {
            consultation,
            revision,
            outcome,
            agencies,
            proposal: proposal as RequestProposal,
            ...(fallenReplies.length === 0 ? {} : { overruled: fallenReplies }),
          },
        },
        // An earlier release took consultations on applications that it did not have.
        harmless: ['APPLICATION_CLOSED', 'NOT_THE_RUNNING_CONSULTATION', 'APPLICATION_NOT_FOUND'],
      },
    ]
  }
  if (purpose.kind !== 'publication' || proposal.kind !== 'publication') return []
  const ruledOut = overruled.flatMap(({ point, proposal: fallen }) =>
    fallen.kind === 'publication' ? [{ point, proposal: fallen }] : [],
  )
  const rulings = ruledOut.length === 0 ? {} : { overruled: ruledOut }
  return [
    {
      id: purpose.item,
      command: {
        type: 'RecordConsultationConclusion',
        data: { consultation, revision, outcome, agencies, proposal, ...rulings },
      },
      harmless: ['ITEM_CLOSED', 'CONSULTATION_NOT_THE_CURRENT'],
    },
  ]
}
