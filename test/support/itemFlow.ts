import { randomUUID } from 'node:crypto'
import type { InformationItemEvent } from '../../src/domain/informationItem/events.js'
import type { ItemId } from '../../src/domain/values.js'
import { itemEvents } from '../../src/app/itemEvents.js'
import { toGlobalId } from '../../src/graphql/relay.js'
import type { Application } from './application.js'
import type { PersonName } from './district.js'
import { mutate, type Payload } from './mutate.js'

const PROCESS = { kind: 'process', process: 'test' } as const

export const agencyGid = (id: string): string => toGlobalId('Agency', id)
export const personGid = (id: string): string => toGlobalId('Person', id)
export const itemGid = (id: string): string => toGlobalId('InformationItem', id)

export const description = (change: object = {}) => ({
  origin: { made: true },
  media: ['text'],
  theme: 'generalAffairs',
  genre: 'notice',
  formedOn: '2026-02-27',
  ...change,
})

export const flags = (change: object = {}) => ({
  stateSecret: { applies: false },
  workSecret: { applies: false },
  commercialSecret: { applies: false },
  personalPrivacy: { applies: false },
  internalAffairs: { applies: false },
  processInformation: { applies: false },
  enforcementFile: { applies: false },
  threeSafetiesOneStability: { applies: false },
  ...change,
})

export const form = (change: object = {}) => ({
  carrier: 'officialDocument',
  channels: ['governmentWebsite'],
  scope: 'general',
  flags: flags(),
  important: false,
  ...change,
})

const STEPS = [
  'createItem',
  'reviseContent',
  'fillSecrecyReviewForm',
  'submitForReview',
  'passSectionReview',
  'concludeSecrecyReview',
  'approveItem',
  'registerItem',
  'authorizePublication',
] as const
export type Step = (typeof STEPS)[number]

const BY: Readonly<Record<Step, PersonName>> = {
  createItem: 'fgwOfficer',
  reviseContent: 'fgwOfficer',
  fillSecrecyReviewForm: 'fgwOfficer',
  submitForReview: 'fgwOfficer',
  passSectionReview: 'fgwHead',
  concludeSecrecyReview: 'fgwSecrecy',
  approveItem: 'fgwDeputy',
  registerItem: 'fgwOfficer',
  authorizePublication: 'fgwOfficer',
}

export interface ItemInHand {
  readonly id: ItemId
  readonly gid: string
  readonly contentHash: string
}

export interface FlowOptions {
  readonly title?: string
  readonly text?: string
  readonly create?: object
  readonly form?: object
}

/** The main path through the API up to and including a step, each by whom it belongs to. Fails when one is refused. */
export async function itemUpTo(app: Application, last: Step, options: FlowOptions = {}): Promise<ItemInHand> {
  const id = randomUUID() as ItemId
  let contentHash = ''
  for (const step of STEPS.slice(0, STEPS.indexOf(last) + 1)) {
    const payload = await takeStep(app, step, { id, contentHash, options })
    if (payload.userErrors.length > 0) throw new Error(`${step}: ${JSON.stringify(payload.userErrors)}`)
    if (step === 'reviseContent') contentHash = await hashOf(app, id)
    if (step === 'registerItem') await processed(app, id, contentHash)
  }
  return { id, gid: itemGid(id), contentHash }
}

interface StepParts {
  readonly id: ItemId
  readonly contentHash: string
  readonly options?: FlowOptions
  readonly by?: PersonName
}

/** One step of the main path, by default by whom it belongs to. */
export const takeStep = (app: Application, step: Step, parts: StepParts): Promise<Payload> =>
  mutate(app.client(parts.by ?? BY[step]), step, INPUTS[step](parts))

type StepInput = (parts: StepParts) => Readonly<Record<string, unknown>>

const opinion: StepInput = ({ id, contentHash }) => ({ itemId: itemGid(id), contentHash, opinion: 'disclose' })

const INPUTS: Readonly<Record<Step, StepInput>> = {
  createItem: ({ id, options }) => ({
    commandId: id,
    agencyId: agencyGid('fgw'),
    title: options?.title ?? TITLE,
    description: description(),
    declaredNotSecret: true,
    ...options?.create,
  }),
  reviseContent: ({ id, options }) => ({
    itemId: itemGid(id),
    title: options?.title ?? TITLE,
    text: options?.text ?? '全文如下。',
    fileIds: [],
  }),
  fillSecrecyReviewForm: ({ id, options }) => ({ itemId: itemGid(id), ...form(options?.form) }),
  submitForReview: opinion,
  passSectionReview: opinion,
  concludeSecrecyReview: ({ id, contentHash }) => ({ itemId: itemGid(id), contentHash, conclusion: 'disclose' }),
  approveItem: ({ id, contentHash }) => ({ itemId: itemGid(id), contentHash }),
  registerItem: ({ id }) => ({ itemId: itemGid(id) }),
  authorizePublication: ({ id, contentHash }) => ({
    itemId: itemGid(id),
    contentHash,
    channels: ['governmentWebsite'],
  }),
}
const TITLE = '关于印发工作方案的通知'

const eventsOf = ({ storage }: Application, id: ItemId): Promise<readonly InformationItemEvent[]> =>
  itemEvents({ store: storage.store, keyRing: storage.keys }, id)

async function hashOf(app: Application, id: ItemId): Promise<string> {
  const revised = (await eventsOf(app, id)).findLast((event) => event.type === 'ContentRevised')
  return revised?.type === 'ContentRevised' ? revised.data.contentHash : ''
}

/** What the processes do before an item can be published: the scan for personal data and the index number. */
async function processed(app: Application, id: ItemId, contentHash: string): Promise<void> {
  await app.give({ type: 'RecordPersonalDataScan', data: { contentHash, hits: [] } }, id, PROCESS)
  const registered = (await eventsOf(app, id)).find((event) => event.type === 'ItemRegistered')
  if (registered?.type !== 'ItemRegistered') throw new Error('not registered')
  const { creditCode, month } = registered.data
  const register = `${creditCode}-${month}`
  await app.give({ type: 'AssignIndexNumber', data: { itemId: id, creditCode, month } }, register, PROCESS)
  const assigned = await app.storage.store.readStream(`index-${register}`, { direction: 'backwards', limit: 1 })
  const number = String((assigned[0]?.revision ?? 0) + 1).padStart(5, '0')
  await app.give({ type: 'RecordIndexNumber', data: { indexNumber: `${creditCode}/${month}-${number}` } }, id, PROCESS)
}
