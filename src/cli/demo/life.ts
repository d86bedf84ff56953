import type { AnnualReportCommand } from '../../domain/annualReport/commands.js'
import type { ApplicationCommand } from '../../domain/application/commands.js'
import type { ConsultationCommand } from '../../domain/consultation/commands.js'
import { addDays } from '../../domain/dates.js'
import type { DeadlineCommand } from '../../domain/deadline/commands.js'
import type { GroundInput } from '../../domain/grounds.js'
import type { CreateItem, InformationItemCommand, ReviewFormInput } from '../../domain/informationItem/commands.js'
import { contentHashOf } from '../../domain/informationItem/contentHash.js'
import { REVIEW_FLAGS, type ReviewConclusion, type ReviewFlag } from '../../domain/informationItem/vocabulary.js'
import type { PublicationCommand } from '../../domain/publication/commands.js'
import type { ComplaintCommand } from '../../domain/complaint/commands.js'
import type { RecordCorrectionCommand } from '../../domain/recordCorrection/commands.js'
import type { AgencyId, ItemId, LocalDate, Sha256 } from '../../domain/values.js'
import { sha256Of } from '../../app/itemContent.js'
import { uuidOf } from '../../eventstore/eventIds.js'
import { shippedCalendar } from '../../app/seed/shippedCalendar.js'
import { agencyNamed } from './agencies.js'
import type { DemoDocument } from './documents.js'
import { holder } from './people.js'
import { seeded } from './seeded.js'
import { type Awaited, day, type DemoStep, type DemoWorld, officeTime, type Performed, person } from './step.js'
import { textOf } from './texts.js'

export const itemIdOf = (key: string): ItemId => uuidOf('gongkai/demo-item/1', key) as ItemId

/** The working day a number of working days after another; 0: the day itself or the next working one. */
export function workdayAfter(date: LocalDate, days: number): LocalDate {
  const start = days === 0 ? addDays(date, -1) : date
  const found = shippedCalendar.addWorkingDays(start, Math.max(days, 1))
  if (found === undefined) throw new Error(`the calendar ends before ${days} working days after ${date}`)
  return found
}

/** One item of the demo while its story is being written down. */
export interface ItemStory {
  readonly itemId: ItemId
  readonly agency: string
  readonly steps: readonly DemoStep[]
  /** Of what reviewers look at now. */
  readonly contentHash: Sha256
}

export interface Content {
  readonly title: string
  readonly text: string
}
export const hashOf = (content: Content): Sha256 => contentHashOf({ ...content, files: [] }, sha256Of)

type Post = Parameters<typeof holder>[1]
type StoryCommand =
  | InformationItemCommand
  | PublicationCommand
  | ConsultationCommand
  | DeadlineCommand
  | ApplicationCommand
  | RecordCorrectionCommand
  | ComplaintCommand
  | AnnualReportCommand
type Act = StoryCommand | ((world: DemoWorld) => Promise<StoryCommand>) | Performed

/** Acts on one item, one after another, from `formedOn` on; `after` counts in working days from the act before. */
export class StoryWriter {
  readonly steps: DemoStep[] = []
  private date: LocalDate
  private minutes: number

  constructor(
    readonly key: string,
    readonly agency: string,
    formedOn: LocalDate,
    readonly itemId: ItemId = itemIdOf(key),
  ) {
    this.date = workdayAfter(formedOn, 0)
    this.minutes = 5 + seeded(`minutes ${key}`).below(300)
  }

  get today(): LocalDate {
    return this.date
  }

  after(days: number): this {
    this.date = workdayAfter(this.date, days)
    return this
  }

  act(post: Post | { readonly by: string }, command: Act, more: Partial<DemoStep> = {}): this {
    this.minutes += 1
    this.steps.push({
      at: officeTime(this.date, this.minutes),
      lane: this.agency,
      key: `${this.key} ${this.steps.length} ${'type' in command ? command.type : 'late'}`,
      id: this.itemId,
      actor: person(typeof post === 'string' ? holder(this.agency, post) : post.by),
      command,
      ...more,
    })
    return this
  }
}

export const NO_FLAGS = Object.fromEntries(
  REVIEW_FLAGS.map((flag) => [flag, { applies: false }]),
) as unknown as ReviewFormInput['flags']

export const flagged = (flag: ReviewFlag, note: string): ReviewFormInput['flags'] => ({
  ...NO_FLAGS,
  [flag]: { applies: true, note },
})

export const formOf = (more: Partial<ReviewFormInput> = {}): ReviewFormInput => ({
  carrier: 'officialDocument',
  channels: ['governmentWebsite'],
  scope: 'general',
  flags: NO_FLAGS,
  important: false,
  attribute: 'proactive',
  ...more,
})

export const createOf = (
  writer: StoryWriter,
  { title, genre, theme, formedOn }: Pick<DemoDocument, 'title' | 'genre' | 'theme' | 'formedOn'>,
  more: Partial<CreateItem['data']> = {},
): CreateItem => ({
  type: 'CreateItem',
  data: {
    itemId: writer.itemId,
    agency: writer.agency as AgencyId,
    title,
    origin: { kind: 'made' },
    media: ['text'],
    theme,
    genre,
    formedOn,
    declaredNotSecret: true,
    ...more,
  },
})

export const reviseTo = (content: Content): InformationItemCommand => ({
  type: 'ReviseContent',
  data: { ...content, files: [], contentHash: hashOf(content) },
})

