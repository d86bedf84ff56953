import { actingPeople, personalAct } from '../../acting.js'
import { parseLocalDate } from '../../dates.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import { keptFile, keptFileFaults } from '../../keptFile.js'
import { reckonByPolicy } from '../../receipt.js'
import { isSaid } from '../../said.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { IssueRectificationNotice, StateRectification, VerifyRectification } from '../commands.js'
import type { FindingInInspection, KnownInspection } from '../state.js'
import {
  AT_WORK,
  findingFaults,
  INSPECTORS,
  knownFinding,
  MENDING,
  NUMBER,
  onKnown,
  sameActor,
  sealed,
  subjectFaults,
  TEAM,
  tooMany,
  WORDS,
} from './handler.js'
import { inMendingAgency } from './mending.js'

const MOST_IN_NOTICE = 50
const MOST_PROOFS = 50

/** The day by which an agency has to answer a notice that goes out today. */
export const rectificationDue = (context: DecisionContext) =>
  reckonByPolicy({ key: 'rectification.period', clause: 'LS-15.1', start: context.today }, context)

/** Asked for anew only after a refusal, or when the time ran out. */
const mayBeNoticed = ({ state }: FindingInInspection, missed: boolean): boolean =>
  state === 'recorded' || state === 'refused' || (state === 'noticed' && missed)

const isMissed = ({ notices }: KnownInspection, { notice }: FindingInInspection): boolean =>
  notices.some((one) => one.notice === notice && one.missed)

function noticedFaults({ data }: IssueRectificationNotice, inspection: KnownInspection): readonly Refusal[] {
  if (data.findings.length === 0) return [{ code: 'INSPECTION_FINDING_UNKNOWN', clause: 'LS-15.1', path: 'findings' }]
  const twice = new Set(data.findings).size < data.findings.length
  return [
    ...(twice ? [{ code: 'NAMED_TWICE', clause: 'SYS', path: 'findings' } as const] : []),
    ...tooMany(data.findings.length, MOST_IN_NOTICE, 'findings'),
    ...data.findings.flatMap((id, index): readonly Refusal[] => {
      const path = `findings.${index}`
      const finding = inspection.findings.get(id)
      if (finding === undefined) return findingFaults(id, inspection, path)
      const faults: Refusal[] = []
      if (finding.agency !== data.agency) faults.push({ code: 'FINDING_OF_ANOTHER_AGENCY', clause: 'LS-15.1', path })
      if (!mayBeNoticed(finding, isMissed(inspection, finding)))
        faults.push({ code: 'FINDING_STANDS_OTHERWISE', clause: 'LS-15.1', path, facts: { state: finding.state } })
      return faults
    }),
  ]
}

/** 责令整改: each agency gets its own, with a day by which it answers. */
export const issueRectificationNotice = onKnown<IssueRectificationNotice>({
  clause: '711-47',
  by: INSPECTORS,
  when: AT_WORK,
  rules: TEAM,
  checks: [
    noticedFaults,
    ({ data }, { id, notices }, context) => {
      const due = rectificationDue(context)
      return [
        ...textFaults(data.requirements, 'requirements', WORDS),
        ...textFaults(data.number, 'number', NUMBER),
        ...(notices.some(({ number }) => number === data.number)
          ? [{ code: 'LETTER_NUMBER_TAKEN', clause: '711-45', path: 'number' } as const]
          : []),
        ...keptFileFaults(data.pdf, [`inspection:${id}`], 'pdf'),
        ...keptFileFaults(data.html, [`inspection:${id}`], 'html'),
        ...(due.ok ? [] : [due.refusal]),
        // Printed before midnight, given after it.
        ...(due.ok && due.value.due !== data.due
          ? [{ code: 'LETTER_DATE_OVERTAKEN', clause: 'LS-15.1', path: 'findings' } as const]
          : []),
      ]
    },
  ],
  policies: ['rectification.period'],
  done: ({ data }, inspection, context) =>
    isSaid(inspection.said, 'RectificationNoticeIssued', {
      agency: data.agency,
      findings: data.findings,
      requirements: sealed(inspection, data.requirements),
      number: data.number,
      pdf: keptFile(data.pdf),
      ...sameActor(context),
    }),
  events: ({ data }, inspection, context) => {
    const due = rectificationDue(context)
    if (!due.ok) throw new Error('the checks let a notice through that is never due')
    const rounds = data.findings.map((id) => inspection.notices.filter(({ findings }) => findings.includes(id)).length)
    return [
      {
        type: 'RectificationNoticeIssued',
        data: {
          inspection: inspection.id,
          notice: inspection.notices.length + 1,
          agency: data.agency,
          findings: data.findings,
          round: Math.max(...rounds) + 1,
          requirements: sealed(inspection, data.requirements),
          number: data.number,
          issuedOn: context.today,
          due: due.value,
          template: data.template,
          pdf: keptFile(data.pdf),
          html: keptFile(data.html),
          ...personalAct(context),
        },
      },
    ]
  },
})

const stands = (
  id: string,
  inspection: KnownInspection,
  states: readonly FindingInInspection['state'][],
): readonly Refusal[] => {
  const state = inspection.findings.get(id)?.state
  return state === undefined || states.includes(state)
    ? []
    : [{ code: 'FINDING_STANDS_OTHERWISE', clause: 'LS-15.1', path: 'finding', facts: { state } }]
}

