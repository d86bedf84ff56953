import type { Messages } from './message.js'

/** 监督检查、责令整改、通报 (LS-15.1, 711-46 to 711-48) */
export const inspectionMessages = {
  INSPECTION_NOT_FOUND: { zh: '没有这次检查。', en: 'There is no such inspection.' },
  INSPECTION_EXISTS: { zh: '该编号的检查已经制定计划。', en: 'An inspection with this id was planned before.' },
  INSPECTION_STANDS_OTHERWISE: {
    zh: '检查目前的状态（{state}）不允许这一步。',
    en: 'The inspection stands otherwise ({state}); this step is not possible now.',
  },
  INSPECTION_HAS_FINDINGS: {
    zh: '检查已经发现问题，不能取消，只能结束。',
    en: 'Something was found already: the inspection is concluded, not cancelled.',
  },
  BODY_MAY_NOT_INSPECT: {
    zh: '该机关无权检查这个机关：须为公开主管部门、监察机关或者上级机关。',
    en: 'This body may not inspect that agency: only the disclosure department, a supervisory organ or a superior may.',
  },
  NAMED_TWICE: { zh: '同一对象列了两次。', en: 'The same is named twice.' },
  INSPECTORS_REQUIRED: { zh: '至少要有一名检查人员。', en: 'At least one inspector is needed.' },
  NOT_AN_INSPECTOR: {
    zh: '该人员不是检查机关的监督检查人员。',
    en: 'This person is not an inspector of the body that inspects.',
  },
  INSPECTOR_OF_INSPECTED_AGENCY: {
    zh: '检查人员属于被检查机关，应当回避。',
    en: 'The inspector belongs to an inspected agency and has to stand aside.',
  },
  NOT_ON_THE_INSPECTION_TEAM: { zh: '您不是这次检查的检查人员。', en: 'You are not on the team of this inspection.' },
  INSPECTOR_HANDLED_SUBJECT: {
    zh: '检查人员经办过该事项，应当回避。',
    en: 'The inspector has handled this matter before and has to stand aside.',
  },
  INSPECTOR_STATED_IT: {
    zh: '报送整改情况的人不得自行核实。',
    en: 'Whoever stated what was mended does not verify it.',
  },
  PERIOD_REVERSED: { zh: '起始日期晚于截止日期。', en: 'The period ends before it begins.' },
  SAMPLE_SIZE_OUT_OF_RANGE: { zh: '样本数应为 1 至 {most}。', en: 'A sample has between 1 and {most} subjects.' },
  POPULATION_EMPTY: {
    zh: '该期间内没有可供抽样的事项。',
    en: 'There is nothing in this period that a sample could be drawn from.',
  },
  POPULATION_TOO_LARGE: {
    zh: '总体超过 {most} 件，请缩短期间或者减少机关。',
    en: 'There are more than {most}: shorten the period, or name fewer agencies.',
  },
  SAMPLE_NOT_OF_POPULATION: {
    zh: '样本与总体不符，未予记录。',
    en: 'The sample does not come from the population; it was not recorded.',
  },
  SUBJECT_NOT_SAMPLED: { zh: '该事项不在样本中。', en: 'This subject is not part of the sample.' },
  SUBJECT_HAS_FINDING: { zh: '该事项已记录问题。', en: 'A finding about this subject is on record.' },
  SUBJECT_UNKNOWN: { zh: '没有这一事项。', en: 'There is no such subject.' },
  SUBJECT_OF_ANOTHER_AGENCY: { zh: '该样本属于其他机关。', en: 'This part of the sample belongs to another agency.' },
  AGENCY_NOT_INSPECTED: { zh: '该机关不在检查范围内。', en: 'This agency is not part of the inspection.' },
  CITED_FINDING_NOT_FOUND: { zh: '没有所引用的问题。', en: 'There is no finding of that id.' },
  FINDING_ALREADY_CITED: {
    zh: '该问题在本次检查中已经引用。',
    en: 'This inspection has taken up that finding before.',
  },
  FINDING_CITED_OTHERWISE: {
    zh: '机关、条款或者事项与所引用的问题不一致。',
    en: 'Agency, clause or subject differ from those of the finding that is cited.',
  },
  FINDING_WITHOUT_PROOF: {
    zh: '请指明事项或者作为证据的事件。',
    en: 'Name the subject, or the events that show it.',
  },
  INSPECTION_FINDING_UNKNOWN: { zh: '本次检查中没有这一问题。', en: 'There is no such finding in this inspection.' },
  FINDING_OF_ANOTHER_AGENCY: { zh: '该问题属于其他机关。', en: 'This finding is about another agency.' },
  FINDING_STANDS_OTHERWISE: {
    zh: '问题目前的状态（{state}）不允许这一步。',
    en: 'The finding stands otherwise ({state}); this step is not possible now.',
  },
  FILE_PURPOSE_OF_OTHERS: {
    zh: '整改证明由被检查机关提交，检查底稿由检查人员提交。',
    en: 'Proof comes from the inspected agency, working papers from the inspectors.',
  },
  LETTER_DATE_OVERTAKEN: {
    zh: '文书印制时的日期已过，请重新制作。',
    en: 'The letter was printed for another day; make it anew.',
  },
  PROOF_REQUIRED: { zh: '请附整改证明材料。', en: 'Proof is needed that it was mended.' },
  PROOF_NOT_ON_RECORD: {
    zh: '该文件不是为这一问题提交的整改证明。',
    en: 'This file is not on record as proof for this finding.',
  },
  RECTIFICATION_NOTICE_UNKNOWN: { zh: '没有这份整改通知书。', en: 'There is no such rectification notice.' },
  RECTIFICATION_ANSWERED: { zh: '所列问题均已答复。', en: 'Everything in the notice has been answered.' },
  RECTIFICATION_NOT_FAILED: {
    zh: '尚未逾期，整改也未被退回，不能提出责任追究建议。',
    en: 'It was neither missed nor refused: no case is proposed yet.',
  },
  CASE_ALREADY_PROPOSED: { zh: '已就该问题提出责任追究建议。', en: 'A case was proposed about this finding before.' },
  SAMPLE_NOT_EXAMINED: { zh: '样本中还有 {left} 件未检查。', en: '{left} of the sample have not been examined.' },
  FINDINGS_OPEN: {
    zh: '还有 {left} 个问题未经核实，也未提出责任追究建议。',
    en: '{left} findings are neither verified as mended nor proposed for accountability.',
  },
  BULLETIN_STANDS_OTHERWISE: {
    zh: '通报目前的状态（{state}）不允许这一步。',
    en: 'The bulletin stands otherwise ({state}); this step is not possible now.',
  },
  BULLETIN_HOLDS_PERSONAL_DATA: {
    zh: '文字中有疑似个人信息，通报中不得出现。',
    en: 'The words seem to hold personal data, which a bulletin must not.',
  },
  INSPECTOR_APPROVES: {
    zh: '参与检查的人员不得批准通报。',
    en: 'Whoever took part in the inspection does not approve its bulletin.',
  },
} as const satisfies Messages