/** 初审 → 科室审核 → 保密核定 → 签发: each by another person, a working day or two apart. */
export function review(
  writer: StoryWriter,
  contentHash: Sha256,
  opinion: ReviewConclusion = 'disclose',
  until: 'submitted' | 'sectionPassed' | 'concluded' | 'approved' = 'approved',
  approver: Post = 'fg',
): void {
  const levels = ['submitted', 'sectionPassed', 'concluded', 'approved']
  const reaches = (level: string) => levels.indexOf(until) >= levels.indexOf(level)
  writer.after(1).act('jb', { type: 'SubmitForReview', data: { contentHash, opinion } })
  if (reaches('sectionPassed')) writer.after(1).act('kz', { type: 'PassSectionReview', data: { contentHash, opinion } })
  if (reaches('concluded'))
    writer.after(1).act('bm', {
      type: 'ConcludeSecrecyReview',
      data: { contentHash, conclusion: opinion, note: '经核，不涉及国家秘密、工作秘密。' },
    })
  if (reaches('approved')) writer.after(1).act(approver, { type: 'ApproveItem', data: { contentHash } })
}

export const register = (writer: StoryWriter): StoryWriter => writer.act('jb', { type: 'RegisterItem', data: {} })

/** Published a working day later, when the index number has long been given and the content searched (711-15). */
export const publish = (writer: StoryWriter, contentHash: Sha256): StoryWriter =>
  writer
    .after(1)
    .act(
      'jb',
      { type: 'AuthorizePublication', data: { contentHash, channels: ['governmentWebsite'] } },
      { waitsFor: ['IndexNumberRecorded', { type: 'PersonalDataScanned', naming: contentHash }] },
    )

const GROUNDS: Partial<Readonly<Record<DemoDocument['life'], GroundInput>>> = {
  onRequest: {
    code: 'notForProactive',
    checked: ['711-19', '711-20', '711-21'],
    why: '仅涉及特定对象，不属于应当主动公开的情形。',
    concerns: '有关单位和个人',
  },
  withheldProcess: {
    code: 'processInformation',
    kind: 'discussionRecord',
    why: '尚在讨论过程中，公开会影响决策的独立和有序。',
  },
  withheldInternal: { code: 'internalAffairs', kind: 'personnel', why: '属于人事管理方面的内部事务信息。' },
}

/** 烈发改〔2026〕7号 */
export const numberFor = (agency: string, formedOn: string, serial: number): string =>
  `${agencyNamed(agency).mark}〔${formedOn.slice(0, 4)}〕${serial}号`

/** The whole way of an ordinary document. */
export function ordinaryStory(document: DemoDocument, serial: number): readonly DemoStep[] {
  const { agency, title, formedOn, life } = document
  const writer = new StoryWriter(`${agency} ${title}`, agency, day(formedOn))
  const documentNumber = numberFor(agency, formedOn, serial)
  const text = textOf(document.text, { ...document, agency: agencyNamed(agency).name, documentNumber })
  const content = { title, text }
  const contentHash = hashOf(content)
  const ground = GROUNDS[life]
  const opinion: ReviewConclusion = life.startsWith('withheld') ? 'exempt' : 'disclose'

  writer.act('jb', createOf(writer, document, { documentNumber })).act('jb', reviseTo(content))
  if (life === 'draft') return writer.steps
  if (life === 'discarded') {
    writer.after(2).act('jb', { type: 'DiscardDraft', data: { reason: '重复起草，作废。' } })
    return writer.steps
  }
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: fitting(life, ground) })
  if (life === 'formFilled') return writer.steps
  if (life === 'returned') {
    review(writer, contentHash, opinion, 'submitted')
    writer
      .after(1)
      .act('kz', { type: 'ReturnForRework', data: { reason: '数据口径与上季度不一致，请核实后重新报送。' } })
    return writer.steps
  }
  review(
    writer,
    contentHash,
    opinion,
    life === 'submitted' || life === 'sectionPassed' || life === 'concluded' ? life : 'approved',
  )
  if (['submitted', 'sectionPassed', 'concluded', 'approved'].includes(life)) return writer.steps
  register(writer)
  if (life === 'published') publish(writer, contentHash)
  return writer.steps
}

function fitting(life: DemoDocument['life'], ground: GroundInput | undefined): ReviewFormInput {
  if (ground === undefined) return formOf()
  const grounds = [ground]
  if (life === 'onRequest') return formOf({ attribute: 'onRequest', grounds, scope: 'concerned', channels: [] })
  const flags =
    life === 'withheldProcess' ? flagged('processInformation', '讨论记录') : flagged('internalAffairs', '人事管理')
  return formOf({ attribute: 'withheld', grounds, flags, scope: 'inAgency', channels: [] })
}

/** 本机关自行公开 (LS-7.1): an involved agency puts the item on its own pages and enters the address. */
export const publishOwn = (
  writer: StoryWriter,
  agency: string,
  contentHash: Sha256,
  {
    publishedOn = writer.today,
    waitsFor = [],
  }: { readonly publishedOn?: LocalDate; readonly waitsFor?: readonly Awaited[] } = {},
): StoryWriter => {
  const id = `${writer.itemId}-${agency}`
  const command: PublicationCommand = {
    type: 'RecordPublication',
    data: {
      channel: 'governmentWebsite',
      contentHash,
      publishedOn,
      receipt: { address: `https://${agency}.lieshan.example.invalid/content/${writer.itemId.slice(0, 8)}.html` },
    },
  }
  return writer.act({ by: holder(agency, 'jb') }, command, {
    id,
    waitsFor: [{ type: 'PublicationOrdered', naming: contentHash, stream: `publication-${id}` }, ...waitsFor],
  })
}
