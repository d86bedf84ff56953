import type { Messages } from './message.js'
import { DRAFT_WORDS, ELEMENT_WORDS, FORM_WORDS, OUTCOME_WORDS, POINT_WORDS } from '../stableWords.js'

/** 依申请公开 */
export const applicationMessages = {
  // State
  NOT_ON_THE_PORTAL: {
    zh: '该申请不是在平台上提交的，申请人无法在平台上接收答复；请用其他方式送达。',
    en: 'The application was not filed on the portal, where the applicant could not open the reply; send it another way.',
  },
  DISPATCH_WAY_DIFFERS: {
    zh: '答复稿写明的提供途径是{way}；以其他途径发出的，须说明理由。',
    en: 'The draft promises another way ({way}). To send the reply otherwise, say why.',
    words: {
      handover: { zh: '自行领取', en: 'collection' },
      post: { zh: '邮寄', en: 'post' },
      email: { zh: '电子邮件', en: 'email' },
      fax: { zh: '传真', en: 'fax' },
      portal: { zh: '网上平台', en: 'portal' },
    },
  },
  APPLICATION_NOT_FOUND: { zh: '没有这件申请。', en: 'There is no such application.' },
  APPLICATION_EXISTS: { zh: '该编号的申请已经登记。', en: 'An application with this id was registered before.' },
  APPLICATION_CLOSED: { zh: '该申请已经办结。', en: 'The application is closed.' },
  APPLICATION_STILL_OPEN: { zh: '该申请尚未办结。', en: 'The application is still open.' },
  NOT_IN_CHARGE_OF_APPLICATION: {
    zh: '您不是该申请的承办人。',
    en: 'You are not the officer in charge of this application.',
  },
  NOT_AN_OFFICER_HERE: {
    zh: '此人不是办理该申请的机关的经办人或者工作机构工作人员。',
    en: 'This person is no officer of the agency that answers the application.',
  },
  HANDED_OVER_MEANWHILE: {
    zh: '承办人已变更，请刷新后重试。',
    en: 'Somebody else is in charge by now. Reload and try again.',
  },
  HOLDER_NOT_NAMED: {
    zh: '该申请已有承办人，请指明由谁移交。',
    en: 'The application has an officer in charge: say from whom it is handed over.',
  },
  ACTED_AT_ANOTHER_LEVEL: {
    zh: '承办、审核、签发须由不同的人办理（代理人与被代理人视为同一人）。',
    en: 'Handling, approving and signing are done by different people; a deputy counts as the absent person too.',
  },
  HANDLER_DOES_NOT_DECIDE: {
    zh: '此事不得由承办人自行决定。',
    en: 'Whoever handles the application does not decide this.',
  },

  // Intake
  BODY_NOT_ASKED: {
    zh: '该机构不以自己名义对外履行职责，不能作为申请对象；请向下列机关申请：{agencies}。',
    en: 'This body does not act in its own name and is not applied to; ask: {agencies}.',
    withNone: {
      zh: '该机构不以自己名义对外履行职责，不能作为申请对象。',
      en: 'This body does not act in its own name and is not applied to.',
    },
  },
  ENTERPRISE_HAS_OWN_RULES: {
    zh: '公共企事业单位的信息公开另有规定，只能告知其公开渠道和主管部门。',
    en: 'Disclosure by public enterprises has rules of its own; the reply names their channel and the authority over them.',
  },
  REQUEST_INCOMPLETE: {
    zh: '申请内容不全，缺少：{missing}。',
    en: 'The application lacks: {missing}.',
    words: ELEMENT_WORDS,
  },
  APPLICANT_UNKNOWN: {
    zh: '须至少记明申请人的姓名（名称）或者联系方式。',
    en: 'The name of the applicant, or a way to reach them, has to be put down.',
  },
  NOT_READ_BACK: {
    zh: '口头申请须由工作机构代为填写，并经申请人确认。',
    en: 'What is written down for the applicant is read back and confirmed.',
  },
  ARRIVAL_NOT_PROVED: {
    zh: '签收邮寄或者补登以前日期的申请，须填写凭证。',
    en: 'Signed post, and anything that arrived on an earlier day, needs its proof of arrival.',
  },
  PROCESS_TAKES_PORTAL_ONLY: {
    zh: '自动登记仅限本机关平台提交的申请。',
    en: 'Only what was filed on our own portal is registered by itself.',
  },
  RECEIPT_NOT_CONFIRMED: {
    zh: '尚未与申请人确认收到申请之日。',
    en: 'The day of receipt has not been confirmed with the applicant yet.',
  },
  RECEIPT_FIXED: { zh: '收到申请之日已定为 {receivedOn}。', en: 'The day of receipt is {receivedOn}.' },
  RECEIPT_STILL_HAS_TIME: {
    zh: '与申请人确认的期限到 {due} 为止。',
    en: 'There is time to confirm it with the applicant until {due}.',
  },
  NOT_A_PART: { zh: '这不是拆分出来的申请。', en: 'This is no part of an application that was split.' },
  PARTS_MISSING: { zh: '请列明拆分出的各件申请。', en: 'Name the parts into which it is split.' },
  PART_ID_UNUSABLE: { zh: '拆分申请的编号重复或者格式不正确。', en: 'The id of a part is used twice or malformed.' },
  PART_WITHOUT_CONTENT: {
    zh: '拆分后的每一件都须写明所申请的信息。',
    en: 'Each part says what it asks for.',
  },
  SPLIT_BEFORE: { zh: '该申请已经拆分过。', en: 'The application was split before.' },

  // Correction
  AMENDMENT_REQUESTED_BEFORE: {
    zh: '已于 {issuedOn} 告知补正；补正只能一次性告知。',
    en: 'Corrections were asked for on {issuedOn}; the law allows that once.',
  },
  AMENDMENT_POINTS_MISSING: { zh: '请列明需要补正的事项。', en: 'Say what has to be corrected.' },
  NOT_ALL_POINTS_AT_ONCE: {
    zh: '补正事项须一次性告知，还缺少：{missing}。',
    en: 'All points are named at once; these are lacking as well: {missing}.',
    words: ELEMENT_WORDS,
  },
  AMENDMENT_NOTICE_TOO_LATE: {
    zh: '告知补正的期限已于 {due} 届满，应就申请内容作出答复。',
    en: 'Corrections could be asked for until {due}; answer the application as it stands.',
  },
  AMENDMENT_NOT_AWAITED: { zh: '没有待补正的事项。', en: 'No correction is waited for.' },
  AMENDMENT_EMPTY: { zh: '没有补正任何内容。', en: 'Nothing was corrected.' },
  AMENDMENT_TOO_LATE: {
    zh: '补正期限已于 {due} 届满；有正当理由的，请由工作人员记明。',
    en: 'The time to correct was over at the end of {due}; an officer may take it for a good reason.',
  },
  AMENDMENT_PENDING: { zh: '正在等待申请人补正。', en: 'The applicant’s corrections are waited for.' },
  APPLICATION_WAS_AMENDED: { zh: '申请人已经补正。', en: 'The applicant has made the corrections.' },
  NEVER_AMENDED: { zh: '该申请未经补正。', en: 'The application was never corrected.' },
  NOTICE_NOT_ISSUED: { zh: '尚未发出通知。', en: 'No notice was issued.' },
  APPLICANT_NOTICE_UNKNOWN: { zh: '没有这个文号的通知。', en: 'There is no notice with this number.' },
  NOTICE_SERVED_BEFORE: { zh: '该通知已经送达。', en: 'The notice was served before.' },
  NOTICE_NOT_SERVED: { zh: '通知尚未送达申请人。', en: 'The notice has not reached the applicant.' },
  APPLICANT_STILL_HAS_TIME: {
    zh: '申请人的期限到 {due} 为止。',
    en: 'The applicant has until the end of {due}.',
  },

  // What is asked for
  INFORMATION_NOT_IDENTIFIED: {
    zh: '请先查明所申请信息的制作机关以及是否涉及其他机关和第三方。',
    en: 'Find out first whose information it is and whom it concerns.',
  },
  SEARCH_ID_UNUSABLE: { zh: '检索记录的编号格式不正确。', en: 'The id of the search is malformed.' },
  SEARCH_KNOWN: { zh: '该检索记录已经登记。', en: 'This search is on record already.' },
  NO_SEARCH_ON_RECORD: {
    zh: '答复信息不存在须有检索记录（检索人、范围、关键词、结果）。',
    en: 'That something does not exist rests on a search on record: who, where, which words, what result.',
  },
  SEARCH_FOUND_IT: {
    zh: '检索记录表明已经查到，不能答复不存在。',
    en: 'A search on record has found it; it cannot be said not to exist.',
  },

  // Third parties
  THIRD_PARTY_SERVED_BEFORE: {
    zh: '征求意见书已于 {servedOn} 送达该第三方。',
    en: 'The letter reached this third party on {servedOn}.',
  },
  THIRD_PARTY_NOT_SERVED: {
    zh: '征求意见书尚未送达该第三方。',
    en: 'The letter has not reached this third party.',
  },
  THIRD_PARTIES_NOT_HEARD: {
    zh: '涉及第三方权益，须先书面征求其意见，并待其答复或者期限届满。',
    en: 'Third parties are asked in writing, and have answered or let the time pass, before anything is given.',
  },
  NO_OBJECTION: { zh: '该第三方没有提出异议。', en: 'This third party has not objected.' },
  OBJECTION_NOT_JUDGED: {
    zh: '第三方提出异议，须先认定是否有合理理由。',
    en: 'A third party objects: first it is decided whether the reasons are reasonable.',
  },
  OBJECTION_OVERRULED_BEFORE: {
    zh: '该异议已经作出公共利益决定，不再另行决定。',
    en: 'Disclosure against this objection was decided before.',
  },
  OBJECTION_JUDGED_BEFORE: { zh: '该异议已经认定。', en: 'This objection was judged before.' },
  OBJECTION_WITHOUT_REASONS: {
    zh: '提出异议应当说明理由；未说明理由的，不能认定为有合理理由。',
    en: 'An objection needs reasons; without any it cannot be found reasonable.',
  },
  OBJECTION_STANDS: {
    zh: '第三方不同意公开且有合理理由，不予公开；认为不公开会对公共利益造成重大影响的，另行决定。',
    en: 'A third party objects for good reasons: it is not given, unless a leader decides for the public interest.',
  },
  THIRD_PARTY_OUTCOME_UNPROVED: {
    zh: '所称第三方意见与征求意见的记录不符。',
    en: 'What is said of the third party is not what is on record.',
  },

  // Other agencies
  NO_OTHER_AGENCY_CONCERNED: {
    zh: '所申请的信息不涉及其他行政机关。',
    en: 'What is asked for concerns no other agency.',
  },
  NOT_THE_RUNNING_CONSULTATION: {
    zh: '这不是该申请正在进行的会商。',
    en: 'This is not the consultation that runs on the application.',
  },
  AGENCIES_NOT_ASKED: {
    zh: '须先与下列机关会商：{agencies}。',
    en: 'These agencies have to be met with first: {agencies}.',
  },
  AGENCIES_STILL_ASKED: { zh: '会商尚未有结果。', en: 'The consultation has not come to a result.' },
  REPLY_AGAINST_CONSULTATION: {
    zh: '答复与会商结果不符（{points}）。',
    en: 'The reply is not what the agencies agreed on ({points}).',
    words: POINT_WORDS,
  },
  JOINT_ISSUER_ANSWERS: {
    zh: '本机关是联合发文机关之一，应当受理并答复，不得推给牵头机关。',
    en: 'We sealed or signed it ourselves: we answer, and consult the lead.',
  },
  RESPONSIBLE_INCOMPLETE: {
    zh: '能够确定负责公开的机关的，须告知其名称和联系方式。',
    en: 'Whoever is responsible is named together with how to reach them.',
  },
  RESPONSIBLE_IS_OURSELVES: {
    zh: '所列机关就是本机关。',
    en: 'The agency named is ourselves.',
  },
  NOT_AN_ENTERPRISE: { zh: '所列单位不是登记的公共企事业单位。', en: 'This is no registered public enterprise.' },
  ENTERPRISE_NAMES_ITSELF: {
    zh: '被申请的单位应当告知自己的公开渠道。',
    en: 'The enterprise that was asked names its own channel.',
  },
  NOT_AN_AUTHORITY: { zh: '所列机关不是主管部门。', en: 'This is no authority over the enterprise.' },

  // Period
  NO_REPLY_PERIOD: { zh: '现在没有计算中的答复期限。', en: 'No reply period runs at present.' },
  REPLY_PERIOD_OVER: { zh: '答复期限已于 {due} 届满。', en: 'The reply period was over at the end of {due}.' },
  EXTENDED_BEFORE: {
    zh: '答复期限已经延长（至 {due}），只能延长一次。',
    en: 'The reply period was extended before (to {due}); the law allows it once.',
  },
  REASONS_REQUESTED_BEFORE: {
    zh: '已于 {issuedOn} 要求申请人说明理由。',
    en: 'The applicant was asked for reasons on {issuedOn}.',
  },
  NO_TIME_TO_ANSWER: {
    zh: '说明理由的期限须晚于通知日期。',
    en: 'The applicant needs some time after the notice to answer.',
  },
  REASONS_NOT_REQUESTED: { zh: '没有要求申请人说明理由。', en: 'The applicant was not asked for reasons.' },
  REASONS_JUDGED: { zh: '申请理由已经认定。', en: 'The reasons were judged before.' },
  REASONS_AWAITED: {
    zh: '申请人说明理由的期限到 {answerBy} 为止。',
    en: 'The applicant has until {answerBy} to give reasons.',
  },
  REASONS_NOT_GIVEN: { zh: '申请人没有说明理由。', en: 'The applicant gave no reasons.' },
  REASONS_NOT_ACCEPTED: {
    zh: '申请理由未被认定为合理。',
    en: 'The applicant’s reasons were not found reasonable.',
  },
  REASONS_NOT_REFUSED: {
    zh: '须先要求申请人说明理由，并认定其不合理。',
    en: 'The applicant is asked for reasons first, and they are found unreasonable.',
  },
  DELAYED_BEFORE: { zh: '延迟答复的期限已经确定。', en: 'A later date was fixed before.' },
  DELAY_UNREASONABLE: {
    zh: '延迟答复须为 1 至 {most} 个工作日。',
    en: 'The reply can be delayed by 1 to {most} working days.',
  },

  // Fees
  FEE_NOTICE_ISSUED_BEFORE: {
    zh: '已于 {issuedOn} 发出收费通知（{amount} 元）。',
    en: 'A fee notice was issued on {issuedOn} ({amount} yuan).',
  },
  FEE_BOTH_METHODS: {
    zh: '按件、按量计收只能择一，不得同时使用。',
    en: 'A fee is charged by items or by pages, never by both.',
  },
  FEE_COUNT_INVALID: { zh: '件数、页数须为整数。', en: 'Items and pages are whole numbers.' },
  FEE_COUNT_WRONG: {
    zh: '该申请人本月此前向本机关提出的申请为{before}件。',
    en: 'The applicant made {before} earlier applications to this agency in that month.',
  },
  FEE_NOTHING_DUE: { zh: '未超出免费范围，不收取信息处理费。', en: 'This is within what is free of charge.' },
  FEE_PENDING: { zh: '正在等待申请人缴费。', en: 'The applicant’s payment is waited for.' },
  FEE_WAS_PAID: { zh: '申请人已经缴费。', en: 'The applicant has paid.' },
  FEE_AMOUNT_WRONG: { zh: '应缴 {amount} 元。', en: 'The fee is {amount} yuan.' },
  FEE_PAID_TOO_LATE: { zh: '缴费期限已于 {due} 届满。', en: 'The time to pay was over at the end of {due}.' },
  NO_PAYMENT_AWAITED: { zh: '没有待缴的费用。', en: 'No payment is waited for.' },

  // Reply
  OUTCOME_UNKNOWN: { zh: '没有这种答复。', en: 'There is no such kind of reply.' },
  OUTCOME_FACTS_MISSING: {
    zh: '此种答复还缺少：{missing}。',
    en: 'This kind of reply still needs: {missing}.',
    words: OUTCOME_WORDS,
  },
  NO_GROUND_TO_WITHHOLD: {
    zh: '不属于主动公开范围，不是对申请人不予公开的理由。',
    en: 'That something need not be published unasked is no ground to keep it from whoever asks.',
  },
  NOTHING_IS_GIVEN: {
    zh: '没有说明提供什么：须将拟提供的文件入卷、确定对应的政府信息，或者写明获取的方式、途径和时间；查阅、抄录的须写明时间和地点。',
    en: 'Nothing says what is given: put the file on record, name the item, or say where, how and when it can be had; reading or copying on the spot needs time and place.',
  },
  FORM_NOT_AS_ASKED: {
    zh: '申请人要求的形式是 {form}；改用其他形式须说明理由。',
    en: 'The applicant asked for it as {form}; another form needs its reason.',
    words: FORM_WORDS,
  },
  EARLIER_APPLICATION_NOT_FOUND: { zh: '没有此前的这件申请。', en: 'There is no such earlier application.' },
  EARLIER_REPLY_NOT_FOUND: {
    zh: '此前的申请没有以该文号发出的答复。',
    en: 'No reply to the earlier application went out under this number.',
  },
  REPEATS_ITSELF: { zh: '重复的应是此前的另一件申请。', en: 'What it repeats is another, earlier application.' },
  REPLY_UNDER_WAY: {
    zh: '答复正在审核或者签发，须先退回。',
    en: 'A reply is being approved or signed; it is returned first.',
  },
  REPLY_STEP_OUT_OF_ORDER: {
    zh: '答复的办理顺序为拟办、审核、签发、发出（现为 {status}）。',
    en: 'A reply is drafted, approved, signed and dispatched in this order (now {status}).',
    words: DRAFT_WORDS,
  },
  DRAFT_CHANGED: {
    zh: '答复已更新为第 {draft} 稿，请刷新后重试。',
    en: 'Draft {draft} stands by now. Reload and try again.',
  },
  REVIEW_BODY_UNKNOWN: {
    zh: '机构登记中没有复议机关，请填写其名称。',
    en: 'The register does not say who reviews; give the name of that government.',
  },
  NO_REPLY_TO_DELIVER: { zh: '该申请不是以答复办结的。', en: 'The application did not end with a reply.' },
  REPLY_DELIVERED_BEFORE: {
    zh: '答复已于 {deliveredOn} 送达。',
    en: 'The reply was delivered on {deliveredOn}.',
  },
  MERGE_TARGET_NOT_FOUND: { zh: '没有可以并入的这件申请。', en: 'There is no such application to merge it into.' },
  MERGE_TARGET_CLOSED: {
    zh: '并入的申请已经办结或者已经并入其他申请。',
    en: 'The application that is to go on is closed, or merged into another itself.',
  },
  MERGED_INTO_LATER: {
    zh: '只能并入收到在先的申请；同日收到的，并入登记在先的申请。',
    en: 'It is merged only into an application received earlier; of the same day, into the one registered before.',
  },
  NOT_SAME_APPLICANT: {
    zh: '两件申请不是同一申请人提出的。',
    en: 'The two applications are not of the same applicant.',
  },
  NOT_SAME_AGENCY: {
    zh: '两件申请不是向同一行政机关提出的。',
    en: 'The two applications were not made to the same agency.',
  },
  MERGED_INTO_ITSELF: { zh: '须并入另一件申请。', en: 'It is merged into another application.' },

  // Files and letters
  FILE_ON_RECORD: { zh: '同一材料已经入卷。', en: 'The same file is on record for this purpose already.' },
  FILE_OF_ANOTHER_MATTER: { zh: '该文件属于另一案卷。', en: 'The file belongs to another matter.' },
  FILE_PURPOSE_OF_OFFICERS: {
    zh: '此类材料由承办人入卷。',
    en: 'Files of this kind are put on record by the officers.',
  },
  LETTER_NOT_ON_RECORD: {
    zh: '没有制作过这份文书；请先制作文书。',
    en: 'No such letter was made here. Make the letter first.',
  },
  LETTER_OF_ANOTHER_DRAFT: {
    zh: '该文书是依据另一份拟稿制作的；请按现行拟稿重新制作。',
    en: 'The letter was made of another draft. Make it again of the one that stands.',
  },
  LETTER_SAYS_OTHERWISE: {
    zh: '与所制作文书上载明的内容不一致；请按文书填写或者重新制作。',
    en: 'The letter says something else here. Enter what it says, or make it again.',
  },
  LETTER_REMEDIES_CHANGED: {
    zh: '文书上载明的救济途径与该日适用的不一致；请重新制作。',
    en: 'The remedies in force on that day are not those that the letter names. Make it again.',
  },
  LETTER_NUMBER_TAKEN: {
    zh: '该发文字号已经用于另一份文书。',
    en: 'This document number stands on another letter.',
  },
  LETTER_NUMBER_WITHOUT_YEAR: {
    zh: '发文字号须含年份（{year}）。',
    en: 'A document number has to contain its year ({year}).',
  },
  LETTER_NUMBER_DIFFERS: {
    zh: '该文书已登记的文号为 {number}。',
    en: 'The number on record for this letter is {number}.',
  },
  LETTER_HAS_NO_ADDRESSEE: {
    zh: '此种文书不以第三方或者其他机关为收件人。',
    en: 'A letter of this kind is not addressed to a third party or another agency.',
  },
  LETTER_OF_OFFICERS: { zh: '此种文书由承办人制作。', en: 'Letters of this kind are made by the officers.' },
  LETTER_FACTS_MISSING: {
    zh: '案卷中缺少文书须载明的事项：{missing}。',
    en: 'The record lacks what this letter has to say: {missing}.',
  },
  LETTER_UNPRINTABLE: {
    zh: '文书含有无法印出的字符：{characters}。',
    en: 'The letter has characters that cannot be printed: {characters}.',
  },
  LETTER_BEARS_NO_SEAL: { zh: '此种内部文书不用印。', en: 'Sheets of the file bear no seal.' },
  SCAN_NOT_ON_RECORD: {
    zh: '盖章扫描件尚未入卷，或者与登记的不一致。',
    en: 'The scan of the sealed letter is not on record, or is another one.',
  },
  SEAL_NOT_ON_RECORD: {
    zh: '该文书没有用印记录；请先用印。',
    en: 'No such seal was set under this letter. Seal it first.',
  },
  SEAL_SERVICE_UNAVAILABLE: {
    zh: '电子印章服务暂时无法使用；请稍后再试，或者上传盖章扫描件。',
    en: 'The electronic seal does not answer. Try again later, or upload a scan of the sealed letter.',
  },
  SEAL_REFUSED: { zh: '电子印章服务拒绝用印。', en: 'The electronic seal refused to sign.' },

  // Afterwards
  ONE_APPLICANT_ONLY: {
    zh: '请列明就相同信息提出的其他申请。',
    en: 'Name the other applications for the same information.',
  },
  PROPOSED_APPLICATION_NOT_FOUND: {
    zh: '没有所列的这件申请。',
    en: 'There is no such application as is named.',
  },
  PROPOSED_APPLICATION_NOT_OURS: {
    zh: '所列申请不是向本机关提出的。',
    en: 'The application that is named was not made to this agency.',
  },
  PROPOSED_ITEM_NOT_FOUND: { zh: '没有所指的政府信息。', en: 'There is no such item.' },
  PROPOSED_ITEM_NOT_OURS: {
    zh: '所指政府信息不由本机关公开。',
    en: 'The item is not for this agency to disclose.',
  },
  TOO_FEW_APPLICANTS: {
    zh: '须有至少 {needed} 名不同的申请人，所列申请共 {applicants} 名。',
    en: 'There have to be at least {needed} different applicants; those named have {applicants}.',
  },
  PROPOSAL_UNKNOWN: { zh: '没有这项主动公开建议。', en: 'There is no such proposal.' },
  PROPOSAL_DECIDED: { zh: '该建议已经审核。', en: 'The proposal was decided before.' },
  REMEDY_ID_UNUSABLE: {
    zh: '复议、诉讼的编号已经使用或者格式不正确。',
    en: 'The id of the review or lawsuit is used or malformed.',
  },
  REMEDY_UNKNOWN: { zh: '没有登记这件复议、诉讼。', en: 'No such review or lawsuit is registered.' },
  REMEDY_ENDED: { zh: '该复议、诉讼已有结果。', en: 'The review or lawsuit has ended before.' },
  REDO_OF_WHAT_STANDS: { zh: '结果为纠正的，才可责令重作。', en: 'Only what was corrected is done again.' },
  DECISION_NOT_RECEIVED: {
    zh: '请填写收到重作决定的日期。',
    en: 'Say when the decision to do it again was received.',
  },
  ARCHIVED_BEFORE: { zh: '已归档（{fileNumber}）。', en: 'It was archived before ({fileNumber}).' },
} as const satisfies Messages
