import type { Messages } from './message.js'
import { ROLE_WORDS } from '../stableWords.js'

/** Refusals about items of government information, and about dates, texts and grounds as typed. */
export const informationItemMessages = {
  // State of the item
  ITEM_NOT_FOUND: { zh: '没有这条政府信息。', en: 'There is no such item of information.' },
  ITEM_EXISTS: { zh: '该信息已登记，内容与此次不同。', en: 'This item was created before with other particulars.' },
  ITEM_IS_STATE_SECRET: {
    zh: '该信息属于国家秘密，本系统只记载其存在，不存放任何内容。',
    en: 'The item is a state secret: only its existence is recorded here, and nothing of its content.',
  },
  ITEM_CLOSED: { zh: '该信息已作废或者已依令清除。', en: 'The item was discarded, or purged on order.' },
  NO_WORKING_VERSION: {
    zh: '没有正在办理的版本：已公开的内容只能通过更正修改。',
    en: 'No version is being worked on: what is public is changed by a correction only.',
  },
  VERSION_IN_PROGRESS: {
    zh: '第 {version} 版正在办理，请先办结。',
    en: 'Version {version} is being worked on; bring it to an end first.',
  },
  STEP_OUT_OF_ORDER: {
    zh: '保密审查应依次办理：初审、审核、核定、审批。现在还不能或者已不能办理此步骤。',
    en: 'The levels of the review follow one another: officer, section head, secrecy reviewer, leader. It is not, or no longer, the time for this one.',
  },

  // People
  OFFICER_NOT_IN_CHARGE: {
    zh: '您不是该信息的承办人。',
    en: 'You are not the officer in charge of this item.',
  },
  OFFICER_IS_ANOTHER: {
    zh: '登记人即为承办人，不能登记为他人。',
    en: 'Whoever creates an item is in charge of it; another officer cannot be named.',
  },
  OFFICER_MISSING: { zh: '批量导入须指明承办人。', en: 'An import has to name the officer in charge.' },
  OFFICER_CHANGED: {
    zh: '承办人已变更，请刷新后重试。',
    en: 'The item has meanwhile another officer in charge. Reload and try again.',
  },
  PERSON_NOT_OFFICER: {
    zh: '此人不是办理该信息的机关的经办人。',
    en: 'This person is not a publishing officer of the agency that handles the item.',
  },
  SAME_PERSON_TWICE: {
    zh: '同一人（包括代理人和被代理人）不得在同一信息的两个环节办理。',
    en: 'No person acts at two levels on the same item, neither as a deputy nor through one.',
  },
  SECOND_PERSON_NEEDED: {
    zh: '须由未参与起草和遮盖的第二人确认。',
    en: 'A second person has to confirm it who has written neither the content nor the redaction.',
  },
  PRINCIPAL_LEADER_NEEDED: {
    zh: '重要或者敏感信息须由主要领导审批。',
    en: 'Important or sensitive information is approved by the principal leader.',
  },
  NOT_YOUR_TURN: {
    zh: '现在应由其他环节的人员办理（需要：{missing}）。',
    en: 'It is the turn of another level (needed: {missing}).',
    words: ROLE_WORDS,
  },
  PROCESS_ONLY_PREPARES: {
    zh: '批量导入只能准备草稿；已开始审查的内容只能由人修改。',
    en: 'An import only prepares drafts; once people have begun to judge an item, only people change it.',
  },

  // Creation and description
  DECLARATION_MISSING: {
    zh: '录入任何文字或者文件之前，须声明该信息不属于国家秘密。',
    en: 'Before any text or file is taken, the item has to be declared not to be a state secret.',
  },
  MEDIUM_MISSING: { zh: '请注明信息的载体类型。', en: 'Say in what media the information is kept.' },
  OBTAINED_BEFORE_FORMED: {
    zh: '获取日期早于生成日期（{formedOn}）。',
    en: 'It was obtained before it was formed ({formedOn}).',
  },
  JOINT_ISSUERS_TOO_FEW: {
    zh: '联合发文须列明全部（两个以上）盖章、署名机关。',
    en: 'A joint document names all agencies that sealed or signed it, two at least.',
  },
  LEAD_NOT_ONE: {
    zh: '联合发文须有且只有一个牵头机关（现有 {leads} 个）。',
    en: 'A joint document has exactly one lead agency (now {leads}).',
  },
  AGENCY_NAMED_TWICE: { zh: '同一机关列了两次。', en: 'An agency is named twice.' },
  NOT_AMONG_ISSUERS: {
    zh: '本机关不在联合发文机关之列。',
    en: 'The agency itself is not among those that issued the joint document.',
  },
  LEGACY_ALREADY_RECORDED: {
    zh: '该信息的存量公开情况已经登记。',
    en: 'The earlier publication of this item was recorded before.',
  },
  PUBLISHED_HERE_BEFORE: {
    zh: '该信息已在本系统公开过，不是存量信息。',
    en: 'The item was published through this program and is no legacy.',
  },
  REGISTERED_AS_NEW: {
    zh: '该信息已作为新制作或者新获取的信息在本系统登记，不是存量信息。',
    en: 'The item was registered here as new information and is no legacy.',
  },
  REGISTERED_BEFORE: { zh: '该信息已于 {on} 登记。', en: 'The item was registered on {on}.' },
  ALREADY_REGISTERED: {
    zh: '该信息已登记，登记不得删除；可以改为不予公开或者撤回。',
    en: 'The item is on the register, and what is registered stays there; withhold or withdraw it instead.',
  },

  // Content and files
  CONTENT_MISSING: { zh: '请先录入正文或者文件。', en: 'Enter a text or a file first.' },
  CONTENT_CHANGED: {
    zh: '内容已变更，与您所看的不一致，请刷新后重试。',
    en: 'The content is not the one you have looked at. Reload and try again.',
  },
  CONTENT_HASH_INCONSISTENT: {
    zh: '内容与其摘要值不符。',
    en: 'The content and its hash contradict each other.',
  },
  FILE_UNKNOWN: { zh: '该信息没有这个文件。', en: 'The item has no such file.' },
  FILE_EXISTS: { zh: '该文件编号已用于另一文件。', en: 'The file id is taken by another file.' },
  FILE_NAMED_TWICE: { zh: '同一文件列了两次。', en: 'A file is named twice.' },
  FILE_IS_REDACTED: { zh: '遮盖本不能作为原件。', en: 'A redacted file cannot stand as the original.' },
  FILE_NOT_CLEAN: {
    zh: '有文件尚未通过病毒检测。',
    en: 'A file has not passed the malware scanner.',
  },
  HASH_INVALID: { zh: '摘要值格式不正确。', en: 'The hash is not a SHA-256.' },

  // Form, attribute, grounds
  FORM_MISSING: { zh: '请先填写保密审查表。', en: 'Fill in the secrecy review form first.' },
  FLAG_UNANSWERED: {
    zh: '保密审查表有未回答的事项：{missing}。',
    en: 'The review form has unanswered questions: {missing}.',
  },
  FLAG_NOTE_MISSING: {
    zh: '选择“是”的事项须说明：{missing}。',
    en: 'What was answered yes has to be explained: {missing}.',
  },
  FLAG_FORBIDS_PUBLICATION: {
    zh: '涉及工作秘密或者三安全一稳定的信息不得主动公开。',
    en: 'What touches a work secret, or national, public or economic security or social stability, is not published.',
  },
  STATE_SECRET_NOT_ALLOWED: {
    zh: '国家秘密不得进入本系统：请立即停止办理，依令清除，并另作不含内容的登记。',
    en: 'A state secret must not be in this program: stop, have the item purged on order and record a stub without content.',
  },
  CHANNEL_MISSING: { zh: '请注明拟公开的方式。', en: 'Say on what channels it is to be published.' },
  SEPARATION_NOTE_MISSING: {
    zh: '部分公开须填写区分处理说明。',
    en: 'Partial disclosure needs a note on how the parts are separated.',
  },
  GROUND_MISSING: {
    zh: '依申请公开、不予公开的，须说明法定理由。',
    en: 'Disclosure on request and withholding need a statutory ground.',
  },
  WITHHELD_PASSAGE_MISSING: {
    zh: '部分公开须逐处列明不予公开的内容及其理由。',
    en: 'Partial disclosure names each withheld passage with its ground.',
  },
  GROUND_NOT_APPLICABLE: {
    zh: '该理由不适用于所选的公开属性。',
    en: 'This ground does not go with the chosen attribute.',
  },
  GROUND_UNKNOWN: { zh: '没有这一法定理由。', en: 'There is no such statutory ground.' },
  GROUND_FACTS_MISSING: {
    zh: '该法定理由还缺少事实：{missing}。',
    en: 'This ground lacks the facts it needs: {missing}.',
  },
  PROACTIVE_NOT_RULED_OUT: {
    zh: '依申请公开须说明已核对《条例》第十九、二十、二十一条，且均不适用。',
    en: 'Disclosure on request has to say that Articles 19, 20 and 21 of the Order were checked and do not apply.',
  },
  CONCLUSION_CONTRADICTS_ATTRIBUTE: {
    zh: '审查意见与审查表中的公开属性不一致；如有异议请退回。',
    en: 'The opinion contradicts the attribute of the form; return the item if you disagree.',
  },
  DETERMINATION_BINDS: {
    zh: '有关主管部门或者保密行政管理部门已作出确定，结论须与之一致。',
    en: 'The superior or the secrecy administration has determined it; the conclusion has to follow.',
  },
  NOT_SECRECY_ADMINISTRATION: {
    zh: '该机关不是保密行政管理部门。',
    en: 'This agency is not the secrecy administration.',
  },

  // Redaction
  NOTHING_TO_REDACT: {
    zh: '审查表的公开属性不是部分公开，无需区分处理。',
    en: 'The form does not say partial disclosure, so there is nothing to redact.',
  },
  REDACTION_MISSING: { zh: '请先制作区分处理后的公开本。', en: 'Prepare the redacted rendition first.' },
  REDACTION_CHANGES_NOTHING: {
    zh: '公开本与原件内容相同。',
    en: 'The redacted rendition is the same as the original.',
  },
  REDACTION_NOT_CHECKED: {
    zh: '公开本尚未经过检查。',
    en: 'The redacted rendition has not been checked yet.',
  },
  REDACTION_LEAKS: {
    zh: '公开本中仍有不予公开的内容，请重新制作。',
    en: 'A withheld passage still stands in the redacted rendition; prepare it again.',
  },
  REDACTION_NOT_CONFIRMED: {
    zh: '扫描件或者无法检查的文件须由第二人确认。',
    en: 'A second person has to confirm the scans and whatever could not be checked.',
  },
  NOTHING_TO_CONFIRM: { zh: '该文件无需人工确认。', en: 'This file needs no confirmation.' },

  // Third parties, personal data
  NO_THIRD_PARTY_ASKED: { zh: '尚未征求任何第三方的意见。', en: 'No third party has been asked yet.' },
  THIRD_PARTY_UNKNOWN: { zh: '未曾征求该第三方意见。', en: 'This third party was never asked.' },
  THIRD_PARTY_ALREADY_ASKED: { zh: '已征求过该第三方意见。', en: 'This third party was asked before.' },
  THIRD_PARTY_ALREADY_ANSWERED: { zh: '该第三方已经答复。', en: 'This third party has answered before.' },
  THIRD_PARTY_STILL_HAS_TIME: {
    zh: '第三方可以在 {answerBy} 之前（含当日）答复。',
    en: 'The third party has until {answerBy}, that day included.',
  },
  THIRD_PARTY_NOT_HEARD: {
    zh: '作出公共利益决定前，须先征求第三方意见。',
    en: 'The third party has to be heard before a decision for the public interest.',
  },
  THIRD_PARTY_UNRESOLVED: {
    zh: '涉及商业秘密或者个人隐私：须有第三方同意、区分处理或者公共利益决定。',
    en: 'A commercial secret or personal privacy is concerned: consent, redaction or a decision for the public interest has to be on record.',
  },
  IMPACT_NOT_ASSESSED: {
    zh: '公开个人信息前须有通过的个人信息保护影响评估。',
    en: 'Before personal information is published, an impact assessment has to find it acceptable.',
  },
  PERSONAL_DATA_NOT_SCANNED: {
    zh: '这份内容尚未完成个人信息检查，请稍候再试。',
    en: 'This very content has not been searched for personal data yet; try again shortly.',
  },
  PERSONAL_DATA_UNANSWERED: {
    zh: '检出的个人信息还有 {hits} 处未处理。',
    en: '{hits} places that look like personal data have not been answered.',
  },
  HIT_UNKNOWN: { zh: '没有检出这一处。', en: 'The scan found no such place.' },

  // The gate
  NOT_REVIEWED: {
    zh: '未经保密审查或者审查结论不是公开，不得公开。',
    en: 'What has not passed the secrecy review is never public.',
  },
  ATTRIBUTE_NOT_CONFIRMED: { zh: '公开属性尚未确认。', en: 'The disclosure attribute has not been confirmed.' },
  ATTRIBUTE_NOT_PUBLIC: {
    zh: '依申请公开、不予公开的信息不主动发布。',
    en: 'What is disclosed on request only, or withheld, is not published.',
  },
  NOT_APPROVED: { zh: '尚未经领导审批。', en: 'A leader has not approved it.' },
  NOT_REGISTERED: { zh: '尚未登记或者尚无索引号。', en: 'It is not registered, or has no index number yet.' },
  SEVERAL_AGENCIES_INVOLVED: {
    zh: '涉及其他行政机关，公开前须与其沟通、确认。',
    en: 'Other agencies are concerned and have to confirm it before publication.',
  },
  LEAD_PUBLISHES: { zh: '联合发文由牵头机关公开。', en: 'The lead agency publishes a joint document.' },
  FIRST_OBTAINER_PUBLISHES: {
    zh: '从其他行政机关获取的信息，由制作或者最初获取该信息的机关公开。',
    en: 'What came from another agency is published by the one that made it or obtained it first.',
  },
  PUBLISHER_FIXED_BY_LAW: {
    zh: '法律、法规规定由其他机关公开。',
    en: 'By special law another agency publishes it.',
  },
  STATUTORY_APPROVAL_MISSING: {
    zh: '依照法律、法规，须先经批准方可公开。',
    en: 'By special law it needs an approval before publication.',
  },
  NO_APPROVAL_DEMANDED: {
    zh: '尚未登记要求批准的法律、法规规定。',
    en: 'No special law that demands an approval is on record.',
  },
  APPROVED_BY_ANOTHER: {
    zh: '批准机关与法律、法规规定的不一致。',
    en: 'The approval comes from another authority than the law names.',
  },
  PLANNED_DATE_NOT_REACHED: {
    zh: '拟公开时间为 {plannedOn}，尚未到期。',
    en: 'It is to be published on {plannedOn}, not before.',
  },
  CHANNEL_NOT_REVIEWED: {
    zh: '审查表中没有这一公开方式。',
    en: 'The review form does not name this channel.',
  },
  NOT_PUBLIC: { zh: '该信息现未公开。', en: 'The item is not public.' },

  // Register, validity, re-evaluation, end
  CREDIT_CODE_MISSING: {
    zh: '本机关没有统一社会信用代码，无法编制索引号。',
    en: 'The agency has no credit code, so no index number can be formed.',
  },
  INDEX_NUMBER_FIXED: { zh: '索引号一经编定不得更改。', en: 'An index number never changes.' },
  INDEX_NUMBER_INVALID: { zh: '索引号格式不正确。', en: 'The index number is malformed.' },
  VALIDITY_ALREADY_ENDED: { zh: '该信息已标注为失效或者废止。', en: 'The item is marked as no longer in force.' },
  SUPERSEDED_BY_ITSELF: { zh: '信息不能替代其自身。', en: 'An item cannot supersede itself.' },
  NOTHING_WITHHELD: {
    zh: '该信息没有不予公开的内容，无需评估。',
    en: 'Nothing of the item is withheld, so there is nothing to evaluate.',
  },
  PURGE_NOT_ORDERED: { zh: '没有清除令。', en: 'No purge was ordered.' },

  // Input
  DATE_TOO_LATE: { zh: '日期不得晚于 {latest}。', en: 'The date must not lie after {latest}.' },
  DATE_TOO_EARLY: { zh: '日期不得早于 {earliest}。', en: 'The date must not lie before {earliest}.' },
  TEXT_REQUIRED: { zh: '此项必填。', en: 'This has to be filled in.' },
  TEXT_TOO_LONG: {
    zh: '最多 {longest} 个字符（现有 {length} 个）。',
    en: 'At most {longest} characters (now {length}).',
  },
  TEXT_HAS_CONTROL_CHARACTERS: { zh: '含有不可见的控制字符。', en: 'It contains invisible control characters.' },
  VALUE_UNKNOWN: { zh: '不在可选范围之内。', en: 'This is not one of the possible values.' },
  TOO_MANY: { zh: '最多 {most} 项。', en: 'At most {most}.' },
  MONTH_INVALID: { zh: '月份格式不正确（YYYYMM）。', en: 'This is not a month (YYYYMM).' },
  POLICY_MISSING: {
    zh: '当日没有生效的期限规定：{policy}。',
    en: 'No number is in force on that day for {policy}.',
  },
} as const satisfies Messages
