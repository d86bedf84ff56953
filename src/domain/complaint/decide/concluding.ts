import { personalAct } from '../../acting.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal } from '../../decider.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type {
  ApproveComplaintConclusion,
  ComplaintMeasureInput,
  ConcludeComplaint,
  ReturnComplaintConclusion,
} from '../commands.js'
import type { ComplaintMeasure } from '../events.js'
import type { KnownComplaint } from '../state.js'
import { COMPLAINT_MEASURES, COMPLAINT_OUTCOMES } from '../vocabulary.js'
import {
  CITED,
  citedFaults,
  type ComplaintRule,
  DECIDING_ROLES,
  HANDLING_ROLES,
  inJudging,
  isAccepted,
  isInCharge,
  isNotTheHandler,
  onComplaint,
  sealed,
  secrecyFaults,
  unknownValue,
  WORDS,
} from './handler.js'

const isInvestigated: ComplaintRule = {
  code: 'COMPLAINT_NOT_INVESTIGATED',
  clause: '711-51',
  refuse: ({ steps }) => (steps === 0 ? { missing: ['RecordInvestigationStep'] } : undefined),
}
/** One proposal at a time; once approved it stands. */
const isToBeConcluded: ComplaintRule = {
  code: 'COMPLAINT_CONCLUDED',
  clause: '711-51',
  refuse: ({ proposal }) => (proposal === undefined || proposal.status === 'returned' ? undefined : {}),
}
const isProposed: ComplaintRule = {
  code: 'COMPLAINT_NOT_CONCLUDED',
  clause: '711-51',
  refuse: ({ proposal }) => (proposal?.status === 'proposed' ? undefined : { missing: ['ConcludeComplaint'] }),
}

const MOST_MEASURES = 20

function measureFaults(measure: ComplaintMeasureInput, place: number, complaint: KnownComplaint): readonly Refusal[] {
  const path = `measures.${place}`
  const cited = (id: string | undefined, field: string, belongs: boolean): readonly Refusal[] => {
    if (id === undefined) return []
    if (!belongs) return [{ code: 'COMPLAINT_FACT_NOT_OF_MEASURE', clause: '711-51', path: `${path}.${field}` }]
    return CITED.test(id) ? [] : [{ code: 'ID_INVALID', clause: 'SYS', path: `${path}.${field}` }]
  }
  return [
    ...unknownValue(measure.kind, COMPLAINT_MEASURES, `${path}.kind`),
    ...textFaults(measure.text, `${path}.text`, WORDS),
    ...secrecyFaults(measure.text, `${path}.text`, complaint),
    ...cited(measure.inspection, 'inspection', measure.kind === 'inspection' || measure.kind === 'rectification'),
    ...cited(measure.accountabilityCase, 'accountabilityCase', measure.kind === 'accountability'),
  ]
}

/** What is true has consequences, what is not has none; and no agency is found at fault unheard. */
function outcomeFaults(
  { data: { outcome, measures } }: ConcludeComplaint,
  { requests }: KnownComplaint,
  today: string,
): readonly Refusal[] {
  if (outcome === 'notUpheld')
    return measures.length === 0
      ? []
      : [{ code: 'COMPLAINT_MEASURE_WITHOUT_FAULT', clause: '711-51', path: 'measures' }]
  const wasHeard = requests.some(({ statedOn, answerBy }) => statedOn !== undefined || answerBy < today)
  return [
    ...(measures.length === 0
      ? [{ code: 'COMPLAINT_MEASURE_MISSING', clause: '711-51', path: 'measures', missing: ['measures'] } as const]
      : []),
    ...(wasHeard
      ? []
      : [{ code: 'COMPLAINED_AGENCY_NOT_HEARD', clause: '711-51', missing: ['AskAgencyForStatement'] } as const]),
  ]
}

const measureOf = (id: string, measure: ComplaintMeasureInput): ComplaintMeasure => ({
  kind: measure.kind,
  text: sealed(id, measure.text),
  ...(measure.inspection === undefined ? {} : { inspection: measure.inspection }),
  ...(measure.accountabilityCase === undefined ? {} : { accountabilityCase: measure.accountabilityCase }),
})

