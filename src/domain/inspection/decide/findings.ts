import { personalAct } from '../../acting.js'
import { answerableFor } from '../../answerableFor.js'
import type { ClauseCode } from '../../clauses.js'
import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import { keptFile, keptFileFaults } from '../../keptFile.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { AttachInspectionFile, RecordFinding } from '../commands.js'
import type { KnownInspection } from '../state.js'
import { INSPECTION_FILE_PURPOSES } from '../vocabulary.js'
import {
  AT_WORK,
  findingFaults,
  INSPECTORS,
  isOfNoInspectedAgency,
  isOnTheTeam,
  onKnown,
  sameActor,
  sealed,
  subjectFaults,
  TEAM,
  tooMany,
  WORDS,
} from './handler.js'
import { inMendingAgency } from './mending.js'

const MOST_FINDINGS = 300
const MOST_EVIDENCE = 100
const MOST_FILES = 500
const NAME = { longest: 200, required: true } as const
const CLAUSE = /^(?:LS-\d{1,2}(?:\.\d{1,2})?|711-\d{1,2}(?:\(\d{1,2}\))?|SSL-\d{1,3}|PIPL-\d{1,3}|GB-32100)$/
const FINDING_ID = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,120}$/
const EVENT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What is cited has to be a finding, of that agency, under that clause, not cited here before. */
function citedFaults({ data }: RecordFinding, { findings }: KnownInspection): readonly Refusal[] {
  const { citedFinding: id, cited } = data
  if (id === undefined) return []
  const path = 'citedFinding'
  if (!FINDING_ID.test(id) || cited === undefined) return [{ code: 'CITED_FINDING_NOT_FOUND', clause: 'LS-15.1', path }]
  return [
    ...([...findings.values()].some((known) => known.cited?.finding === id)
      ? [{ code: 'FINDING_ALREADY_CITED', clause: 'LS-15.1', path } as const]
      : []),
    ...(cited.agency === data.agency && cited.clause === data.clause && cited.subject === data.subject
      ? []
      : [{ code: 'FINDING_CITED_OTHERWISE', clause: 'LS-15.1', path } as const]),
  ]
}

/** The agency is inspected, and what was drawn with another one is not held against it. */
function agencyFaults(
  { data }: RecordFinding,
  { plan, sample }: KnownInspection,
  context: DecisionContext,
): readonly Refusal[] {
  if (!plan.agencies.includes(data.agency)) return [{ code: 'AGENCY_NOT_INSPECTED', clause: 'LS-15.1', path: 'agency' }]
  const drawn = sample?.sample.find(({ subject }) => subject === data.subject)
  if (drawn === undefined || [drawn.agency, ...answerableFor(drawn.agency, context)].includes(data.agency)) return []
  return [{ code: 'SUBJECT_OF_ANOTHER_AGENCY', clause: 'LS-15.1', path: 'agency' }]
}

const found = ({ data }: RecordFinding, inspection: KnownInspection) => ({
  agency: data.agency,
  clause: data.clause as ClauseCode,
  subject: data.subject,
  cited:
    data.citedFinding === undefined || data.cited === undefined
      ? undefined
      : { finding: data.citedFinding, check: data.cited.check },
  description: sealed(inspection, data.description),
  evidence: data.evidence,
})

/** 记录问题: by hand, or a finding of a check over the log that is taken up. */
export const recordFinding = onKnown<RecordFinding>({
  by: INSPECTORS,
  when: AT_WORK,
  rules: TEAM,
  checks: [
    agencyFaults,
    citedFaults,
    ({ data }, { findings }) => [
      ...(CLAUSE.test(data.clause) ? [] : [{ code: 'CLAUSE_UNKNOWN', clause: 'SYS', path: 'clause' } as const]),
      ...textFaults(data.description, 'description', WORDS),
      ...(data.evidence.every((id) => EVENT_ID.test(id))
        ? []
        : [{ code: 'ID_INVALID', clause: 'SYS', path: 'evidence' } as const]),
      ...tooMany(data.evidence.length, MOST_EVIDENCE, 'evidence'),
      ...tooMany(findings.size + 1, MOST_FINDINGS, 'finding'),
      ...(data.subject === undefined && data.evidence.length === 0
        ? [{ code: 'FINDING_WITHOUT_PROOF', clause: 'LS-15.1', path: 'subject' } as const]
        : []),
    ],
    (command, _inspection, context) => subjectFaults(command, context),
  ],
  done: (command, inspection, context) =>
    isSaid(inspection.said, 'FindingRecorded', { ...found(command, inspection), ...sameActor(context) }),
  events: (command, inspection, context) => {
    const { agency, clause, subject, cited, description, evidence } = found(command, inspection)
    return [
      {
        type: 'FindingRecorded',
        data: {
          inspection: inspection.id,
          finding: `${inspection.id}.f${inspection.findings.size + 1}`,
          ...{ agency, clause, description, evidence },
          ...(subject === undefined ? {} : { subject }),
          ...(cited === undefined ? {} : { cited }),
          foundOn: context.today,
          ...personalAct(context),
        },
      },
    ]
  },
})

