import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal } from '../../decider.js'
import { type GroundInput, groundFaults, groundOf } from '../../grounds.js'
import { protect } from '../../protected.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { FillSecrecyReviewForm, ReviewFormInput } from '../commands.js'
import type { FlagAnswer, SecrecyReviewForm } from '../events.js'
import type { OpenItem } from '../state.js'
import {
  CARRIERS,
  CHANNELS,
  DISCLOSURE_ATTRIBUTES,
  type DisclosureAttribute,
  REVIEW_FLAGS,
  type ReviewFlag,
  SCOPES,
} from '../vocabulary.js'
import { unknownValues } from './description.js'
import { heldInHandlingAgency, onOpenItem } from './handler.js'
import { NOTE, REASON } from './limits.js'
import { actsAtOneLevelOnly, officerIsInCharge } from './people.js'
import { hasWorkingVersion, voidedBy, workOf } from './work.js'

/** 制作政府信息时应填写保密审查表，确认公开属性 (LS-10.3, LS-10.4, LS-10.5) */
export const fillSecrecyReviewForm = onOpenItem<FillSecrecyReviewForm>({
  clause: 'LS-10.3',
  by: heldInHandlingAgency(['publishingOfficer']),
  rules: [officerIsInCharge, actsAtOneLevelOnly('drafting'), hasWorkingVersion],
  checks: [
    ({ data }, item) => [
      ...unknownValues([data.carrier], CARRIERS, 'carrier'),
      ...unknownValues(data.channels, CHANNELS, 'channels'),
      ...unknownValues([data.scope], SCOPES, 'scope'),
      ...unknownValues([attributeOf(data)], DISCLOSURE_ATTRIBUTES, 'attribute'),
      ...(data.plannedOn === undefined
        ? []
        : dateFaults(data.plannedOn, 'plannedOn', { notBefore: item.description.formedOn })),
      ...textFaults(data.separationNote, 'separationNote', NOTE),
    ],
    ({ data }) => flagFaults(data),
    ({ data }) => attributeFaults(data),
    ({ data }) => groundListFaults(data),
  ],
  done: ({ data }, item, context) => {
    const form = item.work?.form
    return form !== undefined && sameJson(form, { ...formOf(data, item, context), filledOn: form.filledOn })
  },
  events: ({ data }, item, context) => [
    {
      type: 'SecrecyReviewFormFilled',
      data: {
        version: workOf(item).version,
        form: formOf(data, item, context),
        ...personalAct(context),
        voids: voidedBy(item, 'statement'),
      },
    },
  ],
})

/** 公开为常态、不公开为例外 (LS-3.1) */
const attributeOf = ({ attribute }: ReviewFormInput): DisclosureAttribute => attribute ?? 'proactive'

function flagFaults({ flags }: ReviewFormInput): readonly Refusal[] {
  const unanswered = REVIEW_FLAGS.filter((flag) => (flags as Partial<typeof flags>)[flag] === undefined)
  const unexplained = REVIEW_FLAGS.filter((flag) => flags[flag]?.applies && (flags[flag].note ?? '').trim() === '')
  const faults: Refusal[] = []
  if (unanswered.length > 0) {
    faults.push({ code: 'FLAG_UNANSWERED', clause: 'LS-10.3', path: 'flags', missing: unanswered.map(flagPath) })
  }
  if (unexplained.length > 0) {
    const missing = unexplained.map((flag) => `${flagPath(flag)}.note`)
    faults.push({ code: 'FLAG_NOTE_MISSING', clause: 'LS-10.3', path: 'flags', missing })
  }
  if (flags.stateSecret?.applies) {
    faults.push({
      code: 'STATE_SECRET_NOT_ALLOWED',
      clause: 'SSL-31',
      path: 'flags.stateSecret',
      missing: ['OrderPurge'],
    })
  }
  return [...faults, ...REVIEW_FLAGS.flatMap((flag) => textFaults(flags[flag]?.note, `${flagPath(flag)}.note`, NOTE))]
}

const flagPath = (flag: ReviewFlag): string => `flags.${flag}`

function attributeFaults(input: ReviewFormInput): readonly Refusal[] {
  const attribute = attributeOf(input)
  const faults: Refusal[] = []
  const forbidding = (['workSecret', 'threeSafetiesOneStability'] as const).filter((flag) => input.flags[flag]?.applies)
  if (attribute === 'proactive' && forbidding.length > 0) {
    faults.push({
      code: 'FLAG_FORBIDS_PUBLICATION',
      clause: '711-14',
      path: 'attribute',
      facts: { flags: forbidding },
    })
  }
  if ((attribute === 'proactive' || attribute === 'partial') && input.channels.length === 0) {
    faults.push({ code: 'CHANNEL_MISSING', clause: 'LS-13.1', path: 'channels', missing: ['channels'] })
  }
  if (attribute === 'partial' && (input.separationNote ?? '').trim() === '') {
    faults.push({
      code: 'SEPARATION_NOTE_MISSING',
      clause: '711-37',
      path: 'separationNote',
      missing: ['separationNote'],
    })
  }
  return faults
}

