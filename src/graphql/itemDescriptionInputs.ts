import './metadataShim.js'
import { Extensions, ID, InputType } from 'type-graphql'
import type { Genre, Medium, Theme } from '../domain/informationItem/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { field, type Maybe, maybe } from './fields.js'
import { GenreEnum, MediumEnum, ThemeEnum } from './itemCatalogueEnums.js'
import { LocalDateScalar } from './scalars.js'

@InputType({ description: 'Obtained from a citizen in performing duties, LS-2.2 (从公民处获取).' })
export class ObtainedFromCitizenInput {
  @maybe(() => ID, 'The person, if already known here; otherwise one is made (公民).')
  readonly personId?: Maybe<string>

  @field(() => String, 'Name; personal data, sealed under a key of its own (姓名).')
  readonly name!: string

  @field(() => LocalDateScalar, 'Day on which it was obtained (获取日期).')
  readonly obtainedOn!: LocalDate
}

@InputType({ description: 'Obtained from a legal person or other organisation, LS-2.2 (从法人或者其他组织处获取).' })
export class ObtainedFromOrganisationInput {
  @field(() => String, 'Name of the organisation (名称).')
  readonly name!: string

  @field(() => LocalDateScalar, 'Day on which it was obtained (获取日期).')
  readonly obtainedOn!: LocalDate
}

@InputType({
  description: 'Obtained from another agency; its maker or first obtainer publishes, 711-10 (从其他行政机关获取).',
})
export class ObtainedFromAgencyInput {
  @field(() => ID, 'The agency it came from (来源机关).')
  readonly agencyId!: string

  @field(() => ID, 'The agency that made it or obtained it first (制作或者最初获取的机关).')
  readonly firstObtainerId!: string

  @field(() => LocalDateScalar, 'Day on which it was obtained (获取日期).')
  readonly obtainedOn!: LocalDate
}

@Extensions({ oneOf: true })
@InputType({ description: 'Where the information comes from, LS-2.1, LS-2.2; exactly one of these (信息来源).' })
export class OriginInput {
  @maybe(() => Boolean, 'The agency made it in performing its duties; only `true` says anything (制作).')
  readonly made?: Maybe<boolean>

  @maybe(() => ObtainedFromCitizenInput, 'Obtained from a citizen (从公民处获取).')
  readonly citizen?: Maybe<ObtainedFromCitizenInput>

  @maybe(() => ObtainedFromOrganisationInput, 'Obtained from an organisation (从组织处获取).')
  readonly organisation?: Maybe<ObtainedFromOrganisationInput>

  @maybe(() => ObtainedFromAgencyInput, 'Obtained from another agency (从其他机关获取).')
  readonly agency?: Maybe<ObtainedFromAgencyInput>
}

@InputType({ description: 'What catalogues show of an item beside its content (著录项).' })
export class DescriptionInput {
  @field(() => OriginInput, 'Where it comes from (信息来源).')
  readonly origin!: OriginInput

  @field(() => [MediumEnum], 'Forms of information in it (信息形式).')
  readonly media!: readonly Medium[]

  @maybe(() => String, 'Document number, such as 烈政办〔2021〕12号 (文号).')
  readonly documentNumber?: Maybe<string>

  @field(() => ThemeEnum, 'Class of subject (主题分类).')
  readonly theme!: Theme

  @field(() => GenreEnum, 'Kind of document (体裁).')
  readonly genre!: Genre

  @field(() => LocalDateScalar, 'Day of signature or making (生成日期).')
  readonly formedOn!: LocalDate

  @maybe(() => [String], 'Keywords (关键词).')
  readonly keywords?: Maybe<readonly string[]>
}

@InputType({ description: 'An agency that sealed or signed a joint document, LS-5.1 (联合制发机关).' })
export class JointIssuerInput {
  @field(() => ID, 'The agency (机关).')
  readonly agencyId!: string

  @field(() => Boolean, 'Whether it leads; exactly one does (是否牵头).')
  readonly lead!: boolean
}
