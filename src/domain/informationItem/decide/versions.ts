import { personalAct } from '../../acting.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { protect } from '../../protected.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { DiscardDraft, EndValidity, ReevaluateDisclosure, StartCorrection } from '../commands.js'
import type { OpenItem } from '../state.js'
import { VALIDITY_ENDS } from '../vocabulary.js'
import { unknownValues } from './description.js'
import { heldInHandlingAgency, isActor, type ItemHandler, type ItemRule, onOpenItem } from './handler.js'
import { NAME, REASON } from './limits.js'
import { officerIsInCharge } from './people.js'
import { intervalIsSet, nextReevaluation, REEVALUATION_INTERVAL } from './reevaluation.js'
import { hasWorkingVersion, stageIs, workOf } from './work.js'

const noOtherVersionInHand: ItemRule = {
  code: 'VERSION_IN_PROGRESS',
  clause: 'LS-1',
  refuse: ({ work }) => (work === undefined ? undefined : { facts: { version: work.version } }),
}

const startedAlready = (
  { data }: StartCorrection,
  { work, id }: OpenItem,
  context: Parameters<typeof isActor>[0],
): boolean =>
  work?.started !== undefined &&
  isActor(context, work.started.by) &&
  sameJson(work.started.reason, protect(`item:${id}`, data.reason))

/** 更正: what is public stays until its successor has passed the same gate. */
export const startCorrection = onOpenItem<StartCorrection>({
  clause: '711-6',
  by: heldInHandlingAgency(['publishingOfficer']),
  rules: [officerIsInCharge, noOtherVersionInHand],
  checks: [({ data }) => textFaults(data.reason, 'reason', REASON)],
  done: startedAlready,
  events: ({ data }, item, context) => [
    {
      type: 'NewVersionStarted',
      data: {
        version: item.latestVersion + 1,
        cause: item.public === undefined ? 'republication' : 'correction',
        reason: protect(`item:${item.id}`, data.reason),
        ...personalAct(context),
      },
    },
  ],
})

/** What was registered stays on the register. */
const isNotRegistered: ItemRule = {
  code: 'ALREADY_REGISTERED',
  clause: 'LS-10.7',
  refuse: ({ registered, work }) => (registered !== undefined && work?.version === 1 ? {} : undefined),
}

const discardOpenDraft = onOpenItem<DiscardDraft>({
  clause: 'LS-10.2',
  by: heldInHandlingAgency(['publishingOfficer']),
  rules: [officerIsInCharge, hasWorkingVersion, stageIs('draft'), isNotRegistered],
  checks: [({ data }) => textFaults(data.reason, 'reason', REASON)],
  done: (_command, item, context) =>
    item.work === undefined && item.discarded?.version === item.latestVersion && isActor(context, item.discarded.by),
  events: ({ data }, item, context) => [
    {
      type: 'DraftDiscarded',
      data: {
        version: workOf(item).version,
        reason: protect(`item:${item.id}`, data.reason),
        ...personalAct(context),
      },
    },
  ],
})

/** A first draft that is discarded closes the item, so that asking again meets a closed one. */
export const discardDraft: ItemHandler<DiscardDraft> = {
  ...discardOpenDraft,
  done: (command, item, context) =>
    item.status === 'discarded' ? isActor(context, item.by) : discardOpenDraft.done?.(command, item, context) === true,
}

const wasSettled: ItemRule = {
  code: 'NOT_APPROVED',
  clause: 'LS-10.6',
  refuse: ({ settled, legacy }) =>
    settled === undefined && legacy === undefined ? { missing: ['ApproveItem'] } : undefined,
}

const isStillValid: ItemRule = {
  code: 'VALIDITY_ALREADY_ENDED',
  clause: '711-20(1)',
  refuse: ({ validity }) => (validity === undefined ? undefined : { facts: { kind: validity.kind } }),
}

/** 废止、失效: the public goes on seeing it, marked as no longer in force. */
export const endValidity = onOpenItem<EndValidity>({
  clause: '711-20(1)',
  by: heldInHandlingAgency(['publishingOfficer', 'disclosureOfficer', 'disclosureHead']),
  rules: [officerIsInCharge, wasSettled, isStillValid],
  checks: [
    ({ data }, item) => [
      ...unknownValues([data.kind], VALIDITY_ENDS, 'kind'),
      ...dateFaults(data.effectiveOn, 'effectiveOn', { notBefore: item.description.formedOn }),
      ...textFaults(data.basis, 'basis', NAME),
      ...(data.supersededBy === item.id
        ? [{ code: 'SUPERSEDED_BY_ITSELF', clause: 'SYS', path: 'supersededBy' } as const]
        : []),
    ],
  ],
  done: ({ data }, { validity }) =>
    validity !== undefined &&
    validity.kind === data.kind &&
    validity.effectiveOn === data.effectiveOn &&
    validity.basis === data.basis &&
    validity.supersededBy === data.supersededBy,
  events: ({ data }, _item, context) => [
    {
      type: 'ValidityEnded',
      data: {
        kind: data.kind,
        effectiveOn: checkedDate(data.effectiveOn),
        basis: data.basis,
        ...(data.supersededBy === undefined ? {} : { supersededBy: data.supersededBy }),
        ...personalAct(context),
      },
    },
  ],
})

const somethingIsWithheld: ItemRule = {
  code: 'NOTHING_WITHHELD',
  clause: '711-18',
  refuse: ({ settled }) => (settled === undefined || settled.attribute === 'proactive' ? {} : undefined),
}

/** A version that is being judged is not judged a second time beside it. */
const noJudgementIsRunning: ItemRule = {
  code: 'VERSION_IN_PROGRESS',
  clause: 'LS-1',
  refuse: ({ work }) =>
    work === undefined || work.stage === 'approved' ? undefined : { facts: { version: work.version } },
}

/** 对不予公开的政府信息进行定期评估审查 (711-18) */
export const reevaluateDisclosure = onOpenItem<ReevaluateDisclosure>({
  clause: '711-18',
  by: heldInHandlingAgency(['secrecyReviewer', 'disclosureOfficer', 'disclosureHead']),
  rules: [somethingIsWithheld, noJudgementIsRunning],
  checks: [
    ({ data }) => textFaults(data.reasons, 'reasons', REASON),
    ({ data }, _item, context) => (data.outcome === 'upheld' ? intervalIsSet(context) : []),
  ],
  done: ({ data }, { reevaluated }, context) =>
    reevaluated?.on === context.today && reevaluated.outcome === data.outcome && isActor(context, reevaluated.by),
  policies: [REEVALUATION_INTERVAL],
  events: ({ data }, item, context) => {
    const act = personalAct(context)
    const reasons = protect(`item:${item.id}`, data.reasons)
    const reevaluateOn = data.outcome === 'upheld' ? nextReevaluation(context) : undefined
    return [
      {
        type: 'DisclosureReevaluated',
        data: {
          version: item.settled?.version ?? item.latestVersion,
          evaluatedOn: context.today,
          outcome: data.outcome,
          reasons,
          ...(reevaluateOn === undefined ? {} : { reevaluateOn }),
          ...act,
        },
      },
      ...(data.outcome === 'upheld'
        ? []
        : [
            {
              type: 'NewVersionStarted',
              data: { version: item.latestVersion + 1, cause: 'reevaluation', reason: reasons, ...act },
            } as const,
          ]),
    ]
  },
})