const FOR_INSPECTORS = ['inspector'] as const

/** 材料入卷: the agency's proof for one of its findings, or a paper of the inspectors. */
export const attachInspectionFile = onKnown<AttachInspectionFile>({
  by: {
    ...inMendingAgency,
    roles: [...inMendingAgency.roles, ...FOR_INSPECTORS],
    agencies: (inspection, command, context) => [
      ...(inspection.status === 'absent' ? [] : answerableFor(inspection.body, context)),
      ...(typeof inMendingAgency.agencies === 'function'
        ? (inMendingAgency.agencies(inspection, command, context) as readonly never[])
        : []),
    ],
  },
  when: ['planned', 'sampled', 'concluded'],
  rules: [
    {
      ...isOnTheTeam,
      refuse: (inspection, context) =>
        context.actor.kind === 'person' && context.actor.as?.role === 'inspector'
          ? (isOnTheTeam.refuse(inspection, context) ?? undefined)
          : undefined,
    },
  ],
  checks: [
    ({ data }, inspection, context) => {
      const { actor } = context
      const isInspector = actor.kind === 'person' && actor.as?.role === 'inspector'
      if (!INSPECTION_FILE_PURPOSES.includes(data.purpose))
        return [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'purpose' }]
      const faults: Refusal[] = []
      if ((data.purpose === 'workingPaper') !== isInspector)
        faults.push({ code: 'FILE_PURPOSE_OF_OTHERS', clause: 'LS-15.1', path: 'purpose' })
      if (isInspector && isOfNoInspectedAgency.refuse(inspection, context) !== undefined)
        faults.push({ code: 'INSPECTOR_OF_INSPECTED_AGENCY', clause: 'LS-15.1', path: 'purpose' })
      if (data.purpose === 'proof' && data.finding === undefined)
        faults.push({ code: 'INSPECTION_FINDING_UNKNOWN', clause: 'LS-15.1', path: 'finding' })
      return [...faults, ...(data.finding === undefined ? [] : findingFaults(data.finding, inspection))]
    },
    ({ data }, { id, files }) => [
      ...keptFileFaults(data.file, [`inspection:${id}`], 'file'),
      ...textFaults(data.name, 'name', NAME),
      ...tooMany(files.size + 1, MOST_FILES, 'file'),
      ...(files.has(data.file.fileId) ||
      [...files.values()].some(({ sha256, finding }) => sha256 === data.file.sha256 && finding === data.finding)
        ? [{ code: 'FILE_ON_RECORD', clause: 'SYS', path: 'file' } as const]
        : []),
    ],
  ],
  done: ({ data }, inspection, context) =>
    inspection.files.has(data.file.fileId) &&
    isSaid(inspection.said, 'InspectionFileAttached', {
      purpose: data.purpose,
      finding: data.finding,
      file: keptFile(data.file),
      name: sealed(inspection, data.name),
      ...sameActor(context),
    }),
  events: ({ data }, inspection, context) => {
    const agency = data.finding === undefined ? inspection.body : inspection.findings.get(data.finding)!.agency
    return [
      {
        type: 'InspectionFileAttached',
        data: {
          inspection: inspection.id,
          purpose: data.purpose,
          ...(data.finding === undefined ? {} : { finding: data.finding }),
          agency,
          file: keptFile(data.file),
          name: sealed(inspection, data.name),
          ...personalAct(context),
        },
      },
    ]
  },
})
