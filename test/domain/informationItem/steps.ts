import { createHash } from 'node:crypto'
import type { Actor } from '../../../src/domain/context.js'
import { contentHashOf } from '../../../src/domain/informationItem/contentHash.js'
import type {
  ContentInput,
  CreateItem,
  FillSecrecyReviewForm,
  InformationItemCommand,
  ReviewFormInput,
} from '../../../src/domain/informationItem/commands.js'
import type { InformationItemEvent } from '../../../src/domain/informationItem/events.js'
import { REVIEW_FLAGS, type ReviewFlag } from '../../../src/domain/informationItem/vocabulary.js'
import type { FileId, ItemId, Sha256 } from '../../../src/domain/values.js'
import { process } from '../../support/spec.js'
import { bureau, deputyLeader, given, officer, secrecyReviewer, sectionHead } from './district.js'

export const itemId = 'item-1' as ItemId
export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex') as Sha256
export const file = (id: string) => id as FileId
export const INDEX_NUMBER = '11340604003110926A/202603-00001'

export const create = (change: Partial<CreateItem['data']> = {}): CreateItem => ({
  type: 'CreateItem',
  data: {
    itemId,
    agency: bureau,
    title: '关于印发政务公开发布协调制度的通知',
    origin: { kind: 'made' },
    media: ['text'],
    theme: 'generalAffairs',
    genre: 'notice',
    formedOn: '2026-02-20',
    declaredNotSecret: true,
    ...change,
  },
})

export const content = (change: Partial<Omit<ContentInput, 'contentHash'>> = {}): ContentInput => {
  const shown = { title: '关于印发政务公开发布协调制度的通知', text: '第一条', files: [], ...change }
  const files = shown.files.map((fileId) => ({ fileId, name: fileId, sha256: sha256(fileId) }))
  return { ...shown, contentHash: contentHashOf({ ...shown, files }, sha256) }
}

const no = { applies: false }
const allNo = Object.fromEntries(REVIEW_FLAGS.map((flag) => [flag, no])) as Record<ReviewFlag, typeof no>

export const fillForm = (change: Partial<ReviewFormInput> = {}): FillSecrecyReviewForm => ({
  type: 'FillSecrecyReviewForm',
  data: {
    carrier: 'officialDocument',
    channels: ['governmentWebsite'],
    scope: 'general',
    important: false,
    ...change,
    flags: { ...allNo, ...change.flags },
  },
})

export const flag = (name: ReviewFlag, note = '见附件') => ({ ...allNo, [name]: { applies: true, note } })

export type Step = readonly [Actor, InformationItemCommand]

/** Carries out steps one after the other; fails at the first that is refused. */
export const carriedOut = (steps: readonly Step[], from: readonly InformationItemEvent[] = []) =>
  steps.reduce<readonly InformationItemEvent[]>(
    (history, [actor, command]) =>
      given(...history)
        .as(actor)
        .when(command)
        .events(),
    from,
  )

export const draft = (change: Partial<CreateItem['data']> = {}): readonly Step[] => [
  [officer, create(change)],
  [officer, { type: 'ReviseContent', data: content() }],
]

export const hash = content().contentHash

/** What the process finds that looks through a content for personal data: nothing. */
export const scan = (contentHash: Sha256 = hash): Step => [
  process('content-checks'),
  { type: 'RecordPersonalDataScan', data: { contentHash, hits: [] } },
]

/** 初审、审核、核定、审批 of a content by four people. */
export const opinions = (contentHash: Sha256 = hash, opinion: 'disclose' | 'exempt' = 'disclose'): readonly Step[] => [
  [officer, { type: 'SubmitForReview', data: { contentHash, opinion } }],
  [sectionHead, { type: 'PassSectionReview', data: { contentHash, opinion } }],
  [secrecyReviewer, { type: 'ConcludeSecrecyReview', data: { contentHash, conclusion: opinion } }],
  [deputyLeader, { type: 'ApproveItem', data: { contentHash } }],
]

/** The same; by then the content has been searched for personal data as well. */
export const review = (contentHash: Sha256 = hash, opinion: 'disclose' | 'exempt' = 'disclose'): readonly Step[] => [
  ...opinions(contentHash, opinion),
  scan(contentHash),
]

export const register: readonly Step[] = [
  [officer, { type: 'RegisterItem', data: {} }],
  [process('index-numbers'), { type: 'RecordIndexNumber', data: { indexNumber: INDEX_NUMBER } }],
]

export const authorize = (contentHash: Sha256 = hash): Step => [
  officer,
  { type: 'AuthorizePublication', data: { contentHash, channels: ['governmentWebsite'] } },
]

/** Everything up to the gate. */
export const ready = (change: Partial<CreateItem['data']> = {}, form: Partial<ReviewFormInput> = {}) =>
  carriedOut([...draft(change), [officer, fillForm(form)], ...review(), ...register])

export const published = () => carriedOut([authorize()], ready())
