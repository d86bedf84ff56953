import { answerableFor } from '../../../answerableFor.js'
import type { Refusal } from '../../../decider.js'
import { takesApplications } from '../../../takesApplications.js'
import type { ReplyOutcome } from '../../outcome.js'
import { weIssued } from '../agencies.js'
import type { Condition } from './condition.js'

type NotOurs = Extract<ReplyOutcome, { kind: 'notOurs' }>
type EnterpriseChannel = Extract<ReplyOutcome, { kind: 'enterpriseChannel' }>

/** 告知负责公开的行政机关的名称、联系方式: whoever can be named is named in full (711-36(5)). */
const isNamedInFull: Condition<NotOurs> = ({ responsibleAgency, responsibleName, responsibleContact }) => {
  const named = responsibleAgency !== undefined || responsibleName !== undefined
  return named === (responsibleContact !== undefined)
    ? []
    : [
        {
          code: 'RESPONSIBLE_INCOMPLETE',
          clause: '711-36(5)',
          path: 'outcome',
          missing: named ? ['outcome.responsibleContact'] : ['outcome.responsibleAgency', 'outcome.responsibleName'],
        },
      ]
}

/** The right agency is one that may be asked, and another than ourselves. */
const isAnother: Condition<NotOurs> = ({ responsibleAgency: named }, application, context) => {
  if (named === undefined) return []
  const path = 'outcome.responsibleAgency'
  const facts = context.agencies.agency(named, context.today)
  if (facts === undefined) return [{ code: 'AGENCY_UNKNOWN', clause: '711-36(5)', path }]
  const faults: Refusal[] = []
  if ([application.agency, ...answerableFor(application.agency, context)].includes(named)) {
    faults.push({ code: 'RESPONSIBLE_IS_OURSELVES', clause: '711-36(5)', path })
  }
  if (!context.agencies.isActive(named, context.today)) {
    faults.push({ code: 'AGENCY_NOT_ACTIVE', clause: 'LS-4.3', path })
  }
  if (!takesApplications(facts).takes) {
    faults.push({ code: 'BODY_NOT_ASKED', clause: 'LS-12.1', path, facts: { agencies: [] } })
  }
  return faults
}

/** 可以向其中任何一个行政机关申请: whoever sealed or signed it answers itself (LS-5.3). */
const isNotJointlyOurs: Condition<NotOurs> = (_outcome, application, context) =>
  weIssued(application, context)
    ? [{ code: 'JOINT_ISSUER_ANSWERS', clause: 'LS-5.3', path: 'outcome.kind', missing: ['RequireAgencyConsultation'] }]
    : []

export const responsibleIsNamed: Condition<NotOurs> = (outcome, application, context) =>
  [isNamedInFull, isAnother, isNotJointlyOurs].flatMap((condition) => condition(outcome, application, context))

/** The enterprise, and the authority over it: 有关主管部门 (711-55, LS-16.1). */
export const enterpriseIsNamed: Condition<EnterpriseChannel> = ({ enterprise, authority }, application, context) => {
  const { agencies, today } = context
  const faults: Refusal[] = []
  if (agencies.agency(enterprise, today)?.kind !== 'publicEnterprise' || !agencies.isActive(enterprise, today)) {
    faults.push({ code: 'NOT_AN_ENTERPRISE', clause: '711-55', path: 'outcome.enterprise' })
  }
  if (application.received.body === 'publicEnterprise' && enterprise !== application.agency) {
    faults.push({ code: 'ENTERPRISE_NAMES_ITSELF', clause: '711-55', path: 'outcome.enterprise' })
  }
  const kind = agencies.agency(authority, today)?.kind
  if (kind === undefined || kind === 'publicEnterprise' || !agencies.isActive(authority, today)) {
    faults.push({ code: 'NOT_AN_AUTHORITY', clause: '711-55', path: 'outcome.authority' })
  }
  return faults
}
