import type { DiscussedContent, DiscussedFile } from '../app/consultationRecords.js'
import type { Proposal } from '../domain/consultation/events.js'
import type { ItemId } from '../domain/values.js'
import type { ConsultationRow } from '../projections/consultations/tables.js'
import { agencyFinder } from './agencyLoading.js'
import type { DiscussedText } from './consultationParts.js'
import { proposalOf } from './consultationShowing.js'
import type { GraphqlContext } from './context.js'
import { type ItemFile, itemFileOf } from './itemFileType.js'
import type { ItemContent } from './itemPartTypes.js'

/** Every text that was put under discussion. Whether the caller may read them was asked before; that they do is recorded. */
export async function discussedTexts(context: GraphqlContext, row: ConsultationRow): Promise<readonly DiscussedText[]> {
  const { actor, services } = context
  if (actor.kind !== 'person') return []
  const subject = `consultation-${row.id}`
  await services.trails.read({ actor, what: 'discussedTexts', subject, purpose: 'handling' })
  const events = await services.consultationRecords.eventsOf(row.id)
  const proposals = events.flatMap((event): readonly Numbered[] => {
    if (event.type === 'ConsultationOpened') return [{ number: 1, proposal: event.data.proposal }]
    if (event.type === 'TextPutUnderDiscussion') return [{ number: event.data.text, proposal: event.data.proposal }]
    return []
  })
  const contents = await contentsOf(context, row, proposals)
  const agency = await agencyFinder(context)
  return proposals.map(({ number, proposal }) => ({
    number,
    proposal: proposalOf(proposal, agency),
    content: contents.get(proposal.contentHash ?? '') ?? null,
  }))
}

interface Numbered {
  readonly number: number
  readonly proposal: Proposal
}

async function contentsOf(
  { services }: GraphqlContext,
  { item }: ConsultationRow,
  proposals: readonly Numbered[],
): Promise<ReadonlyMap<string, ItemContent>> {
  const hashes = proposals.flatMap(({ proposal }) => proposal.contentHash ?? [])
  if (item === null || hashes.length === 0) return new Map()
  const found = await services.consultationRecords.contentsOf(item as ItemId, hashes)
  return new Map(found.map((discussed) => [discussed.content.contentHash, shown(item, discussed)]))
}

const shown = (itemId: string, { version, rendition, content, files }: DiscussedContent): ItemContent => ({
  version,
  rendition,
  title: content.title.value ?? null,
  summary: content.summary?.value ?? null,
  text: content.text?.value ?? null,
  files: files.map((file) => fileOf(itemId, file)),
  contentHash: content.contentHash,
})

const fileOf = (itemId: string, { file, scan, attachedAt }: DiscussedFile): ItemFile =>
  itemFileOf(itemId, { ...file, name: file.name.value ?? null, scan, scannedAt: null, attachedAt })
