import type { Messages } from './message.js'
import { POINT_WORDS } from '../stableWords.js'

/** 协商、会商与争议, and the gate on the item that they open. */
export const consultationMessages = {
  // On the item
  NOBODY_TO_CONSULT: {
    zh: '该信息不涉及其他行政机关，无须协商。',
    en: 'The item concerns no other agency; there is nobody to ask.',
  },
  PROPOSAL_INCOMPLETE: {
    zh: '请先录入内容并填写保密审查表，再征求意见。',
    en: 'Enter the content and fill in the review form first: they are what the others are asked about.',
  },
  CONSULTATION_NOT_CONCLUDED: {
    zh: '还没有可以重新开始的协商。',
    en: 'There is no consultation yet to take up again.',
  },
  CONSULTATION_NOT_THE_CURRENT: {
    zh: '这不是该信息当前的协商。',
    en: 'This is not the consultation that runs on the item.',
  },
  CHANNEL_NOT_CONFIRMED: {
    zh: '该发布途径未经其他机关确认（已确认：{confirmed}）。',
    en: 'The other agencies have not confirmed this channel (confirmed: {confirmed}).',
  },
  CONSULTATION_OPEN: {
    zh: '协商尚未办结，不得公开。',
    en: 'The consultation is not concluded; nothing is published yet.',
  },
  CONSULTATION_NOT_AGREED: {
    zh: '协商未达成一致，请继续协商或者报请决定。',
    en: 'The agencies have not agreed: go on consulting, or refer the dispute.',
  },
  CONSULTATION_OUTDATED: {
    zh: '已确认的与现在的不一致（{points}），须重新征求意见。',
    en: 'What was confirmed is not what stands here now ({points}); ask again.',
    words: POINT_WORDS,
  },
  CONSULTATION_INCOMPLETE: {
    zh: '下列机关尚未参加协商：{agencies}。',
    en: 'These agencies have not been asked: {agencies}.',
  },

  // State of the consultation
  CONSULTATION_NOT_FOUND: { zh: '没有这次协商。', en: 'There is no such consultation.' },
  CONSULTATION_EXISTS: { zh: '该协商已经开始。', en: 'The consultation was opened before.' },
  CONSULTATION_CLOSED: {
    zh: '协商已办结或者终止；如需继续，请在该信息上重新发起。',
    en: 'The consultation is over; taking it up again begins on the item.',
  },
  CONSULTATION_BEGINS_ON_ITEM: {
    zh: '公开前的协商应在该信息上发起。',
    en: 'A consultation before publication begins on the item.',
  },
  PROPOSAL_KIND_WRONG: {
    zh: '拟办意见与协商的事由不符。',
    en: 'The proposal does not fit what the consultation is about.',
  },
  TEXT_OUTDATED: {
    zh: '讨论稿已更新为第 {text} 稿，请刷新后重试。',
    en: 'Version {text} is under discussion by now. Reload and try again.',
  },

  // Seats
  SEATS_MISSING: { zh: '请列明所涉及的机关。', en: 'Name the agencies that are concerned.' },
  SEAT_TWICE: { zh: '同一机关列了两次。', en: 'An agency is listed twice.' },
  SEAT_UNKNOWN: { zh: '该机关不在本次协商之列。', en: 'The agency has no seat in this consultation.' },
  ASKING_HAS_NO_SEAT: { zh: '征求意见的机关自己不列席位。', en: 'The agency that asks has no seat of its own.' },
  SEATS_OUT_OF_DATE: {
    zh: '有机关已撤销或者变更，席位待更新。',
    en: 'An agency has been reorganised; its seat has to follow first.',
  },
  SEAT_OPEN: { zh: '下列机关尚未答复：{agencies}。', en: 'These agencies have not answered: {agencies}.' },
  SEAT_OBJECTS: {
    zh: '下列机关有不同意见：{agencies}。请继续协商或者报请决定。',
    en: 'These agencies object: {agencies}. Go on consulting, or refer the dispute.',
  },
  NOT_A_SUCCESSOR: {
    zh: '所列机关没有承接该机关的职责。',
    en: 'An agency named has not taken over from the holder of the seat.',
  },
  NOBODY_ANSWERS_FOR_SEAT: {
    zh: '有机关撤销后无人承接职责，请先更正机构登记。',
    en: 'Nobody answers for an abolished agency; correct the register first.',
  },

  // Letters and opinions
  LETTER_NOT_ISSUED: { zh: '尚未发出征求意见函。', en: 'No letter has been issued on this text.' },
  LETTER_ISSUED: {
    zh: '该稿的征求意见函已于 {issuedOn} 发出。',
    en: 'The letter on this text was issued on {issuedOn}.',
  },
  LETTER_UNKNOWN: { zh: '没有这份函件。', en: 'There is no such letter.' },
  SEAT_SERVED_BEFORE: { zh: '该机关已于 {servedOn} 收到。', en: 'The agency was served on {servedOn}.' },
  SEAT_NOT_SERVED: { zh: '征求意见函尚未送达该机关。', en: 'The letter has not been served on this agency.' },
  SEAT_ANSWERED: { zh: '该机关已经答复。', en: 'The agency has answered.' },
  SEAT_STILL_HAS_TIME: {
    zh: '该机关的答复期限到 {answerBy} 为止。',
    en: 'The agency has until the end of {answerBy}.',
  },
  POINTS_MISSING: { zh: '请就至少一个方面提出意见。', en: 'Speak to one point at least.' },
  POINT_TWICE: { zh: '同一方面列了两次。', en: 'A point is listed twice.' },
  POINT_DECIDED: {
    zh: '已有决定的方面不再改变意见：{points}。',
    en: 'These points have been decided; opinions on them stand: {points}.',
    words: POINT_WORDS,
  },
  OPINION_GIVEN_BEFORE: {
    zh: '已就下列方面提出过意见：{points}。如有变化，请办理改变意见。',
    en: 'An opinion on these points was given before: {points}. Revise it if it has changed.',
    words: POINT_WORDS,
  },
  OPINION_NOT_GIVEN: { zh: '尚未就该方面提出过意见。', en: 'No opinion was given on that point yet.' },
  CONSENT_WAS_DEEMED: {
    zh: '逾期未提出意见，已视为同意公开。',
    en: 'The agency did not answer in time and is deemed to consent.',
  },
  ACTED_FOR_ASKING_AGENCY: {
    zh: '您已代表征求意见的机关办理此事，不能再代表被征求意见的机关。',
    en: 'You have acted for the agency that asks, and cannot answer for one that is asked.',
  },

  // Sessions
  POSITIONS_MISSING: {
    zh: '请记明下列机关的意见或者缺席：{agencies}。',
    en: 'Put down where these agencies stood, or that they were absent: {agencies}.',
  },
  PARTICIPANTS_MISSING: { zh: '请列明到会人员。', en: 'Name those who took part.' },
  SESSION_RECORDED_BEFORE: {
    zh: '该次会商已有记录，内容与此不同；另一次会商请用另一个编号。',
    en: 'This session has another record already; give another session a name of its own.',
  },
  SESSION_NEEDS_TWO: { zh: '至少须有两个机关参加。', en: 'At least two agencies have to take part.' },
  RESULT_CONTRADICTS_POSITIONS: {
    zh: '会商结果与各机关的意见不符。',
    en: 'The result contradicts the positions put down.',
  },
  RECORDER_NOT_PRESENT: { zh: '记录机关未参加会商。', en: 'The agency that records it did not take part.' },

  // Disputes
  NO_DISPUTE: { zh: '没有需要决定的不同意见。', en: 'Nobody disagrees on anything that is still open.' },
  NOT_A_PARTY: { zh: '该机关不是争议的一方。', en: 'The agency is no party.' },
  OWN_ATTEMPT_MISSING: {
    zh: '报请决定前须先自行协调，并有记录。',
    en: 'Before a dispute goes up the parties try to settle it themselves, on record.',
  },
  DISPUTE_PENDING: { zh: '争议正在由 {decider} 决定。', en: 'The dispute is being decided by {decider}.' },
  DISPUTE_OTHER: { zh: '当前是第 {dispute} 次争议。', en: 'The current dispute is number {dispute}.' },
  DISPUTE_STEP_OUT_OF_ORDER: {
    zh: '现在不能办理此步骤：争议尚未报请、已退回补充或者已经决定。',
    en: 'It is not the time for this: the dispute was not referred, was sent back, or is decided.',
  },
  DISPUTE_RETURNED_BEFORE: {
    zh: '争议材料只能退回补充一次。',
    en: 'A file is sent back for completion once only.',
  },
  NO_COMPETENT_DECIDER: {
    zh: '各方没有共同上一级行政机关，主管部门也是争议一方，请核对机构登记。',
    en: 'The parties have no common superior, and the disclosure department is one of them: check the register.',
  },
  DECIDER_NOT_COMPETENT: {
    zh: '该机关无权决定此争议；有权决定的有：{agencies}。',
    en: 'This agency cannot decide the dispute; these can: {agencies}.',
  },
  DECIDER_IS_PARTY: {
    zh: '争议一方及其办理人员不得作出决定。',
    en: 'Neither a party nor anyone who acted for one decides.',
  },
  RULINGS_MISSING: {
    zh: '请对下列方面作出决定：{points}。',
    en: 'Decide on these points as well: {points}.',
    words: POINT_WORDS,
  },
  POINT_NOT_IN_DISPUTE: {
    zh: '所列方面不在争议之内或者重复。',
    en: 'A point was not referred, or is decided twice.',
  },
  DECISION_IGNORED: {
    zh: '拟办意见与已作出的决定相抵触：{points}。',
    en: 'The proposal repeats what was decided against: {points}.',
    words: POINT_WORDS,
  },

  // Contradictions
  CONTRADICTIONS_NOT_LOOKED_FOR: {
    zh: '尚未与其他机关已公开的信息比对。',
    en: 'The text was not yet compared with what others have published.',
  },
  CONTRADICTION_UNKNOWN: { zh: '没有这项比对结果。', en: 'There is no such finding.' },
  CONTRADICTION_UNANSWERED: {
    zh: '还有 {findings} 项与其他机关已公开信息不一致之处未说明。',
    en: '{findings} contradictions to what others have published are not answered yet.',
  },
  CONTRADICTION_ANSWERED_BEFORE: { zh: '该项已经说明。', en: 'This finding was answered before.' },
} as const satisfies Messages
