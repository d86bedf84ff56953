import { personalAct } from '../../acting.js'
import type { Refusal } from '../../decider.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { DrawSample, ExamineSubject } from '../commands.js'
import type { KnownInspection } from '../state.js'
import { AT_WORK, INSPECTORS, onKnown, sameActor, sealed, subjectFaults, TEAM, WORDS } from './handler.js'

export const MOST_SAMPLED = 500
export const MOST_POPULATION = 20_000
/** An event has to stay well under 1 MiB. */
const MOST_CHARACTERS = 700_000
const REMARK = { longest: 5_000, multiline: true } as const
const SHA256 = /^[0-9a-f]{64}$/

/** What the program wrote itself, looked at once more: it was drawn from the population, each subject once. */
function drawnFaults({ data }: DrawSample, { plan }: KnownInspection): readonly Refusal[] {
  const { population, sample, size, seed, populationHash } = data
  const known = new Set(population)
  const isOrdered = population.every((subject, index) => index === 0 || population[index - 1]! < subject)
  const isDrawn =
    SHA256.test(seed) &&
    SHA256.test(populationHash) &&
    isOrdered &&
    sample.length === Math.min(size, population.length) &&
    new Set(sample.map(({ subject }) => subject)).size === sample.length &&
    sample.every(({ subject, agency }) => known.has(subject) && plan.agencies.includes(agency))
  return isDrawn ? [] : [{ code: 'SAMPLE_NOT_OF_POPULATION', clause: 'SYS', path: 'size' }]
}

const sizeFaults = ({ data: { size, population } }: DrawSample): readonly Refusal[] => [
  ...(Number.isSafeInteger(size) && size >= 1 && size <= MOST_SAMPLED
    ? []
    : [{ code: 'SAMPLE_SIZE_OUT_OF_RANGE', clause: 'SYS', path: 'size', facts: { most: MOST_SAMPLED } } as const]),
  ...(population.length === 0 ? [{ code: 'POPULATION_EMPTY', clause: 'LS-15.1', path: 'size' } as const] : []),
  ...(population.length > MOST_POPULATION || population.join('').length > MOST_CHARACTERS
    ? [{ code: 'POPULATION_TOO_LARGE', clause: 'SYS', path: 'size', facts: { most: MOST_POPULATION } } as const]
    : []),
]

/** 抽样, once: a sample that does not please is not drawn again. */
export const drawSample = onKnown<DrawSample>({
  by: INSPECTORS,
  when: ['planned'],
  rules: TEAM,
  checks: [sizeFaults, drawnFaults],
  // The program draws another seed each time: only the command id tells a repetition.
  done: () => false,
  events: ({ data }, _inspection, context) => [
    {
      type: 'SampleDrawn',
      data: {
        algorithm: data.algorithm,
        seed: data.seed,
        population: data.population,
        populationHash: data.populationHash,
        asOfPosition: data.asOfPosition,
        size: data.size,
        sample: data.sample.map(({ subject, agency }) => ({ subject, agency })),
        ...personalAct(context),
      },
    },
  ],
})

const examined = ({ data }: ExamineSubject, inspection: KnownInspection) => ({
  subject: data.subject,
  result: data.result,
  ...(data.reason === undefined ? {} : { reason: sealed(inspection, data.reason) }),
})

/** 检查: one of the sample is in order, or the check does not apply to it; a finding is recorded as such. */
export const examineSubject = onKnown<ExamineSubject>({
  by: INSPECTORS,
  when: AT_WORK,
  rules: TEAM,
  checks: [
    ({ data }, { sample, examined: before }) => {
      if (sample?.sample.some(({ subject }) => subject === data.subject) !== true)
        return [{ code: 'SUBJECT_NOT_SAMPLED', clause: 'LS-15.1', path: 'subject' }]
      return before.get(data.subject) === 'finding'
        ? [{ code: 'SUBJECT_HAS_FINDING', clause: 'LS-15.1', path: 'subject' }]
        : []
    },
    ({ data }) => {
      if (data.result === 'inOrder') return textFaults(data.reason, 'reason', REMARK)
      return data.result === 'notApplicable'
        ? textFaults(data.reason, 'reason', WORDS)
        : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'result' }]
    },
    (command, _inspection, context) => subjectFaults(command, context),
  ],
  done: (command, inspection, context) =>
    isSaid(
      inspection.said,
      'SubjectExamined',
      { reason: undefined, ...examined(command, inspection), ...sameActor(context) },
      ['subject'],
    ) && inspection.examined.get(command.data.subject) === command.data.result,
  events: (command, inspection, context) => [
    {
      type: 'SubjectExamined',
      data: { ...examined(command, inspection), examinedOn: context.today, ...personalAct(context) },
    },
  ],
})
