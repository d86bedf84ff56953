import { personalAct } from '../../acting.js'
import { protect } from '../../protected.js'
import type { Role } from '../../roles.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { ReturnForRework } from '../commands.js'
import type { ReviewLevel } from '../events.js'
import type { ActLevel, Stage } from '../state.js'
import { heldInHandlingAgency, isActor, type ItemRule, onOpenItem } from './handler.js'
import { REASON } from './limits.js'
import { samePersonAt } from './people.js'
import { hasWorkingVersion, stageIs, workOf } from './work.js'

/** Whose turn it is at a stage. */
const TURN: Partial<
  Readonly<Record<Stage, { readonly level: ReviewLevel & ActLevel; readonly roles: readonly Role[] }>>
> = {
  submitted: { level: 'section', roles: ['sectionHead'] },
  sectionPassed: { level: 'secrecy', roles: ['secrecyReviewer'] },
  referred: { level: 'secrecy', roles: ['secrecyReviewer'] },
  concluded: { level: 'leader', roles: ['deputyLeader', 'principalLeader'] },
}

const isTheirTurn: ItemRule = {
  code: 'NOT_YOUR_TURN',
  clause: 'LS-10.1',
  refuse: ({ work }, { actor }) => {
    const turn = work === undefined ? undefined : TURN[work.stage]
    if (turn === undefined || actor.kind !== 'person' || actor.as === undefined) return undefined
    return turn.roles.includes(actor.as.role) ? undefined : { missing: turn.roles }
  },
}

const actsAtTheLevelOfTheTurn: ItemRule = {
  code: 'SAME_PERSON_TWICE',
  clause: 'LS-10.1',
  refuse: ({ work }, context) => {
    const turn = work === undefined ? undefined : TURN[work.stage]
    return turn === undefined ? undefined : samePersonAt(work?.participants, turn.level, context)
  },
}

export const returnForRework = onOpenItem<ReturnForRework>({
  clause: 'LS-10.1',
  by: heldInHandlingAgency(['sectionHead', 'secrecyReviewer', 'deputyLeader', 'principalLeader']),
  rules: [
    hasWorkingVersion,
    stageIs('submitted', 'sectionPassed', 'referred', 'concluded'),
    isTheirTurn,
    actsAtTheLevelOfTheTurn,
  ],
  checks: [({ data }) => textFaults(data.reason, 'reason', REASON)],
  done: ({ data }, { work, id }, context) =>
    work?.returned !== undefined &&
    isActor(context, work.returned.by) &&
    sameJson(work.returned.reason, protect(`item:${id}`, data.reason)),
  events: ({ data }, item, context) => {
    const work = workOf(item)
    const turn = TURN[work.stage]
    if (turn === undefined) throw new Error(`the rules let a return through at stage ${work.stage}`)
    return [
      {
        type: 'ReturnedForRework',
        data: {
          version: work.version,
          round: work.round,
          level: turn.level,
          reason: protect(`item:${item.id}`, data.reason),
          ...personalAct(context),
        },
      },
    ]
  },
})
