import { randomBytes } from 'node:crypto'
import type { AgencyDirectory } from '../../domain/agency/directory.js'
import { localDateOf } from '../../domain/dates.js'
import type { AnyCommand, Refusal } from '../../domain/decider.js'
import type { InspectionCommand } from '../../domain/inspection/commands.js'
import { inspectionDecider } from '../../domain/inspection/decide.js'
import { MOST_POPULATION, MOST_SAMPLED } from '../../domain/inspection/decide/sampling.js'
import { rectificationDue } from '../../domain/inspection/decide/notices.js'
import type { InspectionEvent } from '../../domain/inspection/events.js'
import type { KnownInspection } from '../../domain/inspection/state.js'
import type { AgencyId, FileId, LocalDate, PersonId, Sha256 } from '../../domain/values.js'
import type { InspectionArea, InspectionFilePurpose } from '../../domain/inspection/vocabulary.js'
import type { Clock } from '../../eventstore/clock.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import type { KeyRing } from '../../eventstore/sealing.js'
import type { AllowedActions } from '../allowedActions.js'
import type { CommandOutcome, CommandRequest } from '../command.js'
import { decisionContext } from '../decisionContext.js'
import type { Execute } from '../execute.js'
import type { ReferenceFactsPort } from '../factsPort.js'
import type { FileStore } from '../files/fileStore.js'
import { inTurns } from '../inTurns.js'
import { takeNumber } from '../letterRecords/letterNumbers.js'
import type { LetterPress } from '../letterRecords/letterPress.js'
import { recordPrinted } from '../letterRecords/recordPrinted.js'
import { repeatedLetter } from '../letterRecords/repeatedLetter.js'
import { personalDataIn } from '../personalDataScan.js'
import { drawFrom, ordered, populationHashOf, SAMPLING_ALGORITHM } from '../sampling/drawFrom.js'
import type { Trails } from '../trails.js'
import { bulletinContentHash, bulletinDocument, numbered } from './bulletinDocument.js'
import { rectificationNoticeDocument } from './rectificationNoticeDocument.js'
import { whoActed } from './whoActed.js'

/** A finding of the checks over the log, as far as an inspection has to know it. */
export interface CitableFinding {
  readonly check: string
  readonly agency: AgencyId
  readonly clause: string
  readonly subject: string
}
export interface PopulationMember {
  readonly subject: string
  readonly agency: AgencyId
}

export interface InspectionDeskDependencies {
  readonly store: EventStore
  readonly keyRing: KeyRing
  readonly files: Pick<FileStore, 'keep' | 'release' | 'claim'>
  readonly press: Pick<LetterPress, 'html' | 'pdf'>
  /** For commands of whoever asks. */
  readonly execute: Execute
  /** For those of the program itself: numbers are taken by it. */
  readonly executeForProcess: Execute
  readonly allowedActions: AllowedActions
  readonly facts: ReferenceFactsPort
  readonly clock: Clock
  readonly trails: Pick<Trails, 'refused'>
  /** Of the area, agencies and period, once the read model has reached the log's head; at most one more than asked. */
  readonly populationOf: (
    asked: { area: InspectionArea; agencies: readonly AgencyId[]; from: LocalDate; until: LocalDate },
    most: number,
  ) => Promise<{ readonly members: readonly PopulationMember[]; readonly asOfPosition: string } | 'behind'>
  readonly findingOfChecks: (id: string) => Promise<CitableFinding | undefined>
}

type Around = Omit<CommandRequest, 'id' | 'command'> & { readonly inspection: string }
type Data<T extends InspectionCommand['type']> = Extract<InspectionCommand, { type: T }>['data']

