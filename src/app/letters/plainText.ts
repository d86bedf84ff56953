/** Control and formatting characters, among them those that turn the direction of writing; halves of characters. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/gu
/** They choose between shapes of one character; the fonts have one shape. */
const SHAPES = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu
/** Spaces of many widths; the ideographic one is kept. */
const SPACES = /(?!\u3000)\p{Zs}|\t/gu

/**
 * What people typed, fit to be printed: line breaks are line feeds, tabs are spaces, and what no reader sees but can
 * break or reorder a line is left out.
 */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u0085\p{Zl}\p{Zp}]/gu, '\n')
    .replaceAll(SPACES, ' ')
    .replaceAll(UNSEEN, '')
    .replaceAll(SHAPES, '')
    .trimEnd()
