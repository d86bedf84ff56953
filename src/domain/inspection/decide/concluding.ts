import { personalAct } from '../../acting.js'
import type { ConcludeInspection } from '../commands.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import { AT_WORK, INSPECTORS, onKnown, sameActor, sealed, TEAM, WORDS } from './handler.js'

/** 结束检查: all of the sample was examined; each finding is closed by verification, or a case was proposed about it. */
export const concludeInspection = onKnown<ConcludeInspection>({
  by: INSPECTORS,
  when: AT_WORK,
  rules: [
    ...TEAM,
    {
      code: 'SAMPLE_NOT_EXAMINED',
      clause: 'LS-15.1',
      refuse: ({ sample, examined }) => {
        const left = (sample?.sample ?? []).filter(({ subject }) => !examined.has(subject))
        return left.length === 0 ? undefined : { missing: ['ExamineSubject'], facts: { left: left.length } }
      },
    },
    {
      code: 'FINDINGS_OPEN',
      clause: 'LS-15.1',
      refuse: ({ findings }) => {
        const open = [...findings.values()].filter(({ state, proposed }) => state !== 'accepted' && !proposed)
        return open.length === 0 ? undefined : { missing: ['VerifyRectification'], facts: { left: open.length } }
      },
    },
  ],
  checks: [({ data }) => textFaults(data.summary, 'summary', WORDS)],
  done: ({ data }, inspection, context) =>
    isSaid(inspection.said, 'InspectionConcluded', {
      summary: sealed(inspection, data.summary),
      ...sameActor(context),
    }),
  events: ({ data }, inspection, context) => [
    {
      type: 'InspectionConcluded',
      data: {
        inspection: inspection.id,
        summary: sealed(inspection, data.summary),
        concludedOn: context.today,
        ...personalAct(context),
      },
    },
  ],
})
