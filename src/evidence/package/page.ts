import type { EventMetadata } from '../../eventstore/recordedEvent.js'
import { EVENT_LABELS } from './eventLabels.js'
import type { ListedFile } from './format.js'
import { Markup, markup } from './markup.js'

export interface PageEvent {
  readonly name: string
  readonly index: number
  readonly stream: string
  readonly revision: number
  readonly type: string
  readonly metadata: EventMetadata
  /** With texts, or what is said instead of them, in the place of sealed values. */
  readonly data: unknown
}

export interface PageContent {
  readonly subject: string
  readonly purpose: string
  readonly reference: string | undefined
  readonly origin: string
  readonly keys: readonly string[]
  /** UTC */
  readonly exportedAt: string
  readonly events: readonly PageEvent[]
  readonly streams: readonly { readonly stream: string; readonly events: number }[]
  readonly files: readonly ListedFile[]
  readonly people: readonly {
    readonly person: string
    readonly roles: readonly string[]
    readonly agencies: readonly string[]
  }[]
  readonly clauses: readonly string[]
  readonly erased: number
  readonly withheld: number
}

/** A sealed value that the page cannot show, and why. */
export class Hidden {
  constructor(readonly why: 'erased' | 'withheld' | 'unknown') {}
}

const HIDDEN = { erased: '〔已依法销毁〕', withheld: '〔本次未披露〕', unknown: '〔无法开启〕' } as const

const PURPOSES: Readonly<Record<string, string>> = {
  supervision: '监督检查',
  accountability: '责任追究',
  proceedings: '行政复议、行政诉讼',
  audit: '审计',
  other: '其他',
}

/**
 * The package as a person reads and prints it. Complete in itself and inert: no script, no address outside, every text
 * escaped. A help for reading: what counts are the events, and whether `gongkai verify` says that they stand.
 */
export function packagePage(content: PageContent): string {
  const { subject, events, files, erased, withheld } = content
  const page = markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>证据包 ${subject}</title>
<style>${new Markup(CSS)}</style>
</head>
<body>
<main>
<h1>政务公开记录证据包</h1>
<p class="notice">本页仅供阅读。记录是否完整、未被改动，以 <code>gongkai verify</code> 的核验结果为准；核验所用的公钥须另行取得，不以本包所列为准。</p>
${summary(content)}
${list('涉及人员', content.people, personLine)}
${list('依据条款', content.clauses, (clause) => markup`${clause}`)}
${list('完整收录的记录', content.streams, ({ stream, events: count }) => markup`${stream}（${count} 条）`)}
${list('所附文件', files, fileLine)}
<h2>记录（${events.length} 条）</h2>
${erased > 0 ? markup`<p>其中 ${erased} 处内容的密钥已依法销毁，原文不可恢复，记录本身仍可核验。</p>` : ''}
${withheld > 0 ? markup`<p>其中 ${withheld} 处内容本次未披露（多为个人信息）。</p>` : ''}
${events.map(eventSection)}
</main>
</body>
</html>
`
  return page.text
}

const summary = ({ subject, purpose, reference, origin, keys, exportedAt }: PageContent): Markup => markup`<dl>
<dt>对象</dt><dd>${subject}</dd>
<dt>用途</dt><dd>${PURPOSES[purpose] ?? purpose}${reference === undefined ? '' : markup`（${reference}）`}</dd>
<dt>导出时间</dt><dd>${inChina(exportedAt)}</dd>
<dt>日志名称</dt><dd>${origin}</dd>
<dt>日志公钥（待核对）</dt><dd>${keys.map((key) => markup`<code>${key}</code><br>`)}</dd>
</dl>`

function list<T>(title: string, members: readonly T[], line: (member: T) => Markup): Markup {
  if (members.length === 0) return markup``
  return markup`<h2>${title}</h2><ul>${members.map((member) => markup`<li>${line(member)}</li>`)}</ul>`
}

const personLine = ({ person, roles, agencies }: PageContent['people'][number]): Markup =>
  markup`${person}：${roles.join('、')}${agencies.length === 0 ? '' : markup`（${agencies.join('、')}）`}`

const fileLine = ({ path, mediaType, size, sha256 }: ListedFile): Markup =>
  markup`<code>${path}</code> ${mediaType}，${size} 字节，SHA-256 <code>${sha256}</code>`

function eventSection({ name, index, stream, revision, type, metadata, data }: PageEvent): Markup {
  const { recordedAt, person, role, agency, clause, deputyFor } = metadata
  const who = [person ?? '', role, agency ?? '', deputyFor === undefined ? '' : `代 ${deputyFor}`].filter(
    (part) => part !== '',
  )
  return markup`<section id="e${name}">
<h3>${name} ${EVENT_LABELS[type] ?? type} <small>${type}</small></h3>
<dl>
<dt>记录时间</dt><dd>${inChina(recordedAt)}</dd>
<dt>经办</dt><dd>${who.join(' · ')}</dd>
<dt>依据</dt><dd>${clause}</dd>
<dt>位置</dt><dd>${stream} 第 ${revision} 号；日志序号 ${index}</dd>
<dt>内容</dt><dd>${value(data)}</dd>
</dl>
</section>
`
}

function value(data: unknown): Markup {
  if (data instanceof Hidden) return markup`<span class="hidden">${HIDDEN[data.why]}</span>`
  if (data === null) return markup`—`
  if (Array.isArray(data))
    return data.length === 0 ? markup`—` : markup`<ul>${data.map((member) => markup`<li>${value(member)}</li>`)}</ul>`
  if (typeof data === 'object')
    return markup`<dl>${Object.entries(data).map(([name, member]) => markup`<dt>${name}</dt><dd>${value(member)}</dd>`)}</dl>`
  if (typeof data === 'boolean') return markup`${data ? '是' : '否'}`
  return markup`${typeof data === 'number' ? data : String(data)}`
}

/** In Asia/Shanghai, which is UTC+8 all the year round. */
function inChina(instant: string): string {
  const at = Date.parse(instant)
  if (Number.isNaN(at)) return instant
  return `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')}（北京时间）`
}

const CSS = `
body { margin: 0; color: #1a1a1a; background: #fff; font: 15px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem }
h1 { border-bottom: 3px solid #a3161a; padding-bottom: .4rem }
h2 { margin-top: 2rem } h3 { margin: 0 } small { color: #5c6370; font-weight: normal }
.notice { border-left: 4px solid #a3161a; padding: .4rem 1rem }
.hidden { color: #5c6370 }
section { border-top: 1px solid #d9dce1; padding: 1rem 0; break-inside: avoid-page }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .4rem 0 }
dt { color: #5c6370 } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap }
dd > dl, dd > ul { white-space: normal } ul { margin: 0; padding-left: 1.2rem }
@media print { main { max-width: none; padding: 0 } }
`
