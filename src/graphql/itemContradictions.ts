import './metadataShim.js'
import { Arg, Ctx, FieldResolver, InputType, Mutation, ObjectType, Resolver, Root } from 'type-graphql'
import type { ContradictionAnswer, ContradictionKind } from '../domain/consultation/vocabulary.js'
import type { ItemRow } from '../projections/informationItems/tables.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { CatalogueEntry, entryOf } from './catalogueEntry.js'
import { ContradictionAnswerEnum, ContradictionKindEnum } from './consultationEnums.js'
import type { GraphqlContext } from './context.js'
import { field, type Maybe, maybe } from './fields.js'
import { JudgementInput } from './itemInput.js'
import { publicItem } from './itemLoading.js'
import { InformationItemPayload, toItem } from './itemPayload.js'
import { InformationItem } from './itemType.js'

type Found = NonNullable<ItemRow['detail']['contradictions']>['findings'][number]

@ObjectType({
  description: 'Another agency has published what looks like the same with another content, LS-6.2 (不一致信息).',
})
export class ItemContradiction {
  @field(() => String, 'Names it in `answerItemContradiction` (编号).') readonly finding!: string
  @field(() => ContradictionKindEnum, 'What makes it look the same (依据).') readonly kind!: ContradictionKind
  @field(() => String, 'Hash of the other content (对方内容摘要).') readonly otherContentHash!: string
  @maybe(() => ContradictionAnswerEnum, 'What an officer found; null while it is open (核对结论).')
  readonly answer!: Maybe<string>

  readonly found!: Found
}

@Resolver(() => ItemContradiction)
export class ItemContradictionFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'Whose it is (对方机关).' })
  otherAgency(@Root() { found }: ItemContradiction, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, found.otherAgency)
  }

  @FieldResolver(() => CatalogueEntry, {
    nullable: true,
    description: 'What the public reads there; null when it is public no more (对方已公开信息).',
    complexity: ({ childComplexity }) => 1 + childComplexity,
  })
  async otherEntry(
    @Root() { found }: ItemContradiction,
    @Ctx() context: GraphqlContext,
  ): Promise<CatalogueEntry | null> {
    const entry = await publicItem(context, found.otherItem)
    return entry === undefined ? null : entryOf(entry)
  }
}

@Resolver(() => InformationItem)
export class ContradictionsOfItem {
  @FieldResolver(() => [ItemContradiction], {
    description:
      'What others have published otherwise, of an item that concerns nobody else; each is answered before publication, LS-6.2 (不一致信息).',
  })
  contradictions(@Root() { row }: InformationItem): readonly ItemContradiction[] {
    return (row.detail.contradictions?.findings ?? []).map((found) => ({
      finding: found.finding,
      kind: found.kind,
      otherContentHash: found.otherContentHash,
      answer: found.answer,
      found,
    }))
  }
}

@InputType({ description: 'Answers a contradiction with what others have published, LS-6.2 (核对不一致信息).' })
export class AnswerItemContradictionInput extends JudgementInput {
  @field(() => String, 'Which one (编号).')
  readonly finding!: string

  @field(() => ContradictionAnswerEnum, 'What it is (结论).')
  readonly answer!: ContradictionAnswer

  @field(() => String, 'In words (说明).')
  readonly explanation!: string
}

@Resolver()
export class ItemContradictionMutations {
  @Mutation(() => InformationItemPayload, {
    description: 'Answers what another agency has published otherwise, LS-6.2 (核对不一致信息).',
  })
  answerItemContradiction(
    @Arg('input', () => AnswerItemContradictionInput) input: AnswerItemContradictionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    const { contentHash, finding, answer, explanation } = input
    return toItem(context, input, {
      type: 'AnswerItemContradiction',
      data: { contentHash, finding, answer, explanation },
    })
  }
}