/** Steps of an inspection that need more than their own stream: looked up, drawn, written and kept here, judged by the rules. */
export interface InspectionDesk {
  readonly draw: (request: Around & { readonly size: number }) => Promise<CommandOutcome>
  readonly examine: (
    request: Around & { readonly data: Omit<Data<'ExamineSubject'>, 'actedBefore'> },
  ) => Promise<CommandOutcome>
  readonly record: (
    request: Around & { readonly data: Omit<Data<'RecordFinding'>, 'actedBefore' | 'cited'> },
  ) => Promise<CommandOutcome>
  readonly verify: (
    request: Around & { readonly data: Omit<Data<'VerifyRectification'>, 'actedBefore'> },
  ) => Promise<CommandOutcome>
  readonly attach: (
    request: Around & {
      readonly uploadId: FileId
      readonly purpose: InspectionFilePurpose
      readonly finding?: string
    },
  ) => Promise<CommandOutcome>
  readonly issueNotice: (
    request: Around & {
      readonly data: Pick<Data<'IssueRectificationNotice'>, 'agency' | 'findings' | 'requirements'>
      readonly number?: string
    },
  ) => Promise<CommandOutcome>
  readonly draftBulletin: (request: Around & { readonly remarks: string }) => Promise<CommandOutcome>
  readonly issueBulletin: (
    request: Around & { readonly contentHash: string; readonly number?: string },
  ) => Promise<CommandOutcome>
}

type History = readonly RecordedEvent<InspectionEvent>[]
const refused = (...refusals: readonly Refusal[]): CommandOutcome => ({ ok: false, refusals })
const TEMPLATES_VERSION = '1'

