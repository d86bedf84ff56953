import { plainText } from './plainText.js'

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
}

/** What a person wrote, as text of a page: markup in it is shown, never obeyed; line feeds break the line. */
export const escaped = (text: string): string =>
  plainText(text)
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!)
    .replaceAll('\n', '<br>')

/** An element. `content` is markup already. */
export const tag = (
  name: string,
  content: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
) =>
  `<${name}${Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('')}>${content}</${name}>`
