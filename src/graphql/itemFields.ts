import './metadataShim.js'
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { LocalDate } from '../domain/values.js'
import { Agency } from './agency.js'
import { agenciesById, maybeAgency } from './agencyLoading.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import { CatalogueEntry, entryOf } from './catalogueEntry.js'
import type { GraphqlContext } from './context.js'
import type { Maybe } from './fields.js'
import { ItemFile, itemFileOf } from './itemFileType.js'
import { contentsOf, publicItem } from './itemLoading.js'
import {
  ItemContent,
  ItemVersion,
  JointIssuer,
  Origin,
  PersonalDataFinding,
  ThirdParty,
  Validity,
} from './itemPartTypes.js'
import { ItemResponsibility, responsibilityFor } from './itemResponsibility.js'
import { Ground, ReviewStep, SecrecyReviewForm, WithheldPassage } from './itemReviewTypes.js'
import {
  confirmedGrounds,
  confirmedPassages,
  formOf,
  jointIssuersShown,
  originOf,
  personalDataOf,
  reviewStepsOf,
  thirdPartiesOf,
  versionsOf,
} from './itemShowing.js'
import { InformationItem } from './itemType.js'
import { Person, personOf } from './person.js'
import { LocalDateScalar } from './scalars.js'

@Resolver(() => InformationItem)
export class ItemFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that handles it (经办机关).' })
  agency(@Root() { row }: InformationItem, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }

  @FieldResolver(() => [Agency], { description: 'Other agencies whose matters it concerns, LS-6.1 (涉及的机关).' })
  involvedAgencies(@Root() { row }: InformationItem, @Ctx() context: GraphqlContext): Promise<readonly Agency[]> {
    return agenciesById(context, row.involvedAgencies)
  }

  @FieldResolver(() => Person, { description: 'The officer in charge (承办人).' })
  officer(@Root() { row }: InformationItem): Person {
    return personOf(row.officer)
  }

  @FieldResolver(() => Origin, {
    nullable: true,
    description: 'Where it comes from; null for a secret stub (信息来源).',
  })
  origin(@Root() { row }: InformationItem, @Ctx() context: GraphqlContext): Promise<Origin | null> {
    return originOf(context, row.detail)
  }

  @FieldResolver(() => [JointIssuer], { description: 'All agencies that sealed or signed, LS-5.2 (联合制发机关).' })
  jointIssuers(@Root() { row }: InformationItem, @Ctx() context: GraphqlContext): Promise<readonly JointIssuer[]> {
    return jointIssuersShown(context, row.detail)
  }

  @FieldResolver(() => SecrecyReviewForm, { nullable: true, description: 'As filled in last (保密审查表).' })
  reviewForm(@Root() { row }: InformationItem): SecrecyReviewForm | null {
    return formOf(row.detail)
  }

  @FieldResolver(() => [Ground], { description: 'Grounds of the confirmed attribute, LS-10.5 (法定理由).' })
  grounds(@Root() { row }: InformationItem): readonly Ground[] {
    return confirmedGrounds(row.detail)
  }

  @FieldResolver(() => [WithheldPassage], { description: 'What is withheld of a partial one (不予公开的部分).' })
  withheldPassages(@Root() { row }: InformationItem): readonly WithheldPassage[] {
    return confirmedPassages(row.detail)
  }

  @FieldResolver(() => [ReviewStep], { description: 'Every step of every round, oldest first (审查记录).' })
  reviewSteps(@Root() { row }: InformationItem): readonly ReviewStep[] {
    return reviewStepsOf(row.detail)
  }

  @FieldResolver(() => [ItemVersion], { description: 'Versions from the first on (版本记录).' })
  versions(@Root() { row }: InformationItem): readonly ItemVersion[] {
    return versionsOf(row.detail)
  }

  @FieldResolver(() => [ItemFile], { description: 'All files ever attached, at most some dozens (附件).' })
  files(@Root() { row }: InformationItem): readonly ItemFile[] {
    return row.detail.files.map((file) => itemFileOf(row.id, file))
  }

  @FieldResolver(() => [ItemContent], {
    description: 'Title, summary, text and files by version and rendition (内容).',
    complexity: ({ childComplexity }) => 2 + 2 * childComplexity,
  })
  async contents(@Root() { row }: InformationItem, @Ctx() context: GraphqlContext): Promise<readonly ItemContent[]> {
    const files = new Map(row.detail.files.map((file) => [file.fileId as string, itemFileOf(row.id, file)]))
    return (await contentsOf(context, row)).map((content) => ({
      version: content.version,
      rendition: content.rendition,
      title: content.title,
      summary: content.summary,
      text: content.text,
      files: content.files.flatMap((id) => files.get(id) ?? []),
      contentHash: content.contentHash,
    }))
  }

  @FieldResolver(() => [PersonalDataFinding], {
    description: 'What the scan for personal data found; each is answered before publication, 711-15 (疑似个人信息).',
  })
  personalData(@Root() { row }: InformationItem): readonly PersonalDataFinding[] {
    return personalDataOf(row)
  }

  @FieldResolver(() => [ThirdParty], { description: 'Third parties that were asked, 711-32 (第三方).' })
  thirdParties(@Root() { row }: InformationItem): readonly ThirdParty[] {
    return thirdPartiesOf(row)
  }

  @FieldResolver(() => Validity, { nullable: true, description: 'Null while it is in force (效力状况).' })
  validity(@Root() { row }: InformationItem): Validity | null {
    return row.detail.validity
  }

  @FieldResolver(() => CatalogueEntry, {
    nullable: true,
    description: 'What the public reads of it; null while nothing is public (公开目录条目).',
    complexity: ({ childComplexity }) => 1 + childComplexity,
  })
  async catalogueEntry(
    @Root() { row }: InformationItem,
    @Ctx() context: GraphqlContext,
  ): Promise<CatalogueEntry | null> {
    const entry = await publicItem(context, row.id)
    return entry === undefined ? null : entryOf(entry)
  }

  @FieldResolver(() => ItemResponsibility, {
    nullable: true,
    description: 'Who is responsible for publishing it on a day, Art. 4–5 (责任机关).',
  })
  responsibility(
    @Root() { row }: InformationItem,
    @Ctx() context: GraphqlContext,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'Left out: today (日期).' }) on?: Maybe<LocalDate>,
  ): Promise<ItemResponsibility | null> {
    return responsibilityFor(context, row, on)
  }

  @FieldResolver(() => [AllowedAction], {
    description:
      'What the caller could do with it now and why not; for at most 50 objects of a request (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  allowedActions(@Root() { row }: InformationItem, @Ctx() context: GraphqlContext): Promise<readonly AllowedAction[]> {
    return actionsOn(context, { aggregate: 'informationItem', id: row.id, revision: row.revision })
  }
}
