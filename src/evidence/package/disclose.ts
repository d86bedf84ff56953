import type { KeySubject } from '../../domain/protected.js'
import type { StoredEvent } from '../../eventstore/eventStore.js'
import { fieldKey, openWithFieldKey, SealBrokenError } from '../../eventstore/fieldCipher.js'
import type { KeyRing } from '../../eventstore/sealing.js'
import type { DisclosedField, SealedPlace } from './format.js'
import { Hidden } from './page.js'
import { destroyedSubject, type FoundSeal, sealsIn } from './sealedPlaces.js'

export interface NamedEvent {
  readonly name: string
  readonly event: StoredEvent
}

export interface Disclosure {
  readonly disclosed: readonly DisclosedField[]
  readonly erased: readonly (SealedPlace & { readonly destroyedBy: string })[]
  readonly withheld: readonly SealedPlace[]
  /** For the page: the text at a place, or why there is none. */
  readonly textAt: (event: string, pointer: string) => string | Hidden
}

/**
 * Of whom keys are asked for; personal data only where it was asked for by name. What is written in an application is
 * its applicant's.
 */
export const mayDisclose = (subject: KeySubject, personalData: boolean): boolean =>
  personalData || !/^(?:person|application):/.test(subject)

/** Subjects whose key is not there any more. */
export async function missingKeys(
  keyRing: Pick<KeyRing, 'subjectKeys'>,
  events: readonly StoredEvent[],
  personalData: boolean,
): Promise<readonly KeySubject[]> {
  const wanted = subjectsOf(events, personalData)
  const keys = await keyRing.subjectKeys(wanted)
  return wanted.filter((subject) => !keys.has(subject))
}

/** For each sealed value the key of that one value, or why it is not given. A subject's own key never leaves. */
export async function disclose(
  keyRing: Pick<KeyRing, 'subjectKeys'>,
  events: readonly NamedEvent[],
  personalData: boolean,
): Promise<Disclosure> {
  const keys = await keyRing.subjectKeys(
    subjectsOf(
      events.map(({ event }) => event),
      personalData,
    ),
  )
  const destroyed = new Map(
    events.flatMap(({ name, event }) => {
      const subject = event.type.endsWith('KeyDestroyed')
        ? destroyedSubject(event.type, JSON.parse(event.data))
        : undefined
      return subject === undefined ? [] : [[subject, name] as const]
    }),
  )
  const disclosed: DisclosedField[] = []
  const erased: (SealedPlace & { readonly destroyedBy: string })[] = []
  const withheld: SealedPlace[] = []
  const texts = new Map<string, string | Hidden>()
  for (const { name, event } of events) {
    for (const { pointer, sealed } of sealsOf(event)) {
      const place = { event: name, pointer }
      const key = keys.get(sealed.subject)
      const destroyedBy = destroyed.get(sealed.subject)
      if (!mayDisclose(sealed.subject, personalData)) {
        withheld.push(place)
        texts.set(placeOf(name, pointer), new Hidden('withheld'))
      } else if (key !== undefined) {
        const own = fieldKey(key, { eventId: event.id, pointer })
        disclosed.push({ ...place, key: own.toString('base64url') })
        texts.set(placeOf(name, pointer), textOf(own, { pointer, sealed }, event.id))
      } else if (destroyedBy !== undefined) {
        erased.push({ ...place, destroyedBy })
        texts.set(placeOf(name, pointer), new Hidden('erased'))
      }
    }
  }
  return {
    disclosed,
    erased,
    withheld,
    textAt: (event, pointer) => texts.get(placeOf(event, pointer)) ?? new Hidden('unknown'),
  }
}

function subjectsOf(events: readonly StoredEvent[], personalData: boolean): readonly KeySubject[] {
  const subjects = new Set(events.flatMap((event) => sealsOf(event).map(({ sealed }) => sealed.subject)))
  return [...subjects].filter((subject) => mayDisclose(subject, personalData))
}

const sealsOf = ({ data }: StoredEvent): readonly FoundSeal[] =>
  data.includes('"$sealed"') ? sealsIn(JSON.parse(data)) : []

const placeOf = (event: string, pointer: string): string => `${event}${pointer}`

/** What does not open is for the verifier to name; the page only says that it could not be read. */
function textOf(key: Uint8Array, { pointer, sealed }: FoundSeal, eventId: string): string | Hidden {
  try {
    return openWithFieldKey(key, sealed, { eventId, pointer })
  } catch (error) {
    if (error instanceof SealBrokenError) return new Hidden('unknown')
    throw error
  }
}
