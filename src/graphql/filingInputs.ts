import './metadataShim.js'
import { ID, InputType, Int } from 'type-graphql'
import type { FilingReturnReason } from '../domain/filing/events.js'
import type { YearMonth } from '../domain/values.js'
import { CommandInput } from './commandInput.js'
import { enumType, field } from './fields.js'

export const FilingReturnReasonEnum = enumType<FilingReturnReason>(
  'FilingReturnReason',
  'Why a filing list is returned (退回原因).',
  { incomplete: '不完整', wrongEntries: '条目有误', wrongAttribute: '公开属性有误', other: '其他' },
)

/** The list of one agency for one month. */
@InputType()
export abstract class FilingInput extends CommandInput {
  @field(() => ID, 'The agency that files (报送机关).')
  readonly agencyId!: string

  @field(() => String, 'Month of registration, YYYYMM (登记月份).')
  readonly month!: YearMonth
}

@InputType({ description: 'One registered item of the list (备案条目).' })
export class FilingEntryInput {
  @field(() => ID, 'The item (政府信息).')
  readonly itemId!: string

  @field(() => String, 'Its index number (索引号).')
  readonly indexNumber!: string
}

@InputType({ description: 'Hands the monthly list in, LS-10.8; without entries it says there was nothing (报送备案).' })
export class SubmitFilingListInput extends FilingInput {
  @field(() => [FilingEntryInput], 'What was registered in that month (备案条目).')
  readonly entries!: readonly FilingEntryInput[]
}

@InputType({ description: 'The disclosure department accepts the list (接受备案).' })
export class AcceptFilingListInput extends FilingInput {
  @field(() => Int, 'Round that was looked at; the first is 1 (轮次).')
  readonly round!: number
}

@InputType({ description: 'What is wrong with one entry (条目问题).' })
export class FilingFaultInput {
  @field(() => ID, 'The item (政府信息).')
  readonly itemId!: string

  @field(() => String, 'What is wrong, in words; sealed with the item (说明).')
  readonly note!: string
}

@InputType({ description: 'The disclosure department returns the list (退回备案).' })
export class ReturnFilingListInput extends FilingInput {
  @field(() => Int, 'Round that was looked at; the first is 1 (轮次).')
  readonly round!: number

  @field(() => FilingReturnReasonEnum, 'Why (退回原因).')
  readonly reason!: FilingReturnReason

  @field(() => [FilingFaultInput], 'Single entries (条目问题).')
  readonly faults!: readonly FilingFaultInput[]
}
