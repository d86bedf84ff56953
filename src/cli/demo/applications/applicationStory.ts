import type { ApplicationCommand, OtherApplication, ReceiveApplication } from '../../../domain/application/commands.js'
import type { ApplicationEvent } from '../../../domain/application/events.js'
import type { ReplyOutcomeInput } from '../../../domain/application/outcomeInput.js'
import type { DeliveryWay, RetentionClass } from '../../../domain/application/vocabulary.js'
import type { LetterKind } from '../../../domain/letter/vocabulary.js'
import type { AgencyId, LocalDate } from '../../../domain/values.js'
import { StoryWriter } from '../life.js'
import { type Awaited, day, type DemoStep, type DemoWorld, type Performed } from '../step.js'
import { applicantOf } from './applicants.js'

type Post = Parameters<StoryWriter['act']>[0]
type Received = ReceiveApplication['data']

export interface Asked extends Partial<Omit<Received, 'application' | 'agency' | 'request' | 'applicant'>> {
  /** Somebody else under another key; the same one asks again under the same. */
  readonly who?: string
  readonly kind?: Received['applicant']['kind']
  readonly what: string
  readonly form?: Received['request']['form']
  readonly way?: DeliveryWay
}

const PROOF = '签收单'

/** 依申请公开 of the demo: one application from what arrives to what becomes of it, written down act by act. */
export class ApplicationStory {
  readonly id: string
  readonly writer: StoryWriter
  private drafts = 0

  constructor(
    number: string,
    readonly agency: string,
    on: string,
    /** Whoever handles it. */
    readonly officer: Post = 'jb',
  ) {
    this.id = `demo-2026-${number}`
    this.writer = new StoryWriter(`application ${number}`, agency, day(on))
  }

  get steps(): readonly DemoStep[] {
    return this.writer.steps
  }
  get today(): LocalDate {
    return this.writer.today
  }
  after(days: number): this {
    this.writer.after(days)
    return this
  }

  act(post: Post, command: ApplicationCommand, more: Partial<DemoStep> = {}): this {
    this.writer.act(post, command, { id: this.id, stream: this.stream, ...more })
    return this
  }
  /** By the officer in charge. */
  does(command: ApplicationCommand, more: Partial<DemoStep> = {}): this {
    return this.act(this.officer, command, more)
  }

  /** An event of this application that a process has to have written before. */
  awaits(type: ApplicationEvent['type'], more: Omit<Exclude<Awaited, string>, 'type' | 'stream'> = {}): Awaited {
    return { type, stream: this.stream, ...more }
  }

  receive({ who = this.id, kind, what, form = 'electronic', way = 'email', ...more }: Asked): this {
    return this.does({
      type: 'ReceiveApplication',
      data: {
        application: this.id,
        agency: this.agency as AgencyId,
        channel: 'counter',
        arrivedOn: this.today,
        applicant: applicantOf(who, kind),
        request: { description: what, form, way },
        ...more,
      },
    })
  }

  identify(
    more: Partial<Extract<ApplicationCommand, { type: 'IdentifyInformation' }>['data']> = {},
    step: Partial<DemoStep> = {},
  ): this {
    const data = { jointIssuers: [], involvedAgencies: [], concernsThirdParties: false, ...more }
    return this.does({ type: 'IdentifyInformation', data }, step)
  }

  search(result: 'found' | 'notFound', where = '局档案室、公文处理系统', keywords = '标题、文号、年度'): this {
    return this.does({
      type: 'RecordSearch',
      data: { search: 's1', who: '综合科承办人员', where, keywords, result, searchedOn: this.today },
    })
  }

