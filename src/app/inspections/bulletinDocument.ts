import { createHash } from 'node:crypto'
import { inspectionDecider } from '../../domain/inspection/decide.js'
import type { InspectionEvent } from '../../domain/inspection/events.js'
import type { FindingInInspection } from '../../domain/inspection/state.js'
import type { LocalDate, Sha256 } from '../../domain/values.js'
import { canonicalJson } from '../../eventstore/canonicalJson.js'
import { chineseDate } from '../letters/chineseDate.js'
import type { LetterDocument } from '../letters/letterDocument.js'
import { clauseName } from './clauseName.js'

interface BulletinFacts {
  /** The inspector's words about it, without personal data. */
  readonly remarks: string
  readonly nameOf: (agency: string) => string
}

/**
 * 通报, written from the events of the inspection: agencies, clauses and figures, nobody's name and no word that was
 * written about a case. Without number and date: these come when it goes out. The same events make the same document.
 */
export function bulletinDocument(
  events: readonly InspectionEvent[],
  { remarks, nameOf }: BulletinFacts,
): LetterDocument {
  const state = events.reduce(inspectionDecider.evolve, inspectionDecider.initial)
  if (state.status === 'absent') throw new Error('there is nothing to tell of an inspection that was never planned')
  const { plan, sample, examined, findings } = state
  const verified = new Map(
    events.flatMap((event) =>
      event.type === 'RectificationVerified' && event.data.accepted ? [[event.data.finding, event.data.daysLate]] : [],
    ),
  )
  const results = [...examined.values()]
  const count = (result: string) => results.filter((one) => one === result).length
  return {
    title: [`关于${AREAS[plan.area]}检查情况的通报`],
    addressee: plan.agencies.map(nameOf).join('、'),
    blocks: [
      {
        kind: 'paragraph',
        text: `根据《${plan.basis}》的安排，检查组对${plan.agencies.map(nameOf).join('、')}${chineseDate(plan.from)}至${chineseDate(plan.until)}的${AREAS[plan.area]}进行了检查。现将有关情况通报如下：`,
      },
      { kind: 'heading', level: 1, text: '一、检查基本情况' },
      {
        kind: 'paragraph',
        text: `本次检查从${sample?.population.length ?? 0}件中随机抽取${sample?.sample.length ?? 0}件，其中符合要求${count('inOrder')}件，发现问题${count('finding')}件，不适用${count('notApplicable')}件。共记录问题${findings.size}个。抽样种子${sample?.seed ?? '无'}，总体摘要${sample?.populationHash ?? '无'}，任何人可据此重新抽取并核对。`,
      },
      { kind: 'heading', level: 1, text: '二、各单位问题及整改情况' },
      {
        kind: 'table',
        widths: [30, 24, 12, 34],
        head: [['单位', '依据', '问题数', '整改情况'].map((text) => ({ text, label: true, align: 'center' }) as const)],
        rows: plan.agencies.flatMap((agency) =>
          byClause([...findings.values()].filter((finding) => finding.agency === agency)).map(([clause, found]) => [
            { text: nameOf(agency) },
            { text: clauseName(clause) },
            { text: String(found.length), align: 'center' as const },
            { text: found.map((finding) => outcomeOf(finding, verified.get(finding.finding))).join('；') },
          ]),
        ),
      },
      { kind: 'heading', level: 1, text: '三、工作要求' },
      ...remarks
        .split(/\r?\n/)
        .filter((line) => line.trim() !== '')
        .map((line) => ({ kind: 'paragraph', text: line.trim() }) as const),
    ],
    attachments: [],
    notes: [],
  }
}

const AREAS = {
  informationItems: '主动公开',
  applications: '依申请公开办理',
  consultations: '政务公开协调会商',
  duties: '公开义务履行',
  recordCorrections: '政府信息更正',
} as const

const byClause = (findings: readonly FindingInInspection[]): readonly (readonly [string, FindingInInspection[]])[] => {
  const groups = new Map<string, FindingInInspection[]>()
  for (const finding of findings) groups.set(finding.clause, [...(groups.get(finding.clause) ?? []), finding])
  return [...groups]
}

function outcomeOf({ state, misses, refusals, proposed }: FindingInInspection, daysLate: number | undefined): string {
  const refusedTimes = refusals === 0 ? '' : `（退回${refusals}次）`
  if (state === 'accepted')
    return `${daysLate === undefined || daysLate === 0 ? '已按期整改' : `已整改，逾期${daysLate}天`}${refusedTimes}`
  return `${misses > 0 ? `逾期${misses}次未整改` : '未整改到位'}${refusedTimes}${proposed ? '，已提出追究责任的建议' : ''}`
}

/** SHA-256 of what it says, in canonical JSON; number and date come later and are not part of it. */
export const bulletinContentHash = (document: LetterDocument): Sha256 =>
  createHash('sha256')
    .update(canonicalJson(document as never))
    .digest('hex') as Sha256

/** The same text, as it goes out. */
export const numbered = (
  document: LetterDocument,
  { number, body, date }: { readonly number: string; readonly body: string; readonly date: LocalDate },
): LetterDocument => ({ ...document, number, signature: { agencies: [body], date } })
