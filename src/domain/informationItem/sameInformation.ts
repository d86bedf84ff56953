// What two items have in common when they are likely to be the same information (LS-6.2), however they were typed.

const WHITE_OR_INVISIBLE = /[\s\u200b-\u200f\u2060\ufeff]/gu
const OPENING = /[([{〔【〖〘〚「『<《〈]/gu
const CLOSING = /[)\]}〕】〗〙〛」』>》〉]/gu

/** Full width as half width, letters as small ones, no white space. */
const plain = (text: string): string => text.normalize('NFKC').replace(WHITE_OR_INVISIBLE, '').toLowerCase()

/** 文号 for comparison: `烈政办〔２０２６〕０３ 号`, `烈政办[2026]第3号` and `烈政办(2026)3号` are one. Null for none. */
export function comparableNumber(documentNumber: string | null | undefined): string | null {
  const compared = plain(documentNumber ?? '')
    .replace(OPENING, '[')
    .replace(CLOSING, ']')
    .replace(/第(?=\d)/gu, '')
    .replace(/(?<!\d)0+(?=\d)/gu, '')
  return compared === '' ? null : compared
}

/** A title for comparison: its letters and digits alone. Null for none. */
export function comparableTitle(title: string | null | undefined): string | null {
  const compared = plain(title ?? '').replace(/[^\p{L}\p{N}]/gu, '')
  return compared === '' ? null : compared
}
