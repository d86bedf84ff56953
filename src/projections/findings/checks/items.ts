import type { InformationItemEvent } from '../../../domain/informationItem/events.js'
import { type Act, dayOf, inBoth, peopleOf } from '../acts.js'
import { type Check, type Effect, mend, raise, type Watch } from '../check.js'
import type { LogEvent } from '../../projection.js'
import { itemPublicationChecks } from './itemPublication.js'
import { initialItem, itemRemembered, type ItemWatch, type Level } from './itemWatch.js'

/** Nobody twice on one version, in their own right or as a deputy. */
const twice = (item: ItemWatch, level: Level, event: LogEvent<InformationItemEvent>): readonly Effect[] => {
  const act = event.data as Act
  const others = (Object.keys(item.acted) as Level[]).filter((other) => other !== level)
  const persons = inBoth(
    peopleOf(act),
    others.flatMap((other) => item.acted[other]),
  )
  if (persons.length === 0) return []
  return [raise(event.id, { agency: item.agency, persons, occurredOn: dayOf(event) })]
}

const selfReview: Check<InformationItemEvent, ItemWatch> = {
  code: 'selfReview',
  clauses: ['LS-10.1', '711-17'],
  label: { zh: '自编自审', en: 'The same person worked on the text and reviewed or approved it' },
  from: {
    SectionReviewPassed: (item, event) => twice(item, 'section', event),
    SecrecyReviewReferred: (item, event) => twice(item, 'secrecy', event),
    SecrecyReviewConcluded: (item, event) => twice(item, 'secrecy', event),
    ItemApproved: (item, event) => twice(item, 'leader', event),
    RedactionConfirmed: (item, event) => {
      const persons = inBoth(peopleOf(event.data), item.acted.drafting)
      if (persons.length === 0) return []
      return [raise(event.id, { agency: item.agency, persons, occurredOn: dayOf(event), clause: '711-17' })]
    },
  },
}

const reviewedWithoutForm: Check<InformationItemEvent, ItemWatch> = {
  code: 'reviewedWithoutForm',
  clauses: ['LS-10.3'],
  label: { zh: '未填写保密审查表即提交审查', en: 'Handed in for review without the secrecy review form' },
  from: {
    SecrecyReviewSubmitted: (item, event) =>
      item.form === null
        ? [raise('form', { agency: item.agency, persons: peopleOf(event.data), occurredOn: dayOf(event) })]
        : [],
    SecrecyReviewFormFilled: (_item, { data }) => [mend('form', data.form.filledOn)],
  },
}

type Confirmed = LogEvent<Extract<InformationItemEvent, { type: 'AttributeConfirmed' }>>

/** 依申请公开、不予公开 with their grounds, 部分公开 with one for each passage (LS-10.5, 711-37). */
function lacksGround({ data: { attribute, grounds, withheldPassages } }: Confirmed): boolean {
  switch (attribute) {
    case 'proactive':
      return false
    case 'partial':
      return (withheldPassages ?? []).length === 0 || withheldPassages.some(({ ground }) => ground === undefined)
    case 'onRequest':
    case 'withheld':
      return (grounds ?? []).length === 0
  }
}

const attributeWithoutGround: Check<InformationItemEvent, ItemWatch> = {
  code: 'attributeWithoutGround',
  clauses: ['LS-10.5', '711-37'],
  label: { zh: '公开属性未说明法定理由', en: 'Kept back, wholly or in part, without a statutory ground' },
  from: {
    AttributeConfirmed: (item, event) =>
      lacksGround(event)
        ? [raise('ground', { agency: item.agency, persons: [item.officer ?? undefined], occurredOn: dayOf(event) })]
        : [mend('ground', dayOf(event))],
  },
}

const lateReevaluation: Check<InformationItemEvent, ItemWatch> = {
  code: 'lateReevaluation',
  clauses: ['711-18'],
  label: { zh: '不予公开信息定期评估逾期', en: 'What is withheld was not looked at again in time' },
  from: {
    DisclosureReevaluated: ({ agency, officer, reevaluateOn }, { id, data: { evaluatedOn, by } }) =>
      reevaluateOn !== null && evaluatedOn > reevaluateOn
        ? [
            raise(id, {
              agency,
              persons: [officer ?? undefined, by],
              unit: 'days',
              due: reevaluateOn,
              occurredOn: reevaluateOn,
            }),
            mend(id, evaluatedOn),
          ]
        : [],
  },
}

export const itemWatch: Watch<InformationItemEvent, ItemWatch> = {
  initial: initialItem,
  remember: itemRemembered,
  checks: [selfReview, reviewedWithoutForm, attributeWithoutGround, lateReevaluation, ...itemPublicationChecks],
}
