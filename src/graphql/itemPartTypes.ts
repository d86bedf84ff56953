import './metadataShim.js'
import { Int, ObjectType } from 'type-graphql'
import type { PersonalDataHit } from '../domain/informationItem/events.js'
import type { DisclosureAttribute, Rendition, ValidityEnd } from '../domain/informationItem/vocabulary.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { ShownText } from '../projections/engine/readable.js'
import type { ItemRow } from '../projections/informationItems/tables.js'
import { Agency } from './agency.js'
import { enumType, field, type Maybe, maybe } from './fields.js'
import {
  AttributeEnum,
  HitAnswerEnum,
  HitKindEnum,
  RenditionEnum,
  ThirdPartyKindEnum,
  ValidityEndEnum,
} from './itemEnums.js'
import { ItemFile } from './itemFileType.js'
import { Person } from './person.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

@ObjectType({ description: 'An agency that sealed or signed a joint document (联合制发机关).', simpleResolvers: true })
export class JointIssuer {
  @field(() => Agency, 'The agency (机关).') readonly agency!: Agency
  @field(() => Boolean, 'Whether it leads (是否牵头).') readonly lead!: boolean
}

export const OriginKindEnum = enumType<'made' | 'citizen' | 'organisation' | 'agency'>(
  'OriginKind',
  'Where information comes from, LS-2.1, LS-2.2 (信息来源类别).',
  { made: '制作', citizen: '从公民处获取', organisation: '从法人或者其他组织处获取', agency: '从其他行政机关获取' },
)

@ObjectType({ description: 'Where an item comes from (信息来源).', simpleResolvers: true })
export class Origin {
  @field(() => OriginKindEnum, 'Kind (类别).') readonly kind!: keyof typeof OriginKindEnum
  @maybe(() => LocalDateScalar, 'Day on which it was obtained (获取日期).') readonly obtainedOn!: Maybe<LocalDate>
  @maybe(() => String, 'Name of the organisation; a citizen’s name is never here (组织名称).')
  readonly organisation!: Maybe<string>
  @maybe(() => Agency, 'The agency it came from (来源机关).') readonly agency!: Maybe<Agency>
  @maybe(() => Agency, 'Who made it or obtained it first, 711-10 (制作或者最初获取的机关).')
  readonly firstObtainer!: Maybe<Agency>
}

@ObjectType({ description: 'A version of an item (版本).', simpleResolvers: true })
export class ItemVersion {
  @field(() => Int, 'From 1 (版本号).') readonly version!: number
  @maybe(() => String, 'Why it was started: correction, reevaluation, republication; null for the first (起因).')
  readonly cause!: Maybe<string>
  @field(() => InstantScalar, 'When it was started (开始时间).') readonly startedAt!: Instant
  @maybe(() => String, 'Hash of its content as revised last (内容摘要).') readonly contentHash!: Maybe<string>
  @maybe(() => AttributeEnum, 'As the leader confirmed it (公开属性).') readonly attribute!: Maybe<DisclosureAttribute>
  @maybe(() => LocalDateScalar, 'Day it was authorized to be public (授权发布日期).')
  readonly authorizedOn!: Maybe<LocalDate>
  @maybe(() => String, 'Hash of what became public (公开内容摘要).') readonly authorizedHash!: Maybe<string>
  @maybe(() => LocalDateScalar, 'Day it was withdrawn (撤回日期).') readonly withdrawnOn!: Maybe<LocalDate>
  @field(() => Boolean, 'Whether it was given up as a draft (是否放弃).') readonly discarded!: boolean
}

@ObjectType({ description: 'Title, summary, text and files of one rendition (内容).', simpleResolvers: true })
export class ItemContent {
  @field(() => Int, 'Version (版本号).') readonly version!: number
  @field(() => RenditionEnum, 'Original or redacted (版本).') readonly rendition!: Rendition
  @maybe(() => String, 'Title (标题).') readonly title!: Maybe<string>
  @maybe(() => String, 'Summary (摘要).') readonly summary!: Maybe<string>
  @maybe(() => String, 'Text (正文).') readonly text!: Maybe<string>
  @field(() => [ItemFile], 'Files in the order shown (附件).') readonly files!: readonly ItemFile[]
  @field(() => String, 'Its hash: what acts of judgement name (内容摘要).') readonly contentHash!: string
}

@ObjectType({ description: 'Something that looks like personal data, 711-15 (疑似个人信息).', simpleResolvers: true })
export class PersonalDataFinding {
  @field(() => String, 'Names the hit in mutations (命中编号).') readonly hit!: string
  @field(() => HitKindEnum, 'Kind (类别).') readonly kind!: PersonalDataHit['kind']
  @field(() => String, 'Where it stands; never the number itself (位置).') readonly where!: string
  @maybe(() => HitAnswerEnum, 'What an officer said; null while it is open (核实结论).')
  readonly answer!: Maybe<string>
}

@ObjectType({ description: 'A third party that was asked, 711-32 (第三方).', simpleResolvers: true })
export class ThirdParty {
  @field(() => Person, 'The person, as mutations name it; `name` stands beside it here (第三方).')
  readonly person!: Person
  @field(() => ThirdPartyKindEnum, 'Citizen or organisation (类别).') readonly kind!: 'citizen' | 'organisation'
  @field(() => String, 'Number of the letter (征求意见书编号).') readonly letterNumber!: string
  @field(() => LocalDateScalar, 'Day of delivery (送达日期).') readonly servedOn!: LocalDate
  @field(() => LocalDateScalar, 'Last day to answer (答复期限).') readonly answerBy!: LocalDate
  @maybe(() => String, 'consents, objects or silent; null while it is open (答复).') readonly outcome!: Maybe<string>

  readonly sealedName!: ShownText
  readonly item!: Pick<ItemRow, 'id' | 'agency'>
}

@ObjectType({ description: 'How a document ceased to be in force (效力状况).', simpleResolvers: true })
export class Validity {
  @field(() => ValidityEndEnum, 'How (终止方式).') readonly kind!: ValidityEnd
  @field(() => LocalDateScalar, 'First day on which it is not in force (终止日期).') readonly effectiveOn!: LocalDate
  @field(() => String, 'Decision or rule that ended it (依据).') readonly basis!: string
}
