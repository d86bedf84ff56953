// Stored for ever in events; new ones may be added.

/** What is written in words (国办公开办函〔2021〕30号): the five parts of chapter one, chapters five and six. */
export const REPORT_CHAPTERS = [
  'proactiveDisclosure', // 一、总体情况（一）主动公开
  'onRequest', // （二）依申请公开
  'management', // （三）政府信息管理
  'platform', // （四）政府信息公开平台建设
  'supervision', // （五）监督保障
  'problems', // 五、存在的主要问题及改进情况
  'otherMatters', // 六、其他需要报告的事项
  'accountability', // 工作考核、社会评议和责任追究结果情况 (711-50(5)): governments only
] as const
export type ReportChapter = (typeof REPORT_CHAPTERS)[number]

export type ReportScopeKind = 'department' | 'district'

export const chaptersOf = (scope: ReportScopeKind): readonly ReportChapter[] =>
  scope === 'district' ? REPORT_CHAPTERS : REPORT_CHAPTERS.filter((chapter) => chapter !== 'accountability')
