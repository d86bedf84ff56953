import type { Messages } from './message.js'

/** 机构 */
export const agencyMessages = {
  AGENCY_UNKNOWN: { zh: '该机构没有登记。', en: 'This agency is not registered.' },
  AGENCY_ID_INVALID: {
    zh: '机构标识只能使用字母、数字、点、下划线和连字符，最多 64 个字符。',
    en: 'An agency id has at most 64 letters, digits, dots, underscores and hyphens.',
  },
  AGENCY_ID_TAKEN: {
    zh: '该机构标识已用于另一登记。',
    en: 'This agency id was registered before with other data.',
  },
  AGENCY_ABOLISHED: { zh: '该机构已于 {abolishedOn} 撤销。', en: 'This agency was abolished on {abolishedOn}.' },
  AGENCY_NAME_INVALID: {
    zh: '机构名称不能为空，首尾不能有空格。',
    en: 'The name of an agency is not empty and has no space at either end.',
  },
  AGENCY_NAME_TAKEN: {
    zh: '同一机关之下已有同名机构。',
    en: 'Another agency of the same organ bears this name at that time.',
  },
  CREDIT_CODE_REQUIRED: {
    zh: '此类机构必须填写统一社会信用代码。',
    en: 'An agency of this kind has a unified social credit code, which is missing.',
  },
  CREDIT_CODE_INVALID: {
    zh: '统一社会信用代码的格式或校验码不正确（GB 32100-2015）。',
    en: 'The form or the check digit of the unified social credit code is wrong (GB 32100-2015).',
  },
  CREDIT_CODE_TAKEN: {
    zh: '该统一社会信用代码已属于另一机构。',
    en: 'This unified social credit code is that of another agency.',
  },
  SECTOR_REQUIRED: {
    zh: '公共企事业单位必须填写所属行业。',
    en: 'A public enterprise needs its sector.',
  },
  SECTOR_NOT_APPLICABLE: {
    zh: '只有公共企事业单位才有所属行业。',
    en: 'Only a public enterprise has a sector.',
  },
  SUPERIOR_IS_ITSELF: { zh: '机构不能是自己的上级。', en: 'An agency cannot be its own superior.' },
  SUPERIOR_CYCLE: {
    zh: '自 {on} 起，该机构将成为自己上级的上级。',
    en: 'From {on} on, the agency would stand above itself.',
  },
  OTHER_AGENCY_UNKNOWN: { zh: '所指的另一机构没有登记。', en: 'The other agency named is not registered.' },
  OTHER_AGENCY_NOT_ACTIVE: {
    zh: '所指的另一机构在 {on} 尚未设立或者已经撤销。',
    en: 'The other agency named does not exist on {on}: not yet, or no longer.',
  },
  EFFECTIVE_BEFORE_ESTABLISHMENT: {
    zh: '生效日期早于机构设立日期 {establishedOn}。',
    en: 'This would take effect before the agency was established on {establishedOn}.',
  },
  EFFECTIVE_BEFORE_LATER_CHANGE: {
    zh: '该机构在 {last} 已有变更记录，生效日期不能在其之前。',
    en: 'A change of the agency is on record from {last}; nothing can take effect before it.',
  },
  ESTABLISHED_AFTER_CHANGE: {
    zh: '设立日期晚于已登记的首次变更 {first}。',
    en: 'The agency would be established after a change on record from {first}.',
  },
  CORRECTION_EMPTY: { zh: '没有填写要更正的内容。', en: 'The correction names nothing to correct.' },
  DUTY_TAKEN: {
    zh: '同级已有其他机构承担此项职责，请先解除。',
    en: 'Another agency of the same government has this duty; revoke it there first.',
  },
  DUTY_NOT_HELD: { zh: '该机构没有此项职责。', en: 'The agency does not have this duty.' },
  TAKER_IS_ITSELF: {
    zh: '承接职责或者作出撤销决定的必须是另一机构。',
    en: 'Whoever takes over, or decided the abolition, is another agency.',
  },
  THEME_EMPTY: { zh: '划转的职责主题不能为空。', en: 'The themes to be transferred are empty.' },
  THEME_TWICE: { zh: '同一职责主题只能有一个承接机构。', en: 'A theme goes to one agency only.' },
  REST_TAKEN_TWICE: {
    zh: '其余职责只能由一个机构承接。',
    en: 'Only one agency takes over the rest of the functions.',
  },
  DECIDING_AGENCY_REQUIRED: {
    zh: '职责没有全部由其他机构承接时，必须填写决定撤销的机关。',
    en: 'Where not everything is taken over, the agency that decided the abolition has to be named.',
  },
  SUBORDINATES_REMAIN: {
    zh: '仍有下属机构，请先变更其上级：{agencies}。',
    en: 'Other agencies still stand under it and have to be moved first: {agencies}.',
  },
  NOT_THE_LATEST_REORGANISATION: {
    zh: '只能撤回该机构最近一次变更记录。',
    en: 'Only the latest reorganisation on record of the agency can be annulled.',
  },
  OPERATOR_SETS_UP_ONLY: {
    zh: '运维人员只能进行首次设置，其后由登记员办理。',
    en: 'The operator only does the first set-up; after that it is for a registrar.',
  },
  DATE_INVALID: {
    zh: '日期无效，应为 YYYY-MM-DD。',
    en: 'This is not a date; YYYY-MM-DD is expected.',
  },
} as const satisfies Messages
