import type { Messages } from './message.js'

/** 个人信息主体 */
export const dataSubjectMessages = {
  DATA_SUBJECT_NOT_FOUND: { zh: '没有这个个人信息主体。', en: 'There is no such data subject.' },
  DATA_SUBJECT_ERASED: {
    zh: '该主体的个人信息已删除，或者正在删除。',
    en: 'The personal data of this person is erased, or is being erased.',
  },
  MATTER_IN_HAND: {
    zh: '尚有 {matters} 件事项正在办理。',
    en: 'Matters that are still in hand: {matters}.',
  },
  MATTER_UNKNOWN: { zh: '该主体没有这一事项。', en: 'The person has no such matter.' },
  REMEDY_RUNNING: {
    zh: '尚有 {matters} 件事项的行政复议或者行政诉讼正在进行。',
    en: 'Matters of which an administrative review or a lawsuit is running: {matters}.',
  },
  UNDER_LEGAL_HOLD: {
    zh: '依法应当留存，留存决定尚未解除：{holds}。',
    en: 'It has to be kept by law; these holds are not lifted: {holds}.',
  },
  RETENTION_NOT_FIXED: {
    zh: '有 {matters} 件事项已办结但尚未归档，保管期限未定。',
    en: 'Matters that are closed but not archived, so that it is not settled how long they are kept: {matters}.',
  },
  KEPT_FOR_EVER: {
    zh: '有 {matters} 件事项的保管期限为永久。',
    en: 'Matters that are to be kept for ever: {matters}.',
  },
  RETENTION_RUNNING: {
    zh: '保管期限未满，{until} 起方可删除。',
    en: 'The records are to be kept; nothing is erased before {until}.',
  },
  LEGAL_HOLD_EXISTS: { zh: '该留存编号已使用。', en: 'A hold of this id was placed before.' },
  LEGAL_HOLD_NOT_FOUND: { zh: '没有这项留存，或者已经解除。', en: 'There is no such hold, or it is lifted.' },
  LEGAL_HOLD_OF_ANOTHER: {
    zh: '该留存由其他机关或者其他岗位作出，只能由原作出留存的机关的同一岗位人员解除。',
    en: 'This hold was placed by another organ or role; only a holder of the same role in the organ that placed it lifts it.',
  },
  ERASURE_ALREADY_REQUESTED: {
    zh: '第 {request} 号删除申请尚未办结。',
    en: 'Request {request} for erasure is not decided yet.',
  },
  ERASURE_NOT_REQUESTED: { zh: '没有待批准的删除申请。', en: 'No request for erasure is waiting to be decided.' },
  ERASURE_NEEDS_SECOND_PERSON: {
    zh: '提出删除的人员不得批准，须由另一人批准。',
    en: 'Whoever requests an erasure does not approve it; a second person does.',
  },
  ERASURE_REQUEST_OUTDATED: {
    zh: '当前是第 {request} 号删除申请。',
    en: 'The request that is open is number {request}.',
  },
  ERASURE_NOT_PROVED: {
    zh: '依个人请求删除的，须注明其书面请求。',
    en: 'An erasure on request names the letter in which the person asked for it.',
  },
  ERASURE_NOT_BEGUN: { zh: '删除尚未开始。', en: 'The erasure has not begun.' },
} as const satisfies Messages
