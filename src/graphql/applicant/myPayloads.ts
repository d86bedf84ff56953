import '../metadataShim.js'
import { ObjectType } from 'type-graphql'
import type { LocalDate } from '../../domain/values.js'
import { DeadlineReceipt } from '../deadlineReceipt.js'
import { field, type Maybe, maybe } from '../fields.js'
import { LocalDateScalar } from '../scalars.js'
import { MutationPayload } from '../userErrors.js'
import { MyApplication } from './myApplication.js'
import { MyRecordCorrection } from './myRecordCorrection.js'

@ObjectType({
  description: 'The receipt for both sides that an application was filed, 711-31 (回执).',
  simpleResolvers: true,
})
export class FilingReceipt {
  @field(() => String, 'Its number (回执编号).') readonly number!: string
  @field(() => LocalDateScalar, 'The legal day of receipt (收到申请之日).') readonly receivedOn!: LocalDate
  @maybe(() => LocalDateScalar, 'Last day for the reply; null for a public enterprise, 711-55 (答复期限).')
  readonly due!: Maybe<LocalDate>
  @maybe(() => DeadlineReceipt, 'How that day was counted (期限计算书).') readonly dueReceipt!: Maybe<DeadlineReceipt>
  @field(() => String, 'All of it in one sentence, in the language of the request (回执内容).')
  readonly sentence!: string
}

@ObjectType({
  description: 'Number and secret code with which a filing without an account is seen; shown once (查询号和查询码).',
  simpleResolvers: true,
})
export class QueryCode {
  @field(() => String, 'Number (查询号).') readonly number!: string
  @field(() => String, 'Secret code; kept here as a hash only (查询码).') readonly code!: string
}

@ObjectType({ description: 'Something to know, which stands against nothing (提示).', simpleResolvers: true })
export class FilingAdvice {
  @field(() => String, 'Stable (代码).') readonly code!: string
  @field(() => String, 'In the language of the request (内容).') readonly message!: string
}

@ObjectType({ description: 'What became of filing an application (提交结果).' })
export class FileApplicationPayload extends MutationPayload {
  @maybe(() => MyApplication, 'The application; null when refused (申请).') readonly application!: Maybe<MyApplication>
  @maybe(() => FilingReceipt, 'The receipt (回执).') readonly receipt!: Maybe<FilingReceipt>
  @maybe(() => QueryCode, 'Only where nobody is signed in, and only in the first minutes (查询号和查询码).')
  readonly queryCode!: Maybe<QueryCode>
  @field(() => [FilingAdvice], 'What one should know (提示).') readonly advice!: readonly FilingAdvice[]
}

@ObjectType({ description: 'What became of an act on one’s own application (办理结果).' })
export class MyApplicationPayload extends MutationPayload {
  @maybe(() => MyApplication, 'The application; null when refused (申请).') readonly application!: Maybe<MyApplication>
}

@ObjectType({ description: 'What became of a request for correction (提交结果).' })
export class FileRecordCorrectionPayload extends MutationPayload {
  @maybe(() => MyRecordCorrection, 'The request; null when refused (更正请求).')
  readonly recordCorrection!: Maybe<MyRecordCorrection>
  @maybe(() => QueryCode, 'Only where nobody is signed in (查询号和查询码).') readonly queryCode!: Maybe<QueryCode>
}