function proofFaults({ data }: StateRectification, { files }: KnownInspection): readonly Refusal[] {
  if (data.proof.length === 0)
    return [{ code: 'PROOF_REQUIRED', clause: 'LS-15.1', path: 'proof', missing: ['AttachInspectionFile'] }]
  return [
    ...tooMany(data.proof.length, MOST_PROOFS, 'proof'),
    ...data.proof.flatMap((file, index): readonly Refusal[] => {
      const known = files.get(file)
      return known?.purpose === 'proof' && known.finding === data.finding
        ? []
        : [
            {
              code: 'PROOF_NOT_ON_RECORD',
              clause: 'LS-15.1',
              path: `proof.${index}`,
              missing: ['AttachInspectionFile'],
            },
          ]
    }),
  ]
}

const statedSo = ({ data }: StateRectification, inspection: KnownInspection) => ({
  finding: data.finding,
  statement: sealed(inspection, data.statement),
  mendedOn: data.mendedOn,
  proof: data.proof,
})

/** 报送整改情况, in time or late: what is late still counts as missed. */
export const stateRectification = onKnown<StateRectification>({
  by: inMendingAgency,
  when: MENDING,
  checks: [
    ({ data }, inspection) => findingFaults(data.finding, inspection),
    ({ data }, inspection) => stands(data.finding, inspection, ['noticed']),
    proofFaults,
    ({ data }, _inspection, { today }) => [
      ...textFaults(data.statement, 'statement', WORDS),
      ...dateFaults(data.mendedOn, 'mendedOn', { notAfter: today }),
    ],
  ],
  done: (command, inspection, context) =>
    inspection.findings.get(command.data.finding)?.state === 'stated' &&
    isSaid(inspection.said, 'RectificationStated', { ...statedSo(command, inspection), ...sameActor(context) }, [
      'finding',
    ]),
  events: (command, inspection, context) => {
    const { finding: id, statement, mendedOn, proof } = statedSo(command, inspection)
    const finding = knownFinding(inspection, id)
    const notice = inspection.notices.find((one) => one.notice === finding.notice)
    if (notice === undefined) throw new Error('the checks let a finding through that nobody was told of')
    const others = notice.findings.filter((other) => other !== id)
    return [
      {
        type: 'RectificationStated',
        data: {
          inspection: inspection.id,
          finding: id,
          notice: notice.notice,
          agency: finding.agency,
          statement,
          mendedOn: checkedDate(mendedOn),
          proof,
          statedOn: context.today,
          completes: others.every((other) => {
            const { state, notice: last } = knownFinding(inspection, other)
            return last !== notice.notice || state !== 'noticed'
          }),
          ...personalAct(context),
        },
      },
    ]
  },
})

/** Nobody verifies what they stated, on whichever side they stand today. */
const ownStatement = (
  { data }: VerifyRectification,
  { findings }: KnownInspection,
  context: DecisionContext,
): readonly Refusal[] => {
  const stated = findings.get(data.finding)?.statement
  return stated !== undefined && actingPeople(context).some((person) => [stated.by, stated.deputyFor].includes(person))
    ? [{ code: 'INSPECTOR_STATED_IT', clause: 'LS-15.1', path: 'finding' }]
    : []
}

const MS_PER_DAY = 86_400_000
/** Natural days that it was mended after the first due date. */
const daysLate = ({ firstDue, statement }: FindingInInspection): number => {
  const mended = parseLocalDate(statement?.mendedOn ?? '')
  if (firstDue === undefined || mended === undefined || mended <= firstDue) return 0
  return Math.round((Date.parse(mended) - Date.parse(firstDue)) / MS_PER_DAY)
}

const verifiedSo = ({ data }: VerifyRectification, inspection: KnownInspection) => ({
  finding: data.finding,
  accepted: data.accepted,
  reasons: data.reasons === undefined ? undefined : sealed(inspection, data.reasons),
})

/** 核实: accepted, or refused with reasons, and then a second notice follows. */
export const verifyRectification = onKnown<VerifyRectification>({
  by: INSPECTORS,
  when: MENDING,
  rules: TEAM,
  checks: [
    ({ data }, inspection) => findingFaults(data.finding, inspection),
    ({ data }, inspection) => stands(data.finding, inspection, ['stated']),
    ownStatement,
    ({ data }) => textFaults(data.reasons, 'reasons', data.accepted ? { longest: 5_000, multiline: true } : WORDS),
    ({ data }, { findings }, context) =>
      subjectFaults({ data: { ...data, ...ifAny(findings.get(data.finding)?.subject) } }, context, 'finding'),
  ],
  done: (command, inspection, context) =>
    ['accepted', 'refused'].includes(inspection.findings.get(command.data.finding)?.state ?? '') &&
    isSaid(inspection.said, 'RectificationVerified', { ...verifiedSo(command, inspection), ...sameActor(context) }, [
      'finding',
    ]) &&
    sameJson(inspection.findings.get(command.data.finding)?.state === 'accepted', command.data.accepted),
  events: (command, inspection, context) => {
    const { finding: id, accepted, reasons } = verifiedSo(command, inspection)
    const finding = knownFinding(inspection, id)
    if (finding.notice === undefined) throw new Error('the checks let a finding through that nobody was told of')
    return [
      {
        type: 'RectificationVerified',
        data: {
          inspection: inspection.id,
          finding: id,
          notice: finding.notice,
          accepted,
          ...(reasons === undefined ? {} : { reasons }),
          verifiedOn: context.today,
          daysLate: daysLate(finding),
          ...(finding.cited === undefined ? {} : { citedFinding: finding.cited.finding }),
          ...personalAct(context),
        },
      },
    ]
  },
})

const ifAny = (subject: string | undefined) => (subject === undefined ? {} : { subject })
