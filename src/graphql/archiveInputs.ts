import './metadataShim.js'
import { ID, InputType, Int } from 'type-graphql'
import type { LocalDate } from '../domain/values.js'
import { CommandInput } from './commandInput.js'
import { field } from './fields.js'
import { LocalDateScalar } from './scalars.js'

/** A command about the package of one archive file. */
@InputType()
export abstract class ArchivePackageInput extends CommandInput {
  @field(() => ID, 'The archive file (档案).')
  readonly archiveFileId!: string

  @field(() => Int, 'Number of the package that the person has before them (数据包序号).')
  readonly number!: number

  @field(() => String, 'The archive (接收单位).')
  readonly receiver!: string
}

@InputType({ description: 'The archive took a package over, on its receipt, 711-45 (登记移交).' })
export class RecordArchiveTransferInput extends ArchivePackageInput {
  @field(() => LocalDateScalar, 'Day (移交日期).')
  readonly transferredOn!: LocalDate

  @field(() => String, 'Number of the receipt (回执编号).')
  readonly receiptNumber!: string

  @field(() => String, 'SHA-256 of the receipt, 64 hexadecimal digits (回执摘要).')
  readonly receiptHash!: string
}

@InputType({ description: 'The archive sent a package back; another one takes its place (登记退回).' })
export class RecordArchiveReturnInput extends ArchivePackageInput {
  @field(() => LocalDateScalar, 'Day (退回日期).')
  readonly returnedOn!: LocalDate

  @field(() => String, 'Why (退回理由).')
  readonly reason!: string
}
