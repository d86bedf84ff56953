import { personalAct } from '../../acting.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { RecordInvestigationStep } from '../commands.js'
import type { KnownComplaint } from '../state.js'
import { INVESTIGATION_KINDS } from '../vocabulary.js'
import {
  citedFaults,
  HANDLING_ROLES,
  inJudging,
  isAccepted,
  isInCharge,
  isNotConcluded,
  onComplaint,
  plainFaults,
  PROOF,
  sealed,
  unknownValue,
  WORDS,
} from './handler.js'

const MOST_STEPS = 200

const stepData = ({ data }: RecordInvestigationStep, { id }: KnownComplaint) => ({
  kind: data.kind,
  result: sealed(id, data.result),
  findings: data.findings,
  takenOn: data.takenOn,
  proof: data.proof,
})

/** 核查: what was looked at, and what was found. */
export const recordInvestigationStep = onComplaint<RecordInvestigationStep>({
  by: inJudging(HANDLING_ROLES),
  rules: [
    isInCharge,
    isAccepted,
    isNotConcluded,
    {
      code: 'TOO_MANY',
      clause: 'SYS',
      refuse: ({ steps }) => (steps < MOST_STEPS ? undefined : { facts: { most: MOST_STEPS } }),
    },
  ],
  checks: [
    ({ data }, complaint, { today }) => [
      ...unknownValue(data.kind, INVESTIGATION_KINDS, 'kind'),
      ...textFaults(data.result, 'result', WORDS),
      ...citedFaults(data.findings, 'findings'),
      ...dateFaults(data.takenOn, 'takenOn', { notAfter: today, notBefore: complaint.acceptedOn }),
      ...(data.proof === undefined ? [] : plainFaults(data.proof, 'proof', PROOF, complaint)),
    ],
  ],
  done: (command, complaint) =>
    complaint.acceptedOn !== undefined &&
    isSaid(complaint.said, 'InvestigationStepRecorded', stepData(command, complaint)),
  events: (command, complaint, context) => {
    const { kind, result, findings, proof } = stepData(command, complaint)
    return [
      {
        type: 'InvestigationStepRecorded',
        data: {
          step: complaint.steps + 1,
          kind,
          result,
          findings: [...findings],
          takenOn: checkedDate(command.data.takenOn),
          ...(proof === undefined ? {} : { proof }),
          ...personalAct(context),
        },
      },
    ]
  },
})
