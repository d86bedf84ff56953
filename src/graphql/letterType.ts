import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type { ApplicationEvent } from '../domain/application/events.js'
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
  const letters = new Map<number, Letter>()
  const urlOf = (fileId: string): string => `/applications/${application}/files/${fileId}`
  for (const event of events) {
    if (event.type === 'LetterPrepared') letters.set(event.data.letter, letterOf(application, event, urlOf))
    if (event.type === 'LetterSealed') {
      const { letter, seal, by } = event.data
      const known = letters.get(letter)
      const [file, text] =
        seal.kind === 'electronicSeal' ? [seal.signature.fileId, seal.text] : ([seal.file, null] as const)
      const shown = { kind: seal.kind, sha256: seal.hash, text, by: personOf(by), at: event.metadata.recordedAt }
      if (known !== undefined)
        letters.set(letter, { ...known, seals: [...known.seals, { ...shown, url: urlOf(file) }] })
    }
    if (event.type === 'ReplySigned') {
      const { letterHash, draft, by, signedOn } = event.data
      for (const [place, letter] of letters)
        if (letter.sha256 === letterHash && letter.draft === draft)
          letters.set(place, { ...letter, signedBy: personOf(by), signedOn })
    }
  }
  return [...letters.values()]
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
