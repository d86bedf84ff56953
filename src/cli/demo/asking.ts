import type {
  AttendanceInput,
  ConsultationCommand,
  DisputeFileInput,
  PointOpinionInput,
} from '../../domain/consultation/commands.js'
import {
  type Point,
  POINTS,
  type Ruling,
  type SessionPosition,
  type SessionResult,
} from '../../domain/consultation/vocabulary.js'
import type { AgencyId, Sha256 } from '../../domain/values.js'
import type { StoryWriter } from './life.js'
import { holder, nameOf } from './people.js'
import type { Awaited, DemoWorld } from './step.js'

/** What an agency says about a point: where it objects, why and on which basis. */
export interface Objection {
  readonly point: Point
  readonly ground: string
  readonly basis: string
}

/** Agreement on all points but those objected to. */
export const opinionWith = (objections: readonly Objection[] = [], remark?: string): readonly PointOpinionInput[] =>
  POINTS.map((point) => {
    const objection = objections.find((one) => one.point === point)
    if (objection !== undefined) return { ...objection, position: 'objects' }
    return { point, position: 'agrees', ...(remark === undefined || point !== 'content' ? {} : { ground: remark }) }
  })

/** One consultation of the demo while its story is being written down, in the days of its item's story. */
export class Asking {
  /** The version of the text that is being discussed. */
  private text = 1
  private letterNumber = ''

  constructor(
    readonly writer: StoryWriter,
    readonly id = `${writer.itemId}-1`,
  ) {}

  get stream(): string {
    return `consultation-${this.id}`
  }

  /** 征求其他机关意见: the process opens it. */
  require(contentHash: Sha256): this {
    this.writer.act('jb', { type: 'RequireConsultation', data: { contentHash } })
    return this
  }

  /** The same, once the content has been changed while they were being asked. */
  requireAnew(contentHash: Sha256): this {
    this.require(contentHash)
    this.text += 1
    return this
  }

  letter(letterNumber: string, opinion: string, basis: string): this {
    const { text } = this
    this.letterNumber = letterNumber
    const awaited = text === 1 ? 'ConsultationOpened' : { type: 'TextPutUnderDiscussion', times: text - 1 }
    return this.act(
      holder(this.writer.agency, 'jb'),
      {
        type: 'IssueConsultationLetter',
        data: { text, letterNumber, issuedOn: this.writer.today, opinion, basis },
      },
      awaited,
    )
  }

  opinion(by: string, seat: string, documentNumber: string, points: readonly PointOpinionInput[]): this {
    const { text } = this
    return this.act(
      by,
      {
        type: 'GiveOpinion',
        data: { text, seat: seat as AgencyId, points, documentNumber, givenOn: this.writer.today },
      },
      { type: 'ConsultationLetterServed', naming: `"letterNumber":"${this.letterNumber}"` },
    )
  }

  /** 会商会议. Each agency with where it stood and who was there; nobody where it stayed away. */
  session(
    session: string,
    result: SessionResult,
    attendance: readonly (readonly [agency: string, position: SessionPosition, person?: string])[],
    summary: string,
  ): this {
    return this.act(holder(this.writer.agency, 'jb'), {
      type: 'RecordSession',
      data: {
        session,
        form: 'meeting',
        text: this.text,
        heldOn: this.writer.today,
        attendance: attendance.map(([agency, position, person]): AttendanceInput => ({
          agency: agency as AgencyId,
          position,
          people: person === undefined ? [] : [nameOf(person)],
        })),
        result,
        summary,
      },
    })
  }

  callSession(session: string, plannedOn: string): this {
    return this.act(holder(this.writer.agency, 'jb'), {
      type: 'CallSession',
      data: { session, form: 'meeting', plannedOn },
    })
  }

  refer(by: string, party: string, decider: string, documentNumber: string, file: DisputeFileInput): this {
    return this.act(by, {
      type: 'ReferDispute',
      data: {
        text: this.text,
        party: party as AgencyId,
        decider: decider as AgencyId,
        file,
        documentNumber,
        referredOn: this.writer.today,
      },
    })
  }

  returned(by: string, lacking: string): this {
    return this.act(by, { type: 'ReturnDispute', data: { dispute: 1, lacking, returnedOn: this.writer.today } })
  }

  decided(
    by: string,
    documentNumber: string,
    rulings: readonly { readonly point: Point; readonly ruling: Ruling }[],
    ground: string,
    basis: string,
  ): this {
    return this.act(by, {
      type: 'DecideDispute',
      data: { dispute: 1, rulings, ground, basis, documentNumber, decidedOn: this.writer.today },
    })
  }

  /** By then the text has been compared with what is public, or nothing could be concluded. */
  conclude(note: string, awaited?: Awaited): this {
    const { text } = this
    return this.act(
      holder(this.writer.agency, 'jb'),
      { type: 'ConcludeConsultation', data: { text, outcome: 'confirmed', note } },
      awaited ?? { type: 'ContradictionsFound', naming: `"text":${text}` },
    )
  }

  act(
    by: string,
    command: ConsultationCommand | ((world: DemoWorld) => Promise<ConsultationCommand>),
    awaited?: Awaited,
  ): this {
    this.writer.act({ by }, command, {
      id: this.id,
      ...(awaited === undefined ? {} : { waitsFor: this.here(awaited) }),
    })
    return this
  }

  private here(awaited: Awaited): Awaited {
    return typeof awaited === 'string' ? { type: awaited, stream: this.stream } : { stream: this.stream, ...awaited }
  }
}
