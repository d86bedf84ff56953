import type { Messages } from './message.js'

/** 责任追究 */
export const accountabilityCaseMessages = {
  CASE_NOT_FOUND: { zh: '没有这个责任追究案件。', en: 'There is no such accountability case.' },
  CASE_EXISTS: { zh: '该编号的案件已经立案。', en: 'A case with this id was opened before.' },
  CASE_CLOSED: { zh: '该案件已经结案。', en: 'The case is closed.' },
  NOBODY_CONCERNED: {
    zh: '请写明案件涉及的单位或者人员，至少一个。',
    en: 'Say which units or persons the case concerns, at least one.',
  },
  CONCERNED_TWICE: { zh: '该单位或者人员已经列入。', en: 'This unit or person is named already.' },
  NOT_CONCERNED: {
    zh: '该单位或者人员不是本案涉及对象。',
    en: 'This unit or person is none of those whom the case concerns.',
  },
  NOT_OURS_TO_HOLD: {
    zh: '本机关不是该单位的上级机关、政府信息公开工作主管部门或者监察机关，不能对其追究责任。',
    en: 'We are neither a superior of this unit, nor the disclosure department, nor a supervisory organ, and do not hold it to account.',
  },
  CONCERNED_BY_THE_CASE: {
    zh: '本案涉及其本人，应当回避。',
    en: 'The case concerns this person, who does not act in it.',
  },
  NOT_AN_INVESTIGATOR_HERE: {
    zh: '该人员不是办案机关的调查人员。',
    en: 'This person is no investigator of the body that investigates.',
  },
  NOT_THE_INVESTIGATOR: { zh: '您不是本案的调查人员。', en: 'You are not the investigator of this case.' },
  INVESTIGATOR_DECIDES: {
    zh: '参与调查的人员不得作出处理决定或者复核决定。',
    en: 'Whoever investigated neither decides nor reviews.',
  },
  DECIDER_REVIEWS: { zh: '作出原决定的人员不得复核。', en: 'Whoever decided does not review it.' },
  CASE_DECIDED: { zh: '已于 {on} 作出处理决定。', en: 'It was decided on {on}.' },
  CASE_NOT_DECIDED: { zh: '尚未作出处理决定。', en: 'It has not been decided yet.' },
  PROPOSAL_WAITING: {
    zh: '第 {proposal} 次处理意见正在等待决定，其依据不得变动。',
    en: 'Proposal {proposal} waits for its decision; what it rests on does not change meanwhile.',
  },
  PROPOSED_ANEW: {
    zh: '处理意见已经重新提出，现为第 {proposal} 次。',
    en: 'Measures were proposed anew meanwhile: proposal {proposal}.',
  },
  NOTHING_PROPOSED: { zh: '没有等待决定的处理意见。', en: 'No proposal waits for a decision.' },
  EXHIBIT_EXISTS: { zh: '该编号的证据已经固定。', en: 'Evidence with this id was frozen before.' },
  NO_EVIDENCE_FROZEN: {
    zh: '请先固定证据，再告知陈述申辩。',
    en: 'Freeze evidence before anybody is asked for a statement.',
  },
  ORIGIN_NOT_FOUND: {
    zh: '没有这个线索来源，或者您无权知悉。',
    en: 'There is no such lead, or none that you may know of.',
  },
  SUBJECT_NOT_FOUND: {
    zh: '没有这个事项，或者您无权知悉：{subject}。',
    en: 'There is no such matter, or none that you may know of: {subject}.',
  },
  NEVER_IN_THE_AGENCY: {
    zh: '该人员从未在该单位任职。',
    en: 'This person never held a role in that agency.',
  },
  NOTHING_CHANGED: { zh: '没有任何变动。', en: 'Nothing would change.' },
  STATEMENT_INVITED: { zh: '已经告知其陈述申辩。', en: 'They were invited to state their case before.' },
  STATEMENT_NOT_INVITED: {
    zh: '尚未告知其陈述申辩。',
    en: 'They have not been invited to state their case yet.',
  },
  NOT_THE_CONCERNED: {
    zh: '只有本人、涉及单位的领导或者记录陈述的调查人员可以办理。',
    en: 'Only the person concerned, a leader of the unit concerned, or the investigator who takes it down may do this.',
  },
  NOT_HEARD: {
    zh: '尚有单位或者人员未经告知，或者陈述申辩期限未满：{concerned}。',
    en: 'Some were not invited to state their case, or still have time to: {concerned}.',
  },
  MEASURES_AGAINST_CONCLUSION: {
    zh: '应当追究责任的，写明措施；不予追究的，没有措施。',
    en: 'Measures follow where responsibility is established, and only there.',
  },
  MEASURE_AGAINST_PERSONS: {
    zh: '该措施只能针对人员，不能针对单位。',
    en: 'This measure is taken against persons only, not against a unit.',
  },
  RESPONSIBILITY_UNFIT: {
    zh: '单位对应责任单位，人员对应负有责任的领导人员或者直接责任人员。',
    en: 'A unit is responsible as a unit, a person as leading or directly responsible.',
  },
  MEASURE_UNKNOWN: {
    zh: '没有该序号的措施，现有：{measures}。',
    en: 'There is no measure of this number; there are {measures}.',
  },
  MEASURE_CARRIED_OUT: { zh: '该措施已经落实。', en: 'This measure was carried out before.' },
  DECISION_SERVED: { zh: '处理决定已经送达。', en: 'The decision was served on them before.' },
  DECISION_NOT_SERVED: {
    zh: '处理决定尚未送达。',
    en: 'The decision has not been served yet.',
  },
  NO_MEASURE_AGAINST: { zh: '没有针对其的措施。', en: 'No measure stands against them.' },
  REVIEW_REQUESTED: { zh: '已经申请过复核。', en: 'Review was asked for before.' },
  REVIEW_TOO_LATE: { zh: '申请复核的期限已于 {until} 届满。', en: 'Review could be asked for until {until}.' },
  NO_REVIEW_REQUESTED: { zh: '没有待决定的复核申请。', en: 'No request for review waits for a decision.' },
  MEASURES_AGAINST_OUTCOME: {
    zh: '只有变更原决定时才写明替代的措施，且只针对申请人。',
    en: 'Only a change names measures instead, and only against the one who asked.',
  },
  REVIEW_MAKES_WORSE: { zh: '复核不得加重处理。', en: 'A review makes nothing worse.' },
  REVIEW_OPEN: {
    zh: '复核期限未满或者复核尚未决定：{concerned}。',
    en: 'Review may still be asked for, or is not decided: {concerned}.',
  },
  MEASURES_OUTSTANDING: { zh: '尚有措施未落实：{measures}。', en: 'Measures are still to be carried out: {measures}.' },
  OBJECTION_EXISTS: { zh: '该编号的异议已经提出。', en: 'An objection with this id was raised before.' },
  OBJECTION_UNKNOWN: { zh: '没有该编号的异议。', en: 'There is no objection with this id.' },
  OBJECTION_ANSWERED: { zh: '该异议已经答复。', en: 'This objection was answered before.' },
} as const satisfies Messages
