import type { InspectionEvent } from '../../domain/inspection/events.js'
import type { KnownInspection } from '../../domain/inspection/state.js'
import type { AgencyId, LocalDate } from '../../domain/values.js'
import { chineseDate } from '../letters/chineseDate.js'
import type { LetterDocument } from '../letters/letterDocument.js'
import { REGULATION } from '../letters/addressing.js'
import { clauseName } from './clauseName.js'

interface NoticeFacts {
  readonly agency: AgencyId
  readonly findings: readonly string[]
  readonly requirements: string
  readonly number: string
  readonly issuedOn: LocalDate
  readonly due: LocalDate
  readonly nameOf: (agency: string) => string
}

/** 责令整改通知书: what was found at the agency, what it has to do, and by when. Goes to that agency only. */
export function rectificationNoticeDocument(
  events: readonly InspectionEvent[],
  { plan, body }: KnownInspection,
  { agency, findings, requirements, number, issuedOn, due, nameOf }: NoticeFacts,
): LetterDocument {
  const found = findings.flatMap((id) => {
    const event = events.find((one) => one.type === 'FindingRecorded' && one.data.finding === id)
    return event?.type === 'FindingRecorded' ? [event.data] : []
  })
  return {
    title: ['责令整改通知书'],
    number,
    addressee: nameOf(agency),
    blocks: [
      {
        kind: 'paragraph',
        text: `根据《${plan.basis}》的安排，依照${REGULATION}第四十七条和《烈山区人民政府政务公开发布协调制度》第十五条的规定，本机关对你单位${chineseDate(plan.from)}至${chineseDate(plan.until)}的政务公开工作进行了检查，发现以下问题：`,
      },
      {
        kind: 'table',
        widths: [8, 28, 64],
        head: [['序号', '依据', '问题'].map((text) => ({ text, label: true, align: 'center' }) as const)],
        rows: found.map(({ clause, description }, index) => [
          { text: String(index + 1), align: 'center' },
          { text: clauseName(clause) },
          { text: description.value ?? '（已销毁）' },
        ]),
      },
      { kind: 'paragraph', text: `整改要求：${requirements}` },
      {
        kind: 'paragraph',
        text: `请于${chineseDate(due)}前完成整改，并将整改情况连同证明材料报送本机关。逾期未报送的，本机关将通知你单位的上级机关；再次逾期的，将提出追究责任的建议。`,
      },
    ],
    signature: { agencies: [nameOf(body)], date: issuedOn },
    attachments: [],
    notes: [],
  }
}