  /** 制作文书: numbered, printed, sealed where it leaves the house. */
  letter(kind: LetterKind, more: Partial<DemoStep> = {}): this {
    const order = { application: this.id, kind, datedOn: this.today }
    const at = { id: this.id, stream: this.stream }
    const prepare: Performed = { perform: ({ letters }, by) => letters.prepare({ ...by, order }) }
    const seal: Performed = {
      perform: async ({ letters, store }, by) => {
        const { letter } = await lastLetter(store, this.stream, kind)
        return letters.seal({ ...by, application: this.id, letter, by: { kind: 'electronicSeal' } })
      },
    }
    this.writer.act(this.officer, prepare, { ...at, ...more }).act(this.officer, seal, at)
    return this
  }

  draft(outcome: ReplyOutcomeInput, step: Partial<DemoStep> = {}): this {
    this.drafts += 1
    return this.does({ type: 'DraftReply', data: { outcome, ...this.repeating(outcome) } }, step)
  }

  /** What the program reads of the application that is repeated: here the story says it. */
  private repeating({ kind, earlierReply }: ReplyOutcomeInput): { readonly earlier?: OtherApplication } {
    if (kind !== 'repeated' || earlierReply === undefined) return {}
    const agency = this.agency as AgencyId
    return {
      earlier: { agency, status: 'closed', sameApplicant: true, receivedEarlier: true, replies: [earlierReply] },
    }
  }

  /** 拟办 → 审核 → 制作答复书、用印 → 签发 → 发出: by three people, a working day or two apart. */
  reply(
    outcome: ReplyOutcomeInput,
    {
      way = 'email',
      signer = 'fg',
      step = {},
    }: { readonly way?: DeliveryWay; readonly signer?: Post; readonly step?: Partial<DemoStep> } = {},
  ): this {
    this.draft(outcome, step).after(1)
    const draft = this.drafts
    this.act('kz', { type: 'ApproveReply', data: { draft } }).after(1).letter('reply')
    this.writer.act(signer, (world) => this.signing(world, draft), { id: this.id, stream: this.stream })
    return this.does({
      type: 'DispatchReply',
      data: { draft, dispatchedOn: this.today, way, proof: `${PROOF}-${this.id.slice(-4)}` },
    })
  }

  delivered(days = 1): this {
    this.after(days)
    return this.does({ type: 'RecordReplyDelivery', data: { deliveredOn: this.today, proof: '送达回执' } })
  }

  archive(retention: RetentionClass = 'years10', days = 15): this {
    this.after(days)
    const fileNumber = `${this.agency.toUpperCase()}-2026-GK-${this.id.slice(-4)}`
    return this.does({ type: 'ArchiveApplication', data: { retention, fileNumber, archivedOn: this.today } })
  }

  get stream(): string {
    return `application-${this.id}`
  }

  /** What is signed is the letter that was made of this draft, under its seal. */
  private async signing({ store }: DemoWorld, draft: number): Promise<ApplicationCommand> {
    const letter = await lastLetter(store, this.stream, 'reply')
    const sealed = (await eventsOf(store, this.stream, 'LetterSealed')).find((one) => one.letter === letter.letter)
    if (sealed === undefined) throw new Error(`nobody has sealed the reply of ${this.id}`)
    const { seal } = sealed
    return {
      type: 'SignReply',
      data: {
        draft,
        replyNumber: letter.number!,
        signedOn: letter.datedOn,
        letterHash: letter.pdf.sha256,
        sealKind: seal.kind,
        sealHash: seal.hash,
      },
    }
  }
}

type DataOf<T extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: T }>['data']

async function eventsOf<T extends ApplicationEvent['type']>(
  store: DemoWorld['store'],
  stream: string,
  type: T,
): Promise<readonly DataOf<T>[]> {
  const events = await store.readStream(stream)
  return events.filter((event) => event.type === type).map(({ data }) => JSON.parse(data) as DataOf<T>)
}

async function lastLetter(
  store: DemoWorld['store'],
  stream: string,
  kind: LetterKind,
): Promise<DataOf<'LetterPrepared'>> {
  const letter = (await eventsOf(store, stream, 'LetterPrepared')).findLast((one) => one.kind === kind)
  if (letter === undefined) throw new Error(`there is no ${kind} in ${stream}`)
  return letter
}
