import type { Messages } from './message.js'

/** 投诉举报 */
export const complaintMessages = {
  COMPLAINT_NOT_FOUND: { zh: '没有这件投诉举报。', en: 'There is no such complaint.' },
  COMPLAINT_EXISTS: { zh: '该编号的投诉举报已经登记。', en: 'A complaint with this id was registered before.' },
  COMPLAINT_CLOSED: { zh: '该投诉举报已经办结。', en: 'The complaint is closed.' },
  COMPLAINT_STILL_OPEN: { zh: '该投诉举报尚未办结。', en: 'The complaint is not closed yet.' },
  COMPLAINT_ARCHIVED: { zh: '该投诉举报已经归档。', en: 'The complaint was archived before.' },
  COMPLAINT_CONCERNS_OFFICER: {
    zh: '投诉举报涉及本人，或者涉及本人任职的机关，应当回避。',
    en: 'The complaint concerns this person, or an agency that they serve: they keep out of it.',
  },
  COMPLAINT_NO_BODY_COMPETENT: {
    zh: '本平台没有有权处理对该机关投诉举报的机关，请向其上一级行政机关提出。',
    en: 'No body here may judge a complaint against this agency. Turn to the government above it.',
  },
  COMPLAINT_BODY_NOT_COMPETENT: {
    zh: '该机关无权处理这件投诉举报；有权处理的机关：{agencies}。',
    en: 'This body may not judge the complaint; these may: {agencies}.',
  },
  NOT_IN_CHARGE_OF_COMPLAINT: {
    zh: '您不是这件投诉举报的承办人。',
    en: 'You are not the officer in charge of this complaint.',
  },
  COMPLAINT_NOT_AN_OFFICER_HERE: {
    zh: '此人在办理机关不承担投诉举报办理工作。',
    en: 'This person does not handle complaints in the body that judges it.',
  },
  COMPLAINT_NOBODY_NAMED: { zh: '请至少指明一名工作人员。', en: 'Name at least one officer.' },
  COMPLAINT_ACCEPTED: { zh: '该投诉举报已经受理。', en: 'The complaint was accepted before.' },
  COMPLAINT_NOT_ACCEPTED: { zh: '请先受理。', en: 'Accept the complaint first.' },
  COMPLAINT_HANDLER_DECIDES: {
    zh: '承办人不得自行审定，应当由另一人决定。',
    en: 'Whoever handled the complaint does not decide it too.',
  },
  COMPLAINT_FACT_NOT_OF_GROUND: {
    zh: '该不予受理情形不需要这项内容。',
    en: 'This fact does not belong to the ground given.',
  },
  EARLIER_COMPLAINT_UNKNOWN: {
    zh: '请指明此前已经答复的投诉举报。',
    en: 'Name the complaint that was answered before.',
  },
  EARLIER_COMPLAINT_DIFFERS: {
    zh: '此前的投诉举报不是同一人对同一机关提出的。',
    en: 'The earlier complaint was not made by the same person against the same agency.',
  },
  EARLIER_COMPLAINT_NOT_ANSWERED: {
    zh: '此前的投诉举报尚未答复，不能以此不予受理。',
    en: 'The earlier complaint has not been answered, so that it is no reason to decline.',
  },
  TEXT_NAMES_COMPLAINANT: {
    zh: '内容含有投诉人、举报人的身份信息，不得让被投诉机关或者他人看到，请删除。',
    en: 'This says who complains. Others read it: take it out.',
  },
  MATTER_NAMES_COMPLAINANT: {
    zh: '不得告知被投诉机关所涉申请，否则可以推知投诉人。',
    en: 'The agency is not told which application it is about: that would say who complains.',
  },
  COMPLAINT_STATEMENT_AWAITED: {
    zh: '被投诉机关应当于{answerBy}前说明情况，期限未满，不必再次通知。',
    en: 'The agency has until {answerBy} for its statement. Wait before it is asked again.',
  },
  COMPLAINT_STATEMENT_NOT_ASKED: {
    zh: '没有就此通知被投诉机关说明情况。',
    en: 'The agency was not asked for this statement.',
  },
  COMPLAINT_STATEMENT_ON_RECORD: { zh: '该情况说明已经登记。', en: 'This statement is on record already.' },
  NOT_THE_AGENCYS_VOICE: {
    zh: '情况说明由被投诉机关的工作机构或者负责人作出，或者由承办人登记。',
    en: 'The statement is made by the disclosure office or a leader of the agency, or entered by the officer in charge.',
  },
  COMPLAINT_NOT_INVESTIGATED: { zh: '请先登记核查情况。', en: 'Record what was investigated first.' },
  COMPLAINT_CONCLUDED: { zh: '已经提出处理意见。', en: 'A conclusion was proposed before.' },
  COMPLAINT_NOT_CONCLUDED: { zh: '没有待审定的处理意见。', en: 'There is no conclusion to decide on.' },
  COMPLAINT_CONCLUSION_NOT_APPROVED: {
    zh: '处理意见尚未审定。',
    en: 'The conclusion has not been approved yet.',
  },
  COMPLAINT_CONCLUSION_IS_ANOTHER: {
    zh: '处理意见已变更，请查看第{proposal}次意见。',
    en: 'The conclusion is another one by now: look at number {proposal}.',
  },
  COMPLAINT_FACT_NOT_OF_MEASURE: {
    zh: '该处理措施不需要这项内容。',
    en: 'This fact does not belong to the measure.',
  },
  COMPLAINT_MEASURE_WITHOUT_FAULT: {
    zh: '投诉举报不属实的，不采取处理措施。',
    en: 'What is not true has no consequences for the agency.',
  },
  COMPLAINT_MEASURE_MISSING: {
    zh: '投诉举报属实或者部分属实的，应当有处理措施。',
    en: 'What is true, wholly or in part, needs a measure.',
  },
  COMPLAINED_AGENCY_NOT_HEARD: {
    zh: '请先通知被投诉机关说明情况，听取其说明或者等待期限届满。',
    en: 'No agency is found at fault unheard: ask for its statement, and wait for it or for its day.',
  },
  COMPLAINT_LETTER_TELLS_NOTHING: {
    zh: '该文书所述事项尚未办理。',
    en: 'What this letter tells of has not been done.',
  },
  COMPLAINT_LETTER_OF_ANOTHER_BODY: {
    zh: '该文书由作出该行为的机关制作。',
    en: 'This letter is written by the body that did what it tells of.',
  },
  COMPLAINANT_NOT_ON_PORTAL: {
    zh: '投诉举报不是在平台上提出的，不能在平台上答复。',
    en: 'The complaint was not filed on the portal, where nobody could open the reply.',
  },
  COMPLAINANT_CAN_BE_REACHED: {
    zh: '投诉人、举报人可以联系，应当答复。',
    en: 'Whoever complains can be reached, and is answered.',
  },
  COMPLAINANT_NOT_REACHED_SO: {
    zh: '投诉人、举报人没有提供该联系方式。',
    en: 'Whoever complains cannot be reached in this way.',
  },
} as const satisfies Messages
