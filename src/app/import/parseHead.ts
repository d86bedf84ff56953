import type { LocalDate } from '../../domain/values.js'
import { datesIn } from './chineseDates.js'
import type { DocumentFault, HeadAct, HeadActKind } from './parsedDocument.js'

export interface ParsedHead {
  readonly acts: readonly HeadAct[]
  /** 文号 that stands on a line of its own: 劳部发〔1994〕489号. */
  readonly documentNumber?: string
  readonly faults: readonly DocumentFault[]
}

/** What the head of a document says: who issued and revised it, when, under which number. `firstLine` counts from 1. */
export function parseHead(lines: readonly string[], firstLine: number): ParsedHead {
  const acts: HeadAct[] = []
  const faults: DocumentFault[] = []
  const undated: string[] = []
  for (const [index, raw] of lines.entries()) {
    const line = raw.normalize('NFKC').trim()
    if (line === '') continue
    const dates = datesIn(line)
    if (dates.some(({ date }) => date === undefined)) {
      faults.push({ code: 'DATE_IMPOSSIBLE', detail: `line ${firstLine + index}` })
    }
    const page = webPageAct(line)
    const [first] = dates
    if (page !== undefined) acts.push(page)
    else if (first?.date !== undefined && first.at <= 1) acts.push(actOf(first.date, afterDate(line, first), undated))
    else if (first === undefined) continueWith(line, acts, undated)
  }
  const documentNumber = undated.map(bracketNumber).find((number) => number !== undefined)
  return { acts, faults, ...(documentNumber === undefined ? {} : { documentNumber }) }
}

const afterDate = (line: string, { at, length }: { at: number; length: number }): string =>
  line.slice(at + length).trim()

function actOf(on: LocalDate, words: string, undated: readonly string[]): HeadAct {
  const kind = kindOf(words)
  const documentNumber = orderNumber(words)
  // A date alone under a name is a signature.
  const signatory = words === '' ? undated.filter(isBody).at(-1) : undefined
  const bodies = kind === 'effective' ? [] : signatory === undefined ? bodiesOf(words) : [bare(signatory)]
  return { kind, on, bodies, ...(documentNumber === undefined ? {} : { documentNumber }) }
}

/** In the order asked. An adoption by a meeting or an approval is followed by the line that issues it. */
function kindOf(words: string): HeadActKind {
  if (/^(起)?(施行|执行|生效|实施)/.test(words)) return 'effective'
  if (/会议.*(通过|修订)|批准/.test(words) && !/令第\d+号|第\d+号令/.test(words)) return 'adopted'
  if (/通过$/.test(words) && !/令/.test(words)) return 'adopted'
  return /修订|修正|修改/.test(words) ? 'revised' : 'issued'
}

const BODY_END = /令第|第\d+号令|令|《|发布|公布|批准|印发|颁布|通过|修订|修正|\d{4}年|第\d+次|自/

function bodiesOf(words: string): readonly string[] {
  const inTitle = /^《(国务院|[^《》]{2,12}?(?:部|委员会|总局|局))/.exec(words)?.[1]
  if (inTitle !== undefined) return [inTitle]
  const end = BODY_END.exec(words)?.index ?? words.length
  return words
    .slice(0, end)
    .split('、')
    .map(bare)
    .filter((body) => body.length >= 2)
}

/** 国务院令第706号; the longer official names of the same order are cut down to it. */
function orderNumber(words: string): string | undefined {
  const order = /^([^《》。,]*?)(?:令第(\d+)号|第(\d+)号令)/.exec(words)
  if (order === null) return undefined
  const bodies = order[1]!.split('、').map(bare).filter(Boolean)
  return bodies.length === 0 ? undefined : `${bodies.join('、')}令第${order[2] ?? order[3]}号`
}

/** 劳社部发[2008]3号 → 劳社部发〔2008〕3号 */
export function bracketNumber(line: string): string | undefined {
  const number = /^([\p{Script=Han}]{2,16})\s*[〔[【(]\s*(\d{4})\s*[〕\]】)]\s*(?:第)?(\d+)\s*号$/u.exec(line)
  return number === null ? undefined : `${number[1]}〔${number[2]}〕${number[3]}号`
}

/** A line without a date: the rest of the act above (文化部 / 海关总署发布), a number, a signatory, or an address. */
function continueWith(line: string, acts: HeadAct[], undated: string[]): void {
  const last = acts.at(-1)
  if (last === undefined || !isBody(line) || /施行/.test(line)) {
    undated.push(line)
    return
  }
  const issues = /发布|公布|印发/.test(line)
  const bodies = bodiesOf(line)
  // An approval that the bodies below then issue on the same day.
  const kind = last.kind === 'adopted' && issues ? 'issued' : last.kind
  const kept = last.kind === 'adopted' && issues ? undated.filter(isBody).map(bare) : last.bodies
  if (last.kind === 'adopted' && !issues) undated.push(line)
  else acts[acts.length - 1] = { ...last, kind, bodies: [...kept, ...bodies] }
}

const isBody = (line: string): boolean =>
  [...line].length <= 16 && !/[:：。,，;；]/.test(line) && bracketNumber(line) === undefined

const bare = (name: string): string =>
  name
    .replace(/^中华人民共和国/, '')
    .replace(/^经/, '')
    .trim()

/** The line that government websites put under a title: 信息来源: 区发展和改革委员会发布时间:2021-08-04 13:32 */
function webPageAct(line: string): HeadAct | undefined {
  const on = /(?:发布|成文|生成|发文)(?:时间|日期)\s*[::]\s*(\d{4}-\d{2}-\d{2})/.exec(line)?.[1]
  if (on === undefined) return undefined
  const body = /(?:信息来源|发布机构|来源|发文机关)\s*[::]\s*(.+?)\s*(?=发布时间|发布日期|成文|浏览|$)/.exec(line)?.[1]
  return { kind: 'issued', on: on as LocalDate, bodies: body === undefined ? [] : [body] }
}
