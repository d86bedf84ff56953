import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import { retentionOver } from '../domain/dataSubject/retention.js'
import type { RetentionClass } from '../domain/application/vocabulary.js'
import type { ErasureGround, HoldKind, Involvement } from '../domain/dataSubject/vocabulary.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type {
  DataSubjectRow,
  ErasureRow,
  ErasureStage,
  HoldRow,
  SubjectMatterRow,
} from '../projections/dataSubjects.js'
import type { AccessRow } from '../projections/personalDataAccesses.js'
import { RetentionClassEnum } from './applicationEnums.js'
import {
  DataSubjectStateEnum,
  ErasureGroundEnum,
  ErasureStageEnum,
  HoldKindEnum,
  InvolvementEnum,
} from './erasureEnums.js'
import { field, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { Person, personOf } from './person.js'
import { Node, toGlobalId } from './relay.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

@ObjectType({
  description: 'A matter in which somebody is involved, and what keeps it (所涉事项).',
  simpleResolvers: true,
})
export class SubjectMatter {
  @field(() => ID, 'The matter itself, for `node` (事项编号).') readonly matterId!: string
  @field(() => InvolvementEnum, 'As what (身份).') readonly involvement!: Involvement
  @field(() => ID, 'The agency that answers (办理机关).') readonly agencyId!: string
  @field(() => LocalDateScalar, 'Since (发生日期).') readonly openedOn!: LocalDate
  @maybe(() => LocalDateScalar, 'Day on which it ended; null while it is in hand (办结日期).')
  readonly closedOn!: Maybe<LocalDate>
  @maybe(() => RetentionClassEnum, 'How long it is kept; null until it is archived (保管期限).')
  readonly retention!: Maybe<RetentionClass>
  @maybe(
    () => LocalDateScalar,
    'First day on which it need not be kept; null for ever, or not yet known (保管期满日期).',
  )
  readonly retentionOverOn!: Maybe<LocalDate>
  @field(() => Int, 'Reviews and lawsuits that run (进行中的复议、诉讼).') readonly proceedings!: number
}

@ObjectType({ description: 'Personal data has to be kept (留存).', simpleResolvers: true })
export class LegalHold {
  @field(() => String, 'Id of the hold (留存编号).') readonly hold!: string
  @field(() => HoldKindEnum, 'Why (留存事由).') readonly kind!: HoldKind
  @field(() => String, 'Number of the document (文号).') readonly document!: string
  @field(() => Person, 'Who placed it (决定人).') readonly placedBy!: Person
  @field(() => InstantScalar, 'When (决定时间).') readonly placedAt!: Instant
  @maybe(() => Person, 'Who lifted it; null while it stands (解除人).') readonly liftedBy!: Maybe<Person>
  @maybe(() => InstantScalar, 'When it was lifted (解除时间).') readonly liftedAt!: Maybe<Instant>
}

@ObjectType({ description: 'A request to erase personal data, PIPL-47 (删除申请).', simpleResolvers: true })
export class Erasure {
  @field(() => Int, 'Number of the request, for the decision on it (序号).') readonly request!: number
  @field(() => ErasureGroundEnum, 'Why (删除事由).') readonly ground!: ErasureGround
  @field(() => LocalDateScalar, 'Asked for on (请求日期).') readonly requestedOn!: LocalDate
  @field(() => Person, 'Who entered it (提出人).') readonly requestedBy!: Person
  @field(() => ErasureStageEnum, 'Where it stands (状态).') readonly stage!: ErasureStage
  @maybe(() => Person, 'Who decided (决定人).') readonly decidedBy!: Maybe<Person>
  @field(() => [String], 'Codes of what came up after the approval (暂缓原因).')
  readonly heldBackBecause!: readonly string[]
  @maybe(() => InstantScalar, 'When the keys were destroyed (销毁时间).') readonly destroyedAt!: Maybe<Instant>
}

@ObjectType({
  description: 'How many rows of a read model an erasure makes unreadable (涉及的记录).',
  simpleResolvers: true,
})
export class TouchedRows {
  @field(() => String, 'The read model (视图).') readonly readModel!: string
  @field(() => Int, 'Rows (记录数).') readonly rows!: number
}

@ObjectType({ description: 'What erasing somebody’s data would destroy for ever (删除范围).', simpleResolvers: true })
export class ErasurePreview {
  @field(() => Int, 'Keys (密钥数).') readonly keys!: number
  @field(() => Int, 'Matters (事项数).') readonly matters!: number
  @field(() => Int, 'Events with something in them that becomes unreadable (事件数).') readonly events!: number
  @field(() => Int, 'Values in these events (字段数).') readonly values!: number
  @field(() => Int, 'Letters (文书数).') readonly letters!: number
  @field(() => Int, 'Files, letters as files among them (文件数).') readonly files!: number
  @field(() => [TouchedRows], 'Rows of read models (视图记录).') readonly rows!: readonly TouchedRows[]
}

@ObjectType({ description: 'A value that is kept of a person, PIPL-45 (保存的个人信息).', simpleResolvers: true })
export class PersonalDatum {
  @field(() => ID, 'The matter, for `node` (事项编号).') readonly matterId!: string
  @field(() => String, 'Type of the event (事件类型).') readonly eventType!: string
  @field(() => InstantScalar, 'When it was recorded (记录时间).') readonly recordedAt!: Instant
  @field(() => String, 'Its place in the event, a JSON pointer (字段).') readonly field!: string
  @field(() => String, 'What it says (内容).') readonly value!: string
}

@ObjectType({
  description: 'Somebody read personal data; equal looks within a minute are one (查阅记录).',
  simpleResolvers: true,
})
export class PersonalDataAccess {
  @field(() => Person, 'Who (查阅人).') readonly by!: Person
  @field(() => String, 'In which role (职责).') readonly role!: string
  @maybe(() => ID, 'For which agency (机关).') readonly agencyId!: Maybe<string>
  @field(() => String, 'What was read (查阅内容).') readonly what!: string
  @field(() => String, 'What for (查阅目的).') readonly purpose!: string
  @field(() => Int, 'How often (次数).') readonly count!: number
  @field(() => InstantScalar, 'First (首次时间).') readonly firstAt!: Instant
  @field(() => InstantScalar, 'Last (末次时间).') readonly lastAt!: Instant
}

@ObjectType({
  implements: Node,
  description: 'A person whose data is kept, by an id without a meaning; who it is stands nowhere here (个人信息主体).',
  simpleResolvers: true,
})
export class DataSubject extends Node {
  @field(() => DataSubjectStateEnum, 'Whether the data is there (状态).') readonly state!: DataSubjectRow['state']
  @field(() => [LegalHold], 'What keeps the data, lifted holds too (留存).') readonly holds!: readonly LegalHold[]
  @maybe(() => Erasure, 'The last request to erase it (删除申请).') readonly erasure!: Maybe<Erasure>
  @field(() => Int, 'For `expectedRevision` of the next command (版本).') readonly revision!: number

  readonly row!: DataSubjectRow
}

export const DataSubjectConnection = connectionType(DataSubject, 'DataSubject')
export const PersonalDataAccessConnection = connectionType(PersonalDataAccess, 'PersonalDataAccess')

export const dataSubjectOf = (row: DataSubjectRow): DataSubject => ({
  id: toGlobalId('DataSubject', row.subject),
  state: row.state,
  holds: row.holds.map(holdOf),
  erasure: row.erasure === null ? null : erasureOf(row.erasure),
  revision: row.revision,
  row,
})

/** The global id of a matter by its stream. */
export const matterGlobalId = (stream: string): string =>
  stream.startsWith('correction-')
    ? toGlobalId('RecordCorrection', stream.slice('correction-'.length))
    : toGlobalId('Application', stream.slice('application-'.length))

export const subjectMatterOf = (row: SubjectMatterRow): SubjectMatter => ({
  matterId: matterGlobalId(row.matter),
  involvement: row.as,
  agencyId: toGlobalId('Agency', row.agency),
  openedOn: row.openedOn as LocalDate,
  closedOn: row.closedOn as LocalDate | null,
  retention: row.retention,
  retentionOverOn:
    row.retention === null || row.retainedFrom === null
      ? null
      : (retentionOver(row.retention, row.retainedFrom as LocalDate) ?? null),
  proceedings: row.remedies.length,
})

const holdOf = (row: HoldRow): LegalHold => ({
  hold: row.hold,
  kind: row.kind,
  document: row.document,
  placedBy: personOf(row.placedBy),
  placedAt: row.placedAt as Instant,
  liftedBy: row.liftedBy === null ? null : personOf(row.liftedBy),
  liftedAt: row.liftedAt as Instant | null,
})

const erasureOf = (row: ErasureRow): Erasure => ({
  request: row.request,
  ground: row.ground,
  requestedOn: row.requestedOn as LocalDate,
  requestedBy: personOf(row.requestedBy),
  stage: row.stage,
  decidedBy: row.decidedBy === null ? null : personOf(row.decidedBy),
  heldBackBecause: row.heldBackBecause,
  destroyedAt: row.destroyedAt as Instant | null,
})

export const accessOf = (row: AccessRow): PersonalDataAccess => ({
  by: personOf(row.person),
  role: row.role,
  agencyId: row.agency === null ? null : toGlobalId('Agency', row.agency),
  what: row.what,
  purpose: row.purpose,
  count: row.count,
  firstAt: row.firstAt as Instant,
  lastAt: row.lastAt as Instant,
})
