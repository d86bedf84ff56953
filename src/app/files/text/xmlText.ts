import { GAP } from './passages.js'

/** The texts that one XML part holds, by how a reader comes to see them. */
export interface XmlTexts {
  /** What the program that opens the document shows. */
  readonly visible: string
  /** What stands there too: deletions, the state before tracked changes, hidden runs, field codes, fallbacks, comments, attributes. */
  readonly hidden: readonly string[]
}

const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(?:[^>"']|"[^"]*"|'[^']*')*>|[^<]+|</g
const CHOICE = new Set(['Choice'])
const HIDING = new Set(['vanish', 'webHidden'])
const DELETED = new Set(['del', 'moveFrom'])
const INSERTED = new Set(['ins', 'moveTo'])
const UNSEEN = new Set(['instrText', 'delInstrText', 'delText', 'Fallback', 'annotation', 'tracked-changes'])
const BLOCK = new Set(['p', 'tr', 'br', 'tab', 'cr', 'h', 'row', 'si', 'TextObject'])

/** Works on the tags as they come, not on a tree: a damaged document gives its text all the same. */
export function xmlTexts(xml: string): XmlTexts {
  const reader = new XmlReader()
  for (const [token] of xml.matchAll(TOKEN)) {
    if (token.startsWith('<![CDATA[')) reader.text(token.slice(9, -3))
    else if (token.startsWith('<!')) reader.aside(token)
    else if (token.startsWith('<')) reader.tag(token)
    else reader.text(decodeEntities(token))
  }
  return reader.texts()
}

class XmlReader {
  private readonly open: string[] = []
  private readonly inside = new Map<string, number>()
  private runIsHidden = false
  private visible = ''
  private all = ''
  private before = ''
  private deleted = ''
  private noChoice = ''
  private asides = ''

  text(text: string): void {
    this.all += text
    if (!this.within(INSERTED)) this.before += text
    if (!this.within(CHOICE)) this.noChoice += text
    if (this.within(DELETED) || this.within(UNSEEN) || this.runIsHidden) this.deleted += text
    else this.visible += text
  }

  aside(text: string): void {
    this.asides += GAP + text
  }

  tag(tag: string): void {
    const name = /^<\/?(?:[\w.-]+:)?([\w.-]+)/.exec(tag)?.[1] ?? ''
    if (BLOCK.has(name)) this.text('\n')
    if (HIDING.has(name) && !/val="(0|false|off)"/.test(tag)) this.runIsHidden = true
    for (const [, value] of tag.matchAll(/=\s*"([^"]*)"/g)) this.aside(decodeEntities(value!))
    if (name === 'r') this.runIsHidden = false
    if (tag.startsWith('</')) this.leave(name)
    else if (!tag.endsWith('/>') && !tag.startsWith('<?')) this.enter(name)
  }

  texts(): XmlTexts {
    const { visible, before, all, deleted, noChoice, asides } = this
    return { visible, hidden: [before, all, deleted, noChoice, asides] }
  }

  private within(names: ReadonlySet<string>): boolean {
    for (const name of names) if ((this.inside.get(name) ?? 0) > 0) return true
    return false
  }

  private enter(name: string): void {
    this.open.push(name)
    this.inside.set(name, (this.inside.get(name) ?? 0) + 1)
  }

  private leave(name: string): void {
    if ((this.inside.get(name) ?? 0) === 0) return
    for (let last = this.open.pop(); last !== undefined; last = this.open.pop()) {
      this.inside.set(last, (this.inside.get(last) ?? 1) - 1)
      if (last === name) return
    }
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name as string] ?? whole
    const code = decimal ? Number(decimal) : parseInt(hex as string, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
