import './metadataShim.js'
import { Int, ObjectType } from 'type-graphql'
import type { CorrectionLetterKind } from '../domain/letter/vocabulary.js'
import type { RecordCorrectionEvent } from '../domain/recordCorrection/events.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import { field } from './fields.js'
import { CorrectionLetterKindEnum } from './letterEnums.js'
import { Person, personOf } from './person.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

@ObjectType({
  description: 'The electronic seal under a letter of a correction (更正文书用印).',
  simpleResolvers: true,
})
export class CorrectionLetterSeal {
  @field(() => String, 'SHA-256 of the signature (印章摘要).') readonly sha256!: string
  @field(() => String, 'What the seal says (印文).') readonly text!: string
  @field(() => Person, 'Who sealed it (用印人).') readonly by!: Person
  @field(() => InstantScalar, 'When (用印时间).') readonly at!: Instant
  @field(() => String, 'Where its file can be fetched (下载地址).') readonly url!: string
}

@ObjectType({
  description:
    'A letter about a request to correct a record as it was made, 711-41; remaking it is another letter (更正文书).',
  simpleResolvers: true,
})
export class CorrectionLetter {
  @field(() => Int, 'Place among the letters of the request, from 1 (序号).') readonly letter!: number
  @field(() => CorrectionLetterKindEnum, 'What it is (文书种类).') readonly kind!: CorrectionLetterKind
  @field(() => String, 'Number of the document (发文字号).') readonly number!: string
  @field(() => LocalDateScalar, 'Date that it bears (成文日期).') readonly datedOn!: LocalDate
  @field(() => String, 'Template and its version (模板版本).') readonly template!: string
  @field(() => String, 'SHA-256 of the PDF (文书摘要).') readonly sha256!: string
  @field(() => Person, 'Who made it (制作人).') readonly madeBy!: Person
  @field(() => InstantScalar, 'When (制作时间).') readonly madeAt!: Instant
  @field(() => [CorrectionLetterSeal], 'The electronic seal under it (用印记录).')
  readonly seals!: readonly CorrectionLetterSeal[]
  @field(() => String, 'Where the PDF can be fetched; each look is recorded (下载地址).') readonly pdfUrl!: string
  @field(() => String, 'Where the page can be fetched (网页版下载地址).') readonly htmlUrl!: string
}

/** Letters of a request, in their order, from its events as they are stored. */
export const correctionLettersOf = (
  correction: string,
  events: readonly RecordedEvent<RecordCorrectionEvent>[],
): readonly CorrectionLetter[] =>
  events.flatMap((event) => {
    if (event.type !== 'CorrectionLetterPrepared') return []
    const { letter, kind, number, datedOn, template, pdf, html, by } = event.data
    const urlOf = (fileId: string): string => `/corrections/${correction}/files/${fileId}`
    const seals = events.flatMap(({ type, data, metadata }): readonly CorrectionLetterSeal[] =>
      type === 'CorrectionLetterSealed' && data.letter === letter
        ? [
            {
              ...{ sha256: data.hash, text: data.text, by: personOf(data.by), at: metadata.recordedAt },
              url: urlOf(data.signature.fileId),
            },
          ]
        : [],
    )
    return [
      {
        ...{ letter, kind, number, datedOn, template, sha256: pdf.sha256, seals },
        ...{ madeBy: personOf(by), madeAt: event.metadata.recordedAt },
        ...{ pdfUrl: urlOf(pdf.fileId), htmlUrl: urlOf(html.fileId) },
      },
    ]
  })
