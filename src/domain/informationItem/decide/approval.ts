import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { textFaults } from '../../texts.js'
import type { ApproveItem } from '../commands.js'
import type { AttributeConfirmed } from '../events.js'
import type { OpenItem } from '../state.js'
import { heldInHandlingAgency, type ItemRule, onOpenItem } from './handler.js'
import { NOTE } from './limits.js'
import { noteOf, saidBefore, submittedHash } from './opinion.js'
import { actsAtOneLevelOnly } from './people.js'
import { intervalIsSet, nextReevaluation, REEVALUATION_INTERVAL } from './reevaluation.js'
import { contentIsTheOneSeen, hasWorkingVersion, stageIs, workOf } from './work.js'

/** Important or sensitive information goes to 主要领导. */
const importantNeedsPrincipal: ItemRule = {
  code: 'PRINCIPAL_LEADER_NEEDED',
  clause: 'LS-10.6',
  refuse: ({ work }, { actor }) =>
    work?.form?.important === true && actor.kind === 'person' && actor.as?.role === 'deputyLeader' ? {} : undefined,
}

export const approveItem = onOpenItem<ApproveItem>({
  clause: 'LS-10.6',
  by: heldInHandlingAgency(['deputyLeader', 'principalLeader']),
  rules: [actsAtOneLevelOnly('leader'), hasWorkingVersion, stageIs('concluded'), importantNeedsPrincipal],
  checks: [
    contentIsTheOneSeen,
    ({ data }) => textFaults(data.note, 'note', NOTE),
    (_command, item, context) => (isFullyOpen(item) ? [] : intervalIsSet(context)),
  ],
  done: ({ data: { contentHash } }, item, context) => saidBefore(item, { stage: 'approved', contentHash }, context),
  policies: [REEVALUATION_INTERVAL],
  events: ({ data }, item, context) => {
    const work = workOf(item)
    return [
      attributeConfirmed(item, context),
      {
        type: 'ItemApproved',
        data: {
          version: work.version,
          round: work.round,
          disclosedHash: submittedHash(work),
          ...noteOf(item, data.note),
          ...personalAct(context),
        },
      },
    ]
  },
})

const isFullyOpen = ({ work }: OpenItem): boolean => work?.form?.attribute === 'proactive'

function attributeConfirmed(item: OpenItem, context: DecisionContext): AttributeConfirmed {
  const work = workOf(item)
  if (work.form === undefined) throw new Error('the rules let an approval through without a form')
  const { attribute, grounds, withheldPassages } = work.form
  const reevaluateOn = attribute === 'proactive' ? undefined : nextReevaluation(context)
  return {
    type: 'AttributeConfirmed',
    data: {
      version: work.version,
      attribute,
      grounds,
      withheldPassages,
      disclosedHash: submittedHash(work),
      ...(reevaluateOn === undefined ? {} : { reevaluateOn }),
    },
  }
}
