/** 文字、图片、图表、音像、电子文稿 (LS-2.3). */
export const media = ['text', 'picture', 'chart', 'audioVideo', 'electronicDocument'] as const
export type FileMedium = (typeof media)[number]