export function createInspectionDesk(deps: InspectionDeskDependencies): InspectionDesk {
  const oneByOne = inTurns<CommandOutcome>()
  const historyOf = async (id: string, keyRing: KeyRing = NO_KEYS): Promise<History> =>
    openEvents<InspectionEvent>(await deps.store.readStream(`inspection-${id}`), keyRing)
  const give = ({ inspection, ...rest }: Around, command: AnyCommand, expectedRevision?: number) =>
    deps.execute({
      ...(expectedRevision === undefined ? {} : { expectedRevision }),
      ...rest,
      id: inspection,
      command,
    })

  /**
   * Sent again, a command is answered from the log. Whoever may not give it is told why before anything is looked up
   * or written for them.
   */
  async function begun(
    request: Around,
    type: InspectionCommand['type'],
    written: InspectionEvent['type'],
  ): Promise<
    | { readonly outcome: CommandOutcome }
    | { readonly outcome?: undefined; readonly history: History; readonly state: KnownInspection }
  > {
    const history = await historyOf(request.inspection, deps.keyRing)
    const repeated = repeatedLetter(history, request, (event) => event.type === written)
    if (repeated !== undefined) return { outcome: repeated }
    const [actions] = await deps.allowedActions(
      [{ aggregate: 'inspection', id: request.inspection }],
      request.actor,
      request.minPosition,
    )
    const denied = actions?.find(({ command }) => command === type)?.deniedBecause ?? []
    const state = history.reduce(inspectionDecider.evolve, inspectionDecider.initial)
    if (denied.length === 0 && state.status !== 'absent') return { history, state }
    const refusals: readonly Refusal[] =
      denied.length > 0 ? denied : [{ code: 'INSPECTION_NOT_FOUND', clause: 'LS-15.1' }]
    const { inspection: id, ...rest } = request
    await deps.trails.refused({ ...rest, id, command: { type, data: {} } }, `inspection-${id}`, refusals)
    return { outcome: refused(...refusals) }
  }

  const actedOn = async (subject: string | undefined): Promise<{ readonly actedBefore?: readonly PersonId[] }> => {
    const people = subject === undefined ? undefined : await whoActed(deps.store, subject)
    return people === undefined ? {} : { actedBefore: people }
  }

  async function contextFor({ actor, minPosition }: Around) {
    const snapshot = await deps.facts.snapshot(minPosition)
    return snapshot === 'stale' ? undefined : decisionContext(deps.clock, snapshot, actor)
  }

  const number = (
    request: Around,
    body: AgencyId,
    kind: 'rectificationNotice' | 'inspectionBulletin',
    { today, addressee, typed }: { today: LocalDate; addressee: string; typed: string | undefined },
  ) =>
    takeNumber(
      { store: deps.store, execute: deps.executeForProcess },
      {
        agency: body,
        datedOn: today,
        commandId: request.commandId,
        onRecord: false,
        holder: { matter: `inspection-${request.inspection}`, kind, addressee },
        ...(typed === undefined ? {} : { number: typed }),
      },
    )

  return {
    draw: async ({ size, ...request }) => {
      const start = await begun(request, 'DrawSample', 'SampleDrawn')
      if (start.outcome !== undefined) return start.outcome
      const { agencies, area, from, until } = start.state.plan
      const found = await deps.populationOf({ area, agencies, from, until }, MOST_POPULATION)
      if (found === 'behind') return refused({ code: 'CONTEXT_STALE', clause: 'SYS' })
      const population = ordered(found.members.map(({ subject }) => subject))
      const owner = new Map(found.members.map(({ subject, agency }) => [subject, agency]))
      const seed = randomBytes(32).toString('hex')
      const drawn =
        Number.isSafeInteger(size) && size > 0 && size <= MOST_SAMPLED ? drawFrom(population, seed, size) : []
      return give(
        request,
        {
          type: 'DrawSample',
          data: {
            size,
            algorithm: SAMPLING_ALGORITHM,
            seed,
            population,
            populationHash: populationHashOf(population) as Sha256,
            asOfPosition: found.asOfPosition,
            sample: drawn.map((subject) => ({ subject, agency: owner.get(subject)! })),
          },
        },
        start.history.at(-1)!.revision,
      )
    },

    examine: async ({ data, ...request }) =>
      give(request, { type: 'ExamineSubject', data: { ...data, ...(await actedOn(data.subject)) } }),

    record: async ({ data, ...request }) => {
      const cited = data.citedFinding === undefined ? undefined : await deps.findingOfChecks(data.citedFinding)
      const subject = data.subject ?? cited?.subject
      return give(request, {
        type: 'RecordFinding',
        data: {
          ...data,
          ...(subject === undefined ? {} : { subject }),
          ...(cited === undefined ? {} : { cited }),
          ...(await actedOn(subject)),
        },
      })
    },

    verify: async ({ data, ...request }) => {
      const state = (await historyOf(request.inspection)).reduce(inspectionDecider.evolve, inspectionDecider.initial)
      const subject = state.status === 'absent' ? undefined : state.findings.get(data.finding)?.subject
      return give(request, { type: 'VerifyRectification', data: { ...data, ...(await actedOn(subject)) } })
    },

    attach: async ({ uploadId, purpose, finding, ...request }) => {
      const start = await begun(request, 'AttachInspectionFile', 'InspectionFileAttached')
      if (start.outcome !== undefined) return start.outcome
      const { actor, inspection } = request
      if (actor.kind !== 'person') return refused({ code: 'ROLE_MISSING', clause: 'LS-15.1' })
      const key = `inspection:${inspection}` as const
      return oneByOne(uploadId, async () => {
        const claimed = await deps.files.claim({ uploadId, owner: actor.person, holder: key })
        if (!claimed.ok) return refused(...claimed.refusals)
        const { file, name } = claimed.value
        const outcome = await give(request, {
          type: 'AttachInspectionFile',
          data: { purpose, file: { ...file, key }, name, ...(finding === undefined ? {} : { finding }) },
        })
        const isKept = (await historyOf(inspection)).some(
          (event) => event.type === 'InspectionFileAttached' && event.data.file.fileId === uploadId,
        )
        if (!isKept) await deps.files.release(key, uploadId)
        return outcome
      })
    },

    issueNotice: async ({ data, number: typed, ...request }) => {
      const start = await begun(request, 'IssueRectificationNotice', 'RectificationNoticeIssued')
      if (start.outcome !== undefined) return start.outcome
      const context = await contextFor(request)
      const due = context === undefined ? undefined : rectificationDue(context)
      if (context === undefined || due === undefined) return refused({ code: 'CONTEXT_STALE', clause: 'SYS' })
      if (!due.ok) return refused(due.refusal)
      const addressee = `${data.agency}.${start.state.notices.length + 1}`
      const taken = await number(request, start.state.body, 'rectificationNotice', {
        ...{ today: context.today, addressee, typed },
      })
      if (!taken.ok) return taken
      const names = nameIn(context.agencies, context.today)
      const document = rectificationNoticeDocument(start.history, start.state, {
        ...data,
        number: taken.number,
        issuedOn: context.today,
        due: due.value.due,
        nameOf: names,
      })
      const key = `inspection:${request.inspection}` as const
      return recordPrinted(
        deps,
        { document, key, commandId: request.commandId, name: `责令整改通知书 ${taken.number}` },
        (printed) =>
          give(
            request,
            {
              type: 'IssueRectificationNotice',
              data: {
                ...data,
                number: taken.number,
                due: due.value.due,
                template: `rectificationNotice@${TEMPLATES_VERSION}`,
                ...printed,
              },
            },
            start.history.at(-1)!.revision,
          ),
      )
    },

    draftBulletin: async ({ remarks, ...request }) => {
      const start = await begun(request, 'DraftBulletin', 'BulletinDrafted')
      if (start.outcome !== undefined) return start.outcome
      if (personalDataIn(remarks).length > 0)
        return refused({ code: 'BULLETIN_HOLDS_PERSONAL_DATA', clause: 'LS-15.1', path: 'remarks' })
      const context = await contextFor(request)
      if (context === undefined) return refused({ code: 'CONTEXT_STALE', clause: 'SYS' })
      const told = start.history.filter(({ type }) => !type.startsWith('Bulletin'))
      const document = bulletinDocument(told, { remarks, nameOf: nameIn(context.agencies, context.today) })
      return give(
        request,
        {
          type: 'DraftBulletin',
          data: {
            remarks,
            throughRevision: told.at(-1)!.revision,
            contentHash: bulletinContentHash(document),
            template: `inspectionBulletin@${TEMPLATES_VERSION}`,
          },
        },
        start.history.at(-1)!.revision,
      )
    },

    issueBulletin: async ({ contentHash, number: typed, ...request }) => {
      const start = await begun(request, 'IssueBulletin', 'BulletinIssued')
      if (start.outcome !== undefined) return start.outcome
      const context = await contextFor(request)
      if (context === undefined) return refused({ code: 'CONTEXT_STALE', clause: 'SYS' })
      const document = draftedBulletin(start.history, context.agencies)
      if (document === undefined || bulletinContentHash(document) !== contentHash)
        return refused({ code: 'CONTENT_CHANGED', clause: '711-47', path: 'contentHash' })
      const taken = await number(request, start.state.body, 'inspectionBulletin', {
        ...{ today: context.today, addressee: 'bulletin', typed },
      })
      if (!taken.ok) return taken
      const dated = numbered(document, {
        number: taken.number,
        body: nameIn(context.agencies, context.today)(start.state.body),
        date: context.today,
      })
      const key = `inspection:${request.inspection}` as const
      return recordPrinted(
        deps,
        { document: dated, key, commandId: request.commandId, name: `通报 ${taken.number}` },
        (printed) =>
          give(
            request,
            { type: 'IssueBulletin', data: { contentHash: contentHash as Sha256, number: taken.number, ...printed } },
            start.history.at(-1)!.revision,
          ),
      )
    },
  }
}

const nameIn =
  (agencies: AgencyDirectory, on: LocalDate) =>
  (id: string): string =>
    agencies.agency(id as AgencyId, on)?.name ?? agencies.agency(id as AgencyId)?.name ?? id

/** The bulletin as it was drafted: of the events up to then, with the names of the day of the draft. */
export function draftedBulletin(history: History, agencies: AgencyDirectory) {
  const draft = history.findLast((event) => event.type === 'BulletinDrafted')
  if (draft?.type !== 'BulletinDrafted') return undefined
  const told = history.filter(
    ({ type, revision }) => revision <= draft.data.throughRevision && !type.startsWith('Bulletin'),
  )
  const on = localDateOf(draft.metadata.recordedAt)
  return bulletinDocument(told, { remarks: draft.data.remarks.value ?? '', nameOf: nameIn(agencies, on) })
}
