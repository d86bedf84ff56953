import { personalAct } from '../../acting.js'
import type { Refusal } from '../../decider.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { ProposeAccountabilityCase, RecordRectificationMiss } from '../commands.js'
import { superiorsOf } from '../competence.js'
import type { InspectionEvent } from '../events.js'
import type { KnownInspection } from '../state.js'
import { findingFaults, INSPECTORS, MENDING, onKnown, processOnly, sameActor, sealed, TEAM, WORDS } from './handler.js'

/** Findings of a notice that are not answered: asked for anew since, they belong to the later notice. */
const unanswered = ({ notices, findings }: KnownInspection, number: number): readonly string[] =>
  (notices.find(({ notice }) => notice === number)?.findings ?? []).filter((id) => {
    const finding = findings.get(id)
    return finding?.state === 'noticed' && finding.notice === number
  })

/** 逾期: the superior is told first; what runs out again, or has no superior, is proposed for accountability. */
export const recordRectificationMiss = onKnown<RecordRectificationMiss>({
  by: processOnly,
  when: MENDING,
  checks: [
    ({ data }, inspection) => {
      if (!inspection.notices.some(({ notice }) => notice === data.notice))
        return [{ code: 'RECTIFICATION_NOTICE_UNKNOWN', clause: 'LS-15.1', path: 'notice' }]
      return unanswered(inspection, data.notice).length === 0
        ? [{ code: 'RECTIFICATION_ANSWERED', clause: 'LS-15.1', path: 'notice' }]
        : []
    },
  ],
  done: ({ data }, { notices }) => notices.some(({ notice, missed }) => notice === data.notice && missed),
  events: ({ data }, inspection, context) => {
    const { agency } = inspection.notices.find(({ notice }) => notice === data.notice)!
    const findings = unanswered(inspection, data.notice)
    const superiors = superiorsOf(agency, context.agencies, context.today)
    const again = findings.filter((id) => inspection.findings.get(id)!.misses > 0)
    const matter = { inspection: inspection.id, notice: data.notice, agency } as const
    const propose = (about: readonly string[], cause: 'missedAgain' | 'noSuperior'): readonly InspectionEvent[] => {
      const open = about.filter((id) => !inspection.findings.get(id)!.proposed)
      if (open.length === 0) return []
      const proposal = inspection.proposals + 1
      return [
        {
          type: 'AccountabilityCaseProposed',
          data: { inspection: inspection.id, proposal, agency, findings: open, cause },
        },
      ]
    }
    return [
      { type: 'RectificationMissed', data: { ...matter, findings, due: data.due, deadline: data.deadline } },
      ...(superiors.length === 0
        ? propose(findings, 'noSuperior')
        : [
            { type: 'SuperiorNotified', data: { ...matter, superiors, findings, due: data.due } } as const,
            ...propose(again, 'missedAgain'),
          ]),
    ]
  },
})

/** 提出责任追究建议, by an inspector: what was neither missed nor refused is not there yet. */
export const proposeAccountabilityCase = onKnown<ProposeAccountabilityCase>({
  clause: '711-53',
  by: INSPECTORS,
  when: MENDING,
  rules: TEAM,
  checks: [
    ({ data }, inspection) =>
      data.findings.length === 0
        ? [{ code: 'INSPECTION_FINDING_UNKNOWN', clause: 'LS-15.1', path: 'findings' }]
        : [
            ...(new Set(data.findings).size < data.findings.length
              ? [{ code: 'NAMED_TWICE', clause: 'SYS', path: 'findings' } as const]
              : []),
            ...data.findings.flatMap((id, index): readonly Refusal[] => {
              const path = `findings.${index}`
              const finding = inspection.findings.get(id)
              if (finding === undefined) return findingFaults(id, inspection, path)
              const faults: Refusal[] = []
              if (finding.agency !== data.agency)
                faults.push({ code: 'FINDING_OF_ANOTHER_AGENCY', clause: 'LS-15.1', path })
              if (finding.proposed) faults.push({ code: 'CASE_ALREADY_PROPOSED', clause: '711-53', path })
              if (finding.misses === 0 && finding.refusals === 0)
                faults.push({ code: 'RECTIFICATION_NOT_FAILED', clause: '711-47', path })
              return faults
            }),
          ],
    ({ data }) => textFaults(data.reasons, 'reasons', WORDS),
  ],
  done: ({ data }, inspection, context) =>
    isSaid(inspection.said, 'AccountabilityCaseProposed', {
      agency: data.agency,
      findings: data.findings,
      reasons: sealed(inspection, data.reasons),
      ...sameActor(context),
    }),
  events: ({ data }, inspection, context) => [
    {
      type: 'AccountabilityCaseProposed',
      data: {
        inspection: inspection.id,
        proposal: inspection.proposals + 1,
        agency: data.agency,
        findings: data.findings,
        cause: 'byInspector',
        reasons: sealed(inspection, data.reasons),
        ...personalAct(context),
      },
    },
  ],
})