const concludedData = ({ data }: ConcludeComplaint, { id }: KnownComplaint) => ({
  outcome: data.outcome,
  summary: sealed(id, data.summary),
  findings: data.findings,
  measures: data.measures.map((measure) => measureOf(id, measure)),
  concludedOn: data.concludedOn,
})

/** 拟办意见: 属实、部分属实、不属实, and what follows. */
export const concludeComplaint = onComplaint<ConcludeComplaint>({
  by: inJudging(HANDLING_ROLES),
  rules: [isInCharge, isAccepted, isInvestigated, isToBeConcluded],
  checks: [
    ({ data }, complaint, { today }) => [
      ...unknownValue(data.outcome, COMPLAINT_OUTCOMES, 'outcome'),
      ...textFaults(data.summary, 'summary', WORDS),
      ...citedFaults(data.findings, 'findings'),
      ...dateFaults(data.concludedOn, 'concludedOn', { notAfter: today, notBefore: complaint.lastStepOn }),
    ],
    ({ data }, complaint) =>
      data.measures.length > MOST_MEASURES
        ? [{ code: 'TOO_MANY', clause: 'SYS', path: 'measures', facts: { most: MOST_MEASURES } }]
        : data.measures.flatMap((measure, place) => measureFaults(measure, place, complaint)),
    (command, complaint, { today }) => outcomeFaults(command, complaint, today),
  ],
  done: (command, complaint) =>
    complaint.proposal?.status === 'proposed' &&
    isSaid(complaint.said, 'ComplaintConclusionProposed', concludedData(command, complaint)),
  events: (command, complaint, context) => {
    const { outcome, summary, findings, measures } = concludedData(command, complaint)
    return [
      {
        type: 'ComplaintConclusionProposed',
        data: {
          proposal: (complaint.proposal?.number ?? 0) + 1,
          outcome,
          summary,
          findings: [...findings],
          measures,
          concludedOn: checkedDate(command.data.concludedOn),
          ...personalAct(context),
        },
      },
    ]
  },
})

/** Who decides says which proposal they saw. */
const isTheOneSeen = (
  { data }: ReturnComplaintConclusion | ApproveComplaintConclusion,
  { proposal }: KnownComplaint,
): readonly Refusal[] =>
  proposal?.number === data.proposal
    ? []
    : [
        {
          code: 'COMPLAINT_CONCLUSION_IS_ANOTHER',
          clause: '711-51',
          path: 'proposal',
          facts: { proposal: proposal?.number ?? 0 },
        },
      ]

export const returnComplaintConclusion = onComplaint<ReturnComplaintConclusion>({
  by: inJudging(DECIDING_ROLES),
  rules: [isNotTheHandler, isProposed],
  checks: [isTheOneSeen, ({ data }) => textFaults(data.reason, 'reason', WORDS)],
  done: ({ data }, { id, said, proposal }) =>
    proposal?.status === 'returned' &&
    isSaid(said, 'ComplaintConclusionReturned', { proposal: data.proposal, reason: sealed(id, data.reason) }),
  events: ({ data }, { id }, context) => [
    {
      type: 'ComplaintConclusionReturned',
      data: { proposal: data.proposal, reason: sealed(id, data.reason), ...personalAct(context) },
    },
  ],
})

/** 审定: not by whoever handled it. */
export const approveComplaintConclusion = onComplaint<ApproveComplaintConclusion>({
  by: inJudging(DECIDING_ROLES),
  rules: [isNotTheHandler, isProposed],
  checks: [
    isTheOneSeen,
    ({ data }, { proposal }, { today }) =>
      dateFaults(data.approvedOn, 'approvedOn', { notAfter: today, notBefore: proposal?.concludedOn }),
  ],
  done: ({ data }, { said, proposal }) =>
    proposal?.status === 'approved' &&
    isSaid(said, 'ComplaintConclusionApproved', { proposal: data.proposal, approvedOn: data.approvedOn }),
  events: ({ data }, { proposal }, context) => {
    if (proposal === undefined) throw new Error('the rules let an approval of nothing through')
    return [
      {
        type: 'ComplaintConclusionApproved',
        data: {
          proposal: proposal.number,
          outcome: proposal.outcome,
          approvedOn: checkedDate(data.approvedOn),
          ...personalAct(context),
        },
      },
    ]
  },
})
