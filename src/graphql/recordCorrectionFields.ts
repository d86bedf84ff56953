import './metadataShim.js'
import { Arg, Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { AccessPurpose } from '../app/personalDataSight.js'
import { isInSight } from '../app/sight.js'
import type { Protected } from '../domain/protected.js'
import type { CorrectionAsked, RecordCorrectionEvent } from '../domain/recordCorrection/events.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import { deadlinesOfMatters } from '../projections/deadlines/queries.js'
import { Agency } from './agency.js'
import { agencyFinder, maybeAgency } from './agencyLoading.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import { knownApplication } from './applicationLoading.js'
import { MatterStep } from './applicationParts.js'
import { AccessPurposeEnum } from './applicationPeople.js'
import { mayLook } from './applicationPeopleShowing.js'
import { hasDestroyed } from './applicationRecordShowing.js'
import { stepsOf } from './applicationShowing.js'
import { Application, applicationOf } from './applicationType.js'
import { ArchiveFile, archiveFileOf } from './archiveFileType.js'
import type { GraphqlContext } from './context.js'
import { CorrectionLetter, correctionLettersOf } from './correctionLetterType.js'
import { Deadline, deadlineOf } from './deadlineType.js'
import { field, ifGiven, type Maybe, maybe } from './fields.js'
import { callersSight, loaderOf } from './loaders.js'
import { knownArchiveFile } from './matterLoading.js'
import { Person, personOf } from './person.js'
import { RecordCorrection } from './recordCorrectionType.js'

@ObjectType({
  description:
    'Who asks for a correction and what they say; every look is recorded before it is answered (更正请求内容).',
  simpleResolvers: true,
})
export class CorrectionStatement {
  @field(() => Boolean, 'The key of the person is destroyed: all of it is gone for good (个人信息已销毁).')
  readonly erased!: boolean
  @maybe(() => String, 'Name (姓名或者名称).') readonly name!: Maybe<string>
  @maybe(() => String, 'Proof of identity (身份证明).') readonly identity!: Maybe<string>
  @maybe(() => String, 'How to reach them (联系方式).') readonly contact!: Maybe<string>
  @maybe(() => String, 'Which record (所涉信息记录).') readonly record!: Maybe<string>
  @maybe(() => String, 'What is wrong in it (不准确的内容).') readonly wrong!: Maybe<string>
  @maybe(() => String, 'What is right (准确的内容).') readonly right!: Maybe<string>
  @maybe(() => String, 'What proves it (证据).') readonly evidence!: Maybe<string>
  @maybe(() => String, 'What was found (核实情况).') readonly finding!: Maybe<string>
  @maybe(() => String, 'What was changed in the record (更正内容).') readonly changed!: Maybe<string>
  @maybe(() => String, 'Why it was refused (不予更正理由).') readonly refusedBecause!: Maybe<string>
  @maybe(() => String, 'To whom the person was sent (有权更正的机关).') readonly directedTo!: Maybe<string>
  @maybe(() => String, 'How to reach that body (该机关联系方式).') readonly directedContact!: Maybe<string>
}

const OF_MATTER = Symbol('deadlinesOfCorrection')

@Resolver(() => RecordCorrection)
export class RecordCorrectionFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that is asked (办理机关).' })
  agency(@Root() { row }: RecordCorrection, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Its officer in charge (承办人).' })
  officer(@Root() { row }: RecordCorrection): Person | null {
    return ifGiven(row.officer, personOf) ?? null
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency it was passed on to (转送的机关).' })
  forwardedTo(@Root() { row }: RecordCorrection, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.forwardedTo)
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who looked at the record (核实人).' })
  verifiedBy(@Root() { row }: RecordCorrection): Person | null {
    return ifGiven(row.verifiedBy, personOf) ?? null
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who decided (决定人).' })
  decidedBy(@Root() { row }: RecordCorrection): Person | null {
    return ifGiven(row.decidedBy, personOf) ?? null
  }

  @FieldResolver(() => CorrectionStatement, {
    nullable: true,
    description:
      'Who asks and what they say; the look is recorded. Null for those who may not read it. Not in lists (更正请求内容).',
    complexity: ({ childComplexity }) => 10 + childComplexity,
  })
  async statement(
    @Root() { row, listed }: RecordCorrection,
    @Ctx() context: GraphqlContext,
    @Arg('purpose', () => AccessPurposeEnum, {
      nullable: true,
      description: 'What it is looked at for; an inspector has to say (查阅目的).',
    })
    purpose?: Maybe<AccessPurpose>,
  ): Promise<CorrectionStatement | null> {
    const looked = { stream: `correction-${row.id}`, agency: row.agency, listed }
    if (!(await mayLook(context, looked, 'correctionStatement', purpose))) return null
    return statementOf(await context.services.matterRecords.opened('correction', row.id))
  }

  @FieldResolver(() => Application, {
    nullable: true,
    description: 'The application on which the record was given (相关申请).',
  })
  async application(@Root() { row }: RecordCorrection, @Ctx() context: GraphqlContext): Promise<Application | null> {
    const found = row.application === null ? undefined : await knownApplication(context, row.application)
    return found === undefined ? null : applicationOf(found, context.services.today(), true)
  }

  @FieldResolver(() => [Deadline], { description: 'Its dates, earliest first (期限).' })
  async deadlines(@Root() { row }: RecordCorrection, @Ctx() context: GraphqlContext): Promise<readonly Deadline[]> {
    const { models, today } = context.services
    const load = (matters: readonly string[]) => deadlinesOfMatters(models, matters)
    const [sight, found] = await Promise.all([callersSight(context), loaderOf(context, OF_MATTER, load).load(row.id)])
    return (found ?? [])
      .filter(({ agency }) => isInSight(sight, [agency]))
      .toSorted((one, other) => (one.due < other.due ? -1 : 1))
      .map((deadline) => deadlineOf(deadline, today()))
  }

  @FieldResolver(() => [CorrectionLetter], {
    description: 'Letters made of what was decided, in their order (更正文书).',
    complexity: ({ childComplexity }) => 10 + 3 * childComplexity,
  })
  async letters(
    @Root() { row }: RecordCorrection,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly CorrectionLetter[]> {
    return correctionLettersOf(row.id, await context.services.matterRecords.sealed('correction', row.id))
  }

  @FieldResolver(() => ArchiveFile, { nullable: true, description: 'Its archive file, 711-45 (归档案卷).' })
  async archiveFile(@Root() { row }: RecordCorrection, @Ctx() context: GraphqlContext): Promise<ArchiveFile | null> {
    const file = await knownArchiveFile(context, `recordCorrection.${row.id}`)
    return file === undefined ? null : archiveFileOf(file)
  }

  @FieldResolver(() => [MatterStep], {
    description: 'Everything that happened to it, without a word of it (办理记录).',
    complexity: ({ childComplexity }) => 10 + 3 * childComplexity,
  })
  async history(@Root() { row }: RecordCorrection, @Ctx() context: GraphqlContext): Promise<readonly MatterStep[]> {
    return stepsOf(await context.services.matterRecords.sealed('correction', row.id), await agencyFinder(context))
  }

  @FieldResolver(() => [AllowedAction], {
    description: 'What the caller could do with it now and why not (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  allowedActions(@Root() { row }: RecordCorrection, @Ctx() context: GraphqlContext): Promise<readonly AllowedAction[]> {
    return actionsOn(context, { aggregate: 'recordCorrection', id: row.id, revision: row.revision })
  }
}

type Words = Omit<CorrectionStatement, 'erased'>
const words = (value: Protected | undefined): string | null => value?.value ?? null

function statementOf(events: readonly RecordedEvent<RecordCorrectionEvent>[]): CorrectionStatement {
  const said = events.reduce<Words>((before, event) => ({ ...before, ...wordsIn(event) }), {
    name: null,
    identity: null,
    contact: null,
    record: null,
    wrong: null,
    right: null,
    evidence: null,
    finding: null,
    ...UNDECIDED,
  })
  return { ...said, erased: events.some(({ data }) => hasDestroyed(data, /./)) }
}

const UNDECIDED = { changed: null, refusedBecause: null, directedTo: null, directedContact: null }

function wordsIn({ type, data }: RecordedEvent<RecordCorrectionEvent>): Partial<Words> {
  switch (type) {
    case 'CorrectionAsked':
      return asked(data)
    case 'RecordVerified':
      return { finding: words(data.finding) }
    case 'CorrectionDecided':
      switch (data.outcome.kind) {
        case 'corrected':
          return { ...UNDECIDED, changed: words(data.outcome.changed) }
        case 'refused':
          return { ...UNDECIDED, refusedBecause: words(data.outcome.why) }
        case 'directed':
          return {
            ...UNDECIDED,
            directedTo: words(data.outcome.to),
            directedContact: words(data.outcome.contact),
          }
        default:
          return UNDECIDED
      }
    default:
      return {}
  }
}

const asked = (data: CorrectionAsked['data']): Partial<Words> => ({
  name: words(data.name),
  identity: words(data.identity),
  contact: words(data.contact),
  record: words(data.record),
  wrong: words(data.wrong),
  right: words(data.right),
  evidence: words(data.evidence),
})
