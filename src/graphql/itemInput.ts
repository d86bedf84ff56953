import './metadataShim.js'
import { ID, InputType } from 'type-graphql'
import type { Sha256 } from '../domain/values.js'
import { CommandInput } from './commandInput.js'
import { field, type Maybe, maybe } from './fields.js'

/** A command about one item. */
@InputType()
export abstract class ItemInput extends CommandInput {
  @field(() => ID, 'The item (政府信息).')
  readonly itemId!: string
}

/** An act of judgement: it holds for exactly the content that the person has looked at. */
@InputType()
export abstract class JudgementInput extends ItemInput {
  @field(() => String, 'Hash of the content that was looked at; of any other content the act is refused (内容摘要).')
  readonly contentHash!: Sha256
}

@InputType({ description: 'A command about an item that needs nothing else (对政府信息的操作).' })
export class ItemCommandInput extends ItemInput {}

@InputType({ description: 'A command about an item that needs a reason in words (附理由的操作).' })
export class ItemReasonInput extends ItemInput {
  @field(() => String, 'Why, in words; sealed with the item (理由).')
  readonly reason!: string
}

@InputType({ description: 'A judgement with an optional remark (附意见的操作).' })
export class JudgementNoteInput extends JudgementInput {
  @maybe(() => String, 'Remark in words (意见).')
  readonly note?: Maybe<string>
}
