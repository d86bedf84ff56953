import './metadataShim.js'
import { ID, InputType } from 'type-graphql'
import type { OutcomeKind } from '../domain/application/outcome.js'
import type { ReplyOutcomeInput as DomainOutcome } from '../domain/application/outcomeInput.js'
import type { DeliveryWay, OtherMatter, ProvisionForm } from '../domain/application/vocabulary.js'
import type { LocalDate, Sha256 } from '../domain/values.js'
import { DeliveryWayEnum, OtherMatterEnum, ProvisionFormEnum, OutcomeKindEnum } from './applicationEnums.js'
import { field, given, ifGiven, type Maybe, maybe } from './fields.js'
import { GroundInput, groundOf } from './itemGroundInput.js'
import { agencyIdOf } from './itemInputMapping.js'
import { localIdOf } from './relay.js'
import { LocalDateScalar } from './scalars.js'

@InputType({ description: 'One passage that is kept back, and why, 711-37 (不予公开的部分).' })
export class ReplyPassageInput {
  @field(() => String, 'Which one, in words (部分).')
  readonly passage!: string

  @field(() => GroundInput, 'Its ground (法定理由).')
  readonly ground!: GroundInput
}

/**
 * Flat like the grounds: which facts a reply needs is a rule of law, so what is missing is answered as a refusal with
 * its clause, all of it at once. Facts of other kinds are left aside.
 */
@InputType({
  description:
    'A reply: its kind, and the facts that this kind needs, see each of them; searches and lapsed periods are taken from the record (答复内容).',
})
export class ReplyOutcomeInput {
  @field(() => OutcomeKindEnum, 'How it is answered (答复类型).')
  readonly kind!: OutcomeKind

  @maybe(() => String, '`alreadyPublic`: where it is public already (公开的方式和途径).')
  readonly where?: Maybe<string>

  @maybe(() => ProvisionFormEnum, '`provided`, `partlyProvided`: form in which it is given (提供形式).')
  readonly form?: Maybe<ProvisionForm>

  @maybe(() => DeliveryWayEnum, '`provided`, `partlyProvided`: way in which it is given (提供途径).')
  readonly way?: Maybe<DeliveryWay>

  @maybe(
    () => String,
    '`provided`, `partlyProvided`: where and when it may be had, where it is not enclosed (获取的方式、途径和时间).',
  )
  readonly access?: Maybe<string>

  @maybe(() => String, '`provided`, `partlyProvided`: why in another form than asked for, 711-40 (变更提供形式的理由).')
  readonly otherFormBecause?: Maybe<string>

  @maybe(() => String, '`provided`, `partlyProvided`: number of the secrecy review of what is given (保密审查编号).')
  readonly reviewNumber?: Maybe<string>

  @maybe(() => LocalDateScalar, '`provided`, `partlyProvided`: day of that review (审查日期).')
  readonly reviewedOn?: Maybe<LocalDate>

  @maybe(() => String, '`provided`, `partlyProvided`: hash of what is given, where it has one (内容摘要).')
  readonly contentHash?: Maybe<Sha256>

  @maybe(() => [GroundInput], '`withheld`: grounds for not disclosing (不予公开的理由).')
  readonly grounds?: Maybe<readonly GroundInput[]>

  @maybe(() => [ReplyPassageInput], '`partlyProvided`: what is kept back of it (不予公开的部分).')
  readonly passages?: Maybe<readonly ReplyPassageInput[]>

  @maybe(
    () => String,
    '`notOurs`, `needsProcessing`, `reconfirmation`, `excessive`, `stillUnclear`, `other`: why (理由).',
  )
  readonly why?: Maybe<string>

  @maybe(() => ID, '`notOurs`: the agency that is responsible (负责公开的机关).')
  readonly responsibleAgencyId?: Maybe<string>

  @maybe(() => String, '`notOurs`: its name, where the register does not have it (负责机关名称).')
  readonly responsibleName?: Maybe<string>

  @maybe(() => String, '`notOurs`: how to reach it (负责机关联系方式).')
  readonly responsibleContact?: Maybe<string>

  @maybe(() => ID, '`repeated`: the application that was answered before (此前的申请).')
  readonly earlierApplicationId?: Maybe<string>

  @maybe(() => String, '`repeated`: number of the reply to it (此前的答复文号).')
  readonly earlierReply?: Maybe<string>

  @maybe(() => String, '`specialRegime`: the law that rules how it is had (法律、行政法规名称).')
  readonly law?: Maybe<string>

  @maybe(() => String, '`specialRegime`: what to do by that law (办理方式).')
  readonly procedure?: Maybe<string>

  @maybe(() => OtherMatterEnum, '`petition`: what it really is (诉求类别).')
  readonly matter?: Maybe<OtherMatter>

  @maybe(() => String, '`petition`, `enterpriseChannel`: the channel to use (渠道).')
  readonly channel?: Maybe<string>

  @maybe(() => String, '`publication`: title of the publication (出版物名称).')
  readonly title?: Maybe<string>

  @maybe(() => String, '`publication`: how to get it (获取途径).')
  readonly howToGet?: Maybe<string>

  @maybe(() => ID, '`enterpriseChannel`: the public enterprise (公共企事业单位).')
  readonly enterpriseId?: Maybe<string>

  @maybe(() => ID, '`enterpriseChannel`: the authority over it (主管部门).')
  readonly authorityId?: Maybe<string>
}

export const replyOutcomeOf = (input: ReplyOutcomeInput): DomainOutcome => ({
  kind: input.kind,
  ...given({
    where: input.where,
    form: input.form,
    way: input.way,
    access: input.access,
    otherFormBecause: input.otherFormBecause,
    reviewNumber: input.reviewNumber,
    reviewedOn: input.reviewedOn,
    contentHash: input.contentHash,
    grounds: input.grounds?.map(groundOf),
    passages: input.passages?.map(({ passage, ground }) => ({ passage, ground: groundOf(ground) })),
    why: input.why,
    responsibleAgency: ifGiven(input.responsibleAgencyId, agencyIdOf),
    responsibleName: input.responsibleName,
    responsibleContact: input.responsibleContact,
    earlierApplication: ifGiven(input.earlierApplicationId, (id) => localIdOf('Application', id)),
    earlierReply: input.earlierReply,
    law: input.law,
    procedure: input.procedure,
    matter: input.matter,
    channel: input.channel,
    title: input.title,
    howToGet: input.howToGet,
    enterprise: ifGiven(input.enterpriseId, agencyIdOf),
    authority: ifGiven(input.authorityId, agencyIdOf),
  }),
})
