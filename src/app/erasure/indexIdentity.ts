import type { ApplicationEvent } from '../../domain/application/events.js'
import type { Protected } from '../../domain/protected.js'
import type { ComplaintEvent } from '../../domain/complaint/events.js'
import type { RecordCorrectionEvent } from '../../domain/recordCorrection/events.js'
import type { PersonId } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import type { KeyRing } from '../../eventstore/sealing.js'
import type { ApplicantSubjects } from '../applicantSubjects.js'

export interface IndexIdentityDependencies {
  readonly store: Pick<EventStore, 'readStream' | 'readAll'>
  readonly keyRing: KeyRing
  readonly subjects: Pick<ApplicantSubjects, 'note'>
}

type Naming = Extract<
  ApplicationEvent | RecordCorrectionEvent | ComplaintEvent,
  { type: 'ApplicationReceived' | 'ApplicationAmended' | 'CorrectionAsked' | 'ComplaintReceived' }
>
const NAMING: readonly string[] = [
  'ApplicationReceived',
  'ApplicationAmended',
  'CorrectionAsked',
  'ComplaintReceived',
] satisfies Naming['type'][]

/** Keeps the blind index of the identity number that one event holds; nothing once its key is destroyed. */
export const createIndexIdentity =
  ({ store, keyRing, subjects }: IndexIdentityDependencies) =>
  async ({ stream, revision }: { readonly stream: string; readonly revision: number }): Promise<void> => {
    const [event] = await openEvents<Naming>(await store.readStream(stream, { from: revision, limit: 1 }), keyRing)
    if (event !== undefined) await note(event, subjects)
  }

/** The same for the whole log: fills the index again where its table was lost. */
export async function indexAllIdentities({ store, keyRing, subjects }: IndexIdentityDependencies): Promise<void> {
  const PAGE = 1_000
  for (let after: Parameters<EventStore['readAll']>[0], full = true; full;) {
    const page = await store.readAll(after, PAGE)
    const naming = page.filter(({ type }) => NAMING.includes(type))
    for (const event of await openEvents<Naming>(naming, keyRing)) await note(event, subjects)
    after = page.at(-1)?.position ?? after
    full = page.length === PAGE
  }
}

async function note({ type, data }: RecordedEvent<Naming>, subjects: Pick<ApplicantSubjects, 'note'>): Promise<void> {
  const [subject, identity] = namedIn({ type, data } as Naming)
  if (identity?.value !== undefined) await subjects.note(subject, identity.value)
}

function namedIn({ type, data }: Naming): readonly [PersonId, Protected | undefined] {
  if (type === 'CorrectionAsked') return [data.subject, data.identity]
  if (type === 'ComplaintReceived') return [data.subject, data.complainant.identity]
  return [data.applicant.subject, data.applicant.identity]
}