/** Each attribute but 主动公开 states its legal reason: for the whole, or for each withheld passage. */
function groundListFaults(input: ReviewFormInput): readonly Refusal[] {
  const attribute = attributeOf(input)
  const grounds = input.grounds ?? []
  const passages = input.withheldPassages ?? []
  const given = attribute === 'partial' ? passages.map(({ ground }) => ground) : grounds
  const superfluous = attribute === 'partial' ? grounds : passages
  const path = attribute === 'partial' ? 'withheldPassages' : 'grounds'
  const pathOf = (index: number) => (attribute === 'partial' ? `${path}.${index}.ground` : `${path}.${index}`)
  const faults: Refusal[] = []

  if (attribute !== 'proactive' && given.length === 0) {
    faults.push(
      attribute === 'partial'
        ? { code: 'WITHHELD_PASSAGE_MISSING', clause: '711-37', path, missing: [path] }
        : { code: 'GROUND_MISSING', clause: 'LS-10.5', path, missing: [path] },
    )
  }
  if ((attribute === 'proactive' && given.length > 0) || superfluous.length > 0) {
    faults.push({ code: 'GROUND_NOT_APPLICABLE', clause: 'LS-10.5', path, facts: { attribute } })
  }
  return [
    ...faults,
    ...kindFaults(attribute, given, path, pathOf),
    ...given.flatMap((ground, index) => groundFaults(ground, pathOf(index))),
    ...passages.flatMap(({ locator }, index) => textFaults(locator, `withheldPassages.${index}.locator`, REASON)),
  ]
}

function kindFaults(
  attribute: DisclosureAttribute,
  grounds: readonly GroundInput[],
  path: string,
  pathOf: (index: number) => string,
): readonly Refusal[] {
  const stateSecrets = grounds.flatMap(({ code }, index): Refusal[] =>
    code === 'stateSecret' ? [{ code: 'STATE_SECRET_NOT_ALLOWED', clause: 'SSL-31', path: pathOf(index) }] : [],
  )
  if (attribute === 'onRequest') {
    return grounds.length === 0 || grounds.some(({ code }) => code === 'notForProactive')
      ? stateSecrets
      : [...stateSecrets, { code: 'PROACTIVE_NOT_RULED_OUT', clause: '711-13', path, missing: ['notForProactive'] }]
  }
  if (attribute === 'proactive') return stateSecrets
  return [
    ...stateSecrets,
    ...grounds.flatMap(({ code }, index): Refusal[] =>
      code === 'notForProactive'
        ? [{ code: 'GROUND_NOT_APPLICABLE', clause: 'LS-10.5', path: pathOf(index), facts: { attribute } }]
        : [],
    ),
  ]
}

function formOf(input: ReviewFormInput, item: OpenItem, { today }: DecisionContext): SecrecyReviewForm {
  const seal = (text: string) => protect(`item:${item.id}`, text)
  const flag = (name: ReviewFlag): FlagAnswer => {
    const { applies, note } = input.flags[name]
    return { applies, ...(note === undefined ? {} : { note: seal(note) }) }
  }
  return {
    filledOn: today,
    carrier: input.carrier,
    channels: [...input.channels],
    scope: input.scope,
    ...(input.plannedOn === undefined ? {} : { plannedOn: checkedDate(input.plannedOn) }),
    flags: {
      stateSecret: flag('stateSecret'),
      workSecret: flag('workSecret'),
      commercialSecret: flag('commercialSecret'),
      personalPrivacy: flag('personalPrivacy'),
      internalAffairs: flag('internalAffairs'),
      processInformation: flag('processInformation'),
      enforcementFile: flag('enforcementFile'),
      threeSafetiesOneStability: flag('threeSafetiesOneStability'),
    },
    important: input.important,
    attribute: attributeOf(input),
    grounds: (input.grounds ?? []).map((ground) => groundOf(ground, seal)),
    withheldPassages: (input.withheldPassages ?? []).map(({ locator, ground }) => ({
      locator: seal(locator),
      ground: groundOf(ground, seal),
    })),
    ...(input.separationNote === undefined ? {} : { separationNote: seal(input.separationNote) }),
  }
}
