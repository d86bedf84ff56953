import type { RecordContradictions } from '../domain/consultation/commands.js'
import type { ConsultationEvent, Contradiction, Proposal } from '../domain/consultation/events.js'
import type { ConsultationProgress } from '../domain/consultation/progress.js'
import type { ItemId, Sha256 } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface ContradictionOptions {
  /** Where the consultation stood after its event of this revision. */
  readonly consultationAt: (consultation: string, revision: number) => Promise<ConsultationProgress>
  /** What another agency has published, as far as the log goes up to the position, that contradicts this content. */
  readonly contradictionsOf: (item: ItemId, contentHash: Sha256, upTo: Position) => Promise<readonly Contradiction[]>
}

type Put = RecordedEvent<Extract<ConsultationEvent, { type: 'ConsultationOpened' | 'TextPutUnderDiscussion' }>>

/**
 * 准确一致 (LS-6.2): each text under discussion is compared with what is public. That nothing was found is recorded
 * too; without a comparison nothing is concluded.
 */
export function consultationContradictions(options: ContradictionOptions): Reaction<ConsultationEvent> {
  const compare = async (event: Put): Promise<readonly ProcessCommand<RecordContradictions>[]> => {
    const id = event.stream.slice('consultation-'.length)
    const progress = await options.consultationAt(id, event.revision)
    if (progress.status !== 'open' || progress.purpose.kind !== 'publication') return []
    const { text, purpose } = progress
    const findings = await options.contradictionsOf(purpose.item, hashOf(event.data.proposal), event.position)
    return [
      {
        id,
        command: { type: 'RecordContradictions', data: { text, findings } },
        harmless: ['CONSULTATION_CLOSED', 'TEXT_OUTDATED'],
      },
    ]
  }
  return {
    name: 'consultationContradictions',
    version: 1,
    on: { ConsultationOpened: compare, TextPutUnderDiscussion: compare },
  }
}

function hashOf({ contentHash }: Proposal): Sha256 {
  if (contentHash === undefined) throw new Error('before publication there is always a text')
  return contentHash
}
