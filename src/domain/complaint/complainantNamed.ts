import type { Complainant, ComplaintAbout } from './events.js'

/** What of the complainant a text gives away, by the names of the fields. */
export type GivenAway = keyof Complainant | 'about'

/** Letters and digits only, in one case: spaces, dashes and full-width forms hide nothing. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}@]/gu, '')

/** A word of one letter stands in any text. */
const SHORTEST = 2
const NUMBER = /\d{5,}[\dx]?/g
/** 安徽省淮北市烈山区…路12号: the part that no other address has. */
const HOUSE = /[^省市区县镇乡街道办事处]{2,}(?:路|街|巷|村|小区|苑|园|庄)[^，,。;；]*\d+.*$/u

const partsOf: Readonly<Record<keyof Complainant, (value: string) => readonly string[]>> = {
  name: (value) => [value],
  identity: (value) => [value, ...numbersIn(value)],
  phone: (value) => [value, ...numbersIn(value)],
  email: (value) => [value, ...(value.split('@')[0] ?? '').split(/\s/)].filter((part) => part.length > 3),
  postalAddress: (value) => [value, ...(HOUSE.exec(value) ?? [])],
}

function numbersIn(value: string): readonly string[] {
  return value.normalize('NFKC').toLowerCase().replaceAll(/[\s-]/g, '').match(NUMBER) ?? []
}

/**
 * Which details of the complainant stand in a text that the agency complained of, or anybody, gets to read; also the
 * application that the complaint is about, whose applicant it would name.
 */
export function complainantNamed(text: string, complainant: Complainant, about?: ComplaintAbout): readonly GivenAway[] {
  const said = bare(text)
  const holds = (part: string): boolean => {
    const looked = bare(part)
    return [...looked].length >= SHORTEST && said.includes(looked)
  }
  const named = (Object.keys(partsOf) as (keyof Complainant)[]).filter((field) => {
    const value = complainant[field]?.value
    return value !== undefined && partsOf[field](value).some(holds)
  })
  return about?.kind === 'application' && holds(about.id) ? [...named, 'about'] : named
}
