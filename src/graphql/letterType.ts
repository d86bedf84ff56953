import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type { ApplicationEvent, ReplySigned } from '../domain/application/events.js'
import type { SealKind } from '../domain/application/vocabulary.js'
import type { LetterKind } from '../domain/letter/vocabulary.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import { SealKindEnum } from './applicationEnums.js'
import { field, type Maybe, maybe } from './fields.js'
import { LetterKindEnum } from './letterEnums.js'
import { Person, personOf } from './person.js'
import { Node, toGlobalId } from './relay.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

@ObjectType({ description: 'A seal under a letter (用印).', simpleResolvers: true })
export class LetterSeal {
  @field(() => SealKindEnum, 'How it is sealed (用印方式).') readonly kind!: SealKind
  @field(() => String, 'SHA-256 of the signature or of the scan; `signReply` names it (印章或者扫描件摘要).')
  readonly sha256!: string
  @maybe(() => String, 'What an electronic seal says (印文).') readonly text!: Maybe<string>
  @field(() => Person, 'Who sealed it (用印人).') readonly by!: Person
  @field(() => InstantScalar, 'When (用印时间).') readonly at!: Instant
  @field(() => String, 'Where its file can be fetched (下载地址).') readonly url!: string
}

@ObjectType({
  implements: Node,
  description:
    'A letter of an application as it was made: its bytes do not change, and remaking it is another letter (文书).',
  simpleResolvers: true,
})
export class Letter extends Node {
  @field(() => LetterKindEnum, 'What it is (文书种类).') readonly kind!: LetterKind
  @maybe(() => String, 'Number of the document; null on sheets that stay in the house (发文字号).')
  readonly number!: Maybe<string>
  @field(() => LocalDateScalar, 'Date that it bears (成文日期).') readonly datedOn!: LocalDate
  @maybe(() => ID, 'The third party it is addressed to (第三方).') readonly thirdPartyId!: Maybe<string>
  @maybe(() => ID, 'The agency it is addressed to (收函机关).') readonly toAgencyId!: Maybe<string>
  @maybe(() => Int, 'Of a reply: the draft that it says (稿次).') readonly draft!: Maybe<number>
  @field(() => String, 'Template and its version (模板版本).') readonly template!: string
  @field(() => String, 'SHA-256 of the PDF; `signReply` names it (文书摘要).') readonly sha256!: string
  @maybe(() => Person, 'Who made it; null where the program did (制作人).') readonly madeBy!: Maybe<Person>
  @field(() => InstantScalar, 'When (制作时间).') readonly madeAt!: Instant
  @field(() => [LetterSeal], 'Seals under it, oldest first (用印记录).') readonly seals!: readonly LetterSeal[]
  @maybe(() => Person, 'Of a reply: who signed this very letter (签发人).') readonly signedBy!: Maybe<Person>
  @maybe(() => LocalDateScalar, 'Of a reply: when (签发日期).') readonly signedOn!: Maybe<LocalDate>
  @field(() => String, 'Where the PDF can be fetched; each look is recorded (下载地址).') readonly pdfUrl!: string
  @field(() => String, 'Where the page can be fetched (网页版下载地址).') readonly htmlUrl!: string

  readonly application!: string
  readonly letter!: number
}

/** Local id: the application, and the place of the letter in it. */
export const letterGlobalId = (application: string, letter: number): string =>
  toGlobalId('Letter', `${application}.${letter}`)

/** The application and the place that a local id names; undefined when it names none. */
export function letterPlace(localId: string): { readonly application: string; readonly letter: number } | undefined {
  const [, application, letter] = /^(.+)\.([1-9]\d{0,5})$/.exec(localId) ?? []
  return application === undefined ? undefined : { application, letter: Number(letter) }
}

/** Letters of an application, in their order, from its events as they are stored. */
export function lettersOf(application: string, events: readonly RecordedEvent<ApplicationEvent>[]): readonly Letter[] {
  const urlOf = (fileId: string): string => `/applications/${application}/files/${fileId}`
  return events.reduce<readonly Letter[]>((letters, event) => {
    switch (event.type) {
      case 'LetterPrepared':
        return [...letters, letterOf(application, event, urlOf)]
      case 'LetterSealed':
        return letters.map((letter) =>
          letter.letter === event.data.letter ? { ...letter, seals: [...letter.seals, sealOf(event, urlOf)] } : letter,
        )
      case 'ReplySigned':
        return letters.map((letter) => signedBy(letter, event.data))
      default:
        return letters
    }
  }, [])
}

/** Of several letters of the same draft with the same bytes, each is the one that was signed. */
const signedBy = (letter: Letter, { letterHash, draft, by, signedOn }: ReplySigned['data']): Letter =>
  letter.sha256 === letterHash && letter.draft === draft ? { ...letter, signedBy: personOf(by), signedOn } : letter

function sealOf(
  { data: { seal, by }, metadata }: Extract<RecordedEvent<ApplicationEvent>, { type: 'LetterSealed' }>,
  urlOf: (fileId: string) => string,
): LetterSeal {
  const [file, text] =
    seal.kind === 'electronicSeal' ? [seal.signature.fileId, seal.text] : ([seal.file, null] as const)
  return { kind: seal.kind, sha256: seal.hash, text, by: personOf(by), at: metadata.recordedAt, url: urlOf(file) }
}

function letterOf(
  application: string,
  { data, metadata }: Extract<RecordedEvent<ApplicationEvent>, { type: 'LetterPrepared' }>,
  urlOf: (fileId: string) => string,
): Letter {
  return {
    id: letterGlobalId(application, data.letter),
    application,
    letter: data.letter,
    kind: data.kind,
    number: data.number ?? null,
    datedOn: data.datedOn,
    thirdPartyId: data.thirdParty === undefined ? null : toGlobalId('Person', data.thirdParty),
    toAgencyId: data.toAgency === undefined ? null : toGlobalId('Agency', data.toAgency),
    draft: data.draft ?? null,
    template: data.template,
    sha256: data.pdf.sha256,
    madeBy: data.by === undefined ? null : personOf(data.by),
    madeAt: metadata.recordedAt,
    seals: [],
    signedBy: null,
    signedOn: null,
    pdfUrl: urlOf(data.pdf.fileId),
    htmlUrl: urlOf(data.html.fileId),
  }
}
