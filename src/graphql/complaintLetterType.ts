import './metadataShim.js'
import { Int, ObjectType } from 'type-graphql'
import type { ComplaintEvent } from '../domain/complaint/events.js'
import type { ComplaintLetterKind } from '../domain/letter/vocabulary.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import { ComplaintLetterKindEnum } from './complaintEnums.js'
import { field, type Maybe, maybe } from './fields.js'
import { Person, personOf } from './person.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

@ObjectType({
  description: 'A letter about a complaint as it was made; remaking it is another letter (投诉举报文书).',
  simpleResolvers: true,
})
export class ComplaintLetter {
  @field(() => Int, 'Place among the letters, from 1 (序号).') readonly letter!: number
  @field(() => ComplaintLetterKindEnum, 'What it is (文书种类).') readonly kind!: ComplaintLetterKind
  @maybe(() => Int, 'Of which request for a statement (情况说明通知序号).') readonly request!: Maybe<number>
  @field(() => String, 'Number of the document (发文字号).') readonly number!: string
  @field(() => LocalDateScalar, 'Date that it bears (成文日期).') readonly datedOn!: LocalDate
  @field(() => String, 'Template and its version (模板版本).') readonly template!: string
  @field(() => String, 'SHA-256 of the PDF (文书摘要).') readonly sha256!: string
  @field(() => Person, 'Who made it (制作人).') readonly madeBy!: Person
  @field(() => InstantScalar, 'When (制作时间).') readonly madeAt!: Instant
  @maybe(() => LocalDateScalar, 'Day on which it went out; of the reply see `repliedOn` (送达日期).')
  readonly dispatchedOn!: Maybe<LocalDate>
  @field(() => String, 'Where the PDF can be fetched; each look is recorded (下载地址).') readonly pdfUrl!: string
  @field(() => String, 'Where the page can be fetched (网页版下载地址).') readonly htmlUrl!: string
}

/** Letters of a complaint, in their order, from its events as they are stored. */
export const complaintLettersOf = (
  complaint: string,
  events: readonly RecordedEvent<ComplaintEvent>[],
): readonly ComplaintLetter[] =>
  events.flatMap((event) => {
    if (event.type !== 'ComplaintLetterPrepared') return []
    const { letter, kind, request, number, datedOn, template, pdf, html, by } = event.data
    const sent = events.find(
      ({ type, data }) => type === 'ComplaintNoticeDispatched' && data.kind === kind && data.number === number,
    )
    const urlOf = (fileId: string): string => `/complaints/${complaint}/files/${fileId}`
    return [
      {
        ...{ letter, kind, number, datedOn, template, sha256: pdf.sha256, request: request ?? null },
        ...{ madeBy: personOf(by), madeAt: event.metadata.recordedAt },
        dispatchedOn: sent?.type === 'ComplaintNoticeDispatched' ? sent.data.dispatchedOn : null,
        ...{ pdfUrl: urlOf(pdf.fileId), htmlUrl: urlOf(html.fileId) },
      },
    ]
  })
