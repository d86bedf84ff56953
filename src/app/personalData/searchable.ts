/** A text as it is searched, and where each of its characters stands in the text as given. */
export interface Searchable {
  readonly text: string
  /** Place in the text as given of the character at this place; the length of it for what follows on the last. */
  readonly placeOf: (index: number) => number
}

/** Characters without a width: nobody sees them, and a copied number may hold them. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/
const DASHES = /[\u2010-\u2015\u2212]/
const SPACES = /[\u3000\u00a0\u2002-\u200a\u202f\u205f]/

/** Full-width digits and letters are digits and letters, every dash a hyphen, every space a space; the unseen is left out. */
export function searchable(given: string): Searchable {
  const places: number[] = []
  let text = ''
  for (let at = 0; at < given.length; at += 1) {
    const character = given[at]!
    if (UNSEEN.test(character)) continue
    places.push(at)
    text += plain(character)
  }
  return { text, placeOf: (index) => places[index] ?? given.length }
}

function plain(character: string): string {
  if (character >= '\uff01' && character <= '\uff5e') return String.fromCharCode(character.charCodeAt(0) - 0xfee0)
  if (SPACES.test(character)) return ' '
  return DASHES.test(character) ? '-' : character
}
