/** 填报中 · 已报送 · 已退回 · 审核通过 · 已公布 */
export type ReportStatus = 'open' | 'submitted' | 'returned' | 'cleared' | 'published'
