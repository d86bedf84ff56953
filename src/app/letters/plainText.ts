/** Control characters but the line feed, marks that turn the direction of writing, and halves of characters. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const UNWANTED =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\p{Cs}\ufffe\uffff]/gu

/**
 * What people typed, fit to be printed: line breaks are line feeds, tabs are spaces, and what no reader sees but can
 * break or reorder a line is left out.
 */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(UNWANTED, '')
    .trimEnd()

/** Its lines, without blank ones at the end. */
export const linesOf = (text: string): readonly string[] => plainText(text).split('\n')
