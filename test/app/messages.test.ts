import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { catalogue } from '../../src/app/messages/catalogue.js'
import type { Message } from '../../src/app/messages/message.js'
import { explain } from '../../src/app/messages/explain.js'

const FOLDER = 'src/app/messages'
const NOT_MESSAGES = new Set(['message.ts', 'explain.ts', 'catalogue.ts'])
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !NOT_MESSAGES.has(name))

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).toSorted()

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sources(path)
    return entry.name.endsWith('.ts') && !path.startsWith(FOLDER) ? [readFileSync(path, 'utf8')] : []
  })
}

async function codesIn(file: string): Promise<readonly string[]> {
  const exported = (await import(pathToFileURL(join(FOLDER, file)).href)) as Record<string, object>
  return Object.values(exported).flatMap((messages) => Object.keys(messages))
}

test('every file of messages is in the catalogue', async () => {
  for (const file of files) {
    expect(Object.keys(catalogue), `${file} is not part of catalogue.ts`).toEqual(
      expect.arrayContaining([...(await codesIn(file))]),
    )
  }
})

test('no code stands in two files', async () => {
  const owners = new Map<string, string>()
  for (const file of files) {
    for (const code of await codesIn(file)) {
      expect(owners.get(code) ?? file, code).toBe(file)
      owners.set(code, file)
    }
  }
})

test('every code that a refusal is written with has a message', () => {
  const written = sources('src').flatMap((text) => [...text.matchAll(/code: '([A-Z][A-Z0-9_]+)',\s*clause/g)])
  expect(written.length).toBeGreaterThan(100)
  expect([...new Set(written.map(([, code]) => code!))].filter((code) => catalogue[code] === undefined)).toEqual([])
})

test('both languages fill in the same facts, and no code has two meanings', () => {
  for (const [code, { zh, en }] of Object.entries(catalogue)) {
    expect(code).toMatch(/^[A-Z][A-Z0-9_]*$/)
    expect(zh, code).toMatch(/[\u4e00-\u9fff]/)
    expect(en, code).not.toBe('')
    expect(placeholders(zh), code).toEqual(placeholders(en))
  }
})

test('each placeholder is the name of a fact that some rule gives', () => {
  const code = sources('src').join('\n')
  const unknown = Object.entries(catalogue).flatMap(([name, { en }]) =>
    placeholders(en)
      .filter((fact) => !new RegExp(`\\b${fact}\\b[:,\\s}]`).test(code))
      .map((fact) => `${name}: {${fact}}`),
  )
  expect(unknown).toEqual([])
})

test('nobody ever reads an unfilled placeholder, whatever facts are missing', () => {
  for (const code of Object.keys(catalogue)) {
    for (const language of ['zh', 'en'] as const) {
      expect(explain({ code, clause: 'SYS' }, language)).not.toMatch(/\{\w+\}/)
    }
  }
})

test('facts and missing things are filled in, lists in the manner of the language', () => {
  const refusal = { code: 'ROLE_MISSING', clause: 'LS-10.6', missing: ['registrar', 'sectionHead'] } as const
  expect(explain(refusal, 'en')).toContain('registrar, section head')
  expect(explain(refusal, 'zh')).toContain('机构和人员登记员、科室负责人')
})

test('stable names are said as people say them, and an unknown one as it is', () => {
  const lacking = { code: 'REQUEST_INCOMPLETE', clause: '711-29', missing: ['identityProof', 'new'] } as const
  expect(explain(lacking, 'zh')).toContain('身份证明、new')
  const reply = { code: 'OUTCOME_FACTS_MISSING', clause: '711-55', missing: ['outcome.enterpriseId'] } as const
  expect(explain(reply, 'en')).toContain('the enterprise')
  for (const { words = {} } of Object.values<Message>(catalogue))
    for (const { zh, en } of Object.values(words)) {
      expect(zh).toMatch(/^[\u4e00-\u9fff、，：“”（）\d.]+$/)
      expect(en).toMatch(/^[a-z ]+$/)
    }
})

test('LS-12.1: where there is nobody else to ask, nobody is promised', () => {
  const refusal = (agencies: readonly string[]) =>
    ({ code: 'BODY_NOT_ASKED', clause: 'LS-12.1', facts: { agencies: [...agencies] } }) as const
  expect(explain(refusal(['区财政局']), 'zh')).toContain('请向下列机关申请：区财政局。')
  expect(explain(refusal([]), 'zh')).toBe('该机构不以自己名义对外履行职责，不能作为申请对象。')
  expect(explain(refusal([]), 'en')).toBe('This body does not act in its own name and is not applied to.')
})

test('a code without a message stands for itself', () => {
  expect(explain({ code: 'UNHEARD_OF', clause: 'SYS' }, 'zh')).toBe('UNHEARD_OF')
})

test('711-50: the annual report is spoken of in Chinese in the words of its official form', () => {
  const facts = { table: 2, row: 'newlyReceived', column: 'commercialEnterprise', left: 3, right: 2 }
  expect(explain({ code: 'SUM_OF_COLUMNS', clause: '711-50', facts }, 'zh')).toBe(
    '勾稽关系不符（表二，一、本年新收政府信息公开申请数量 行）：总计列为 3，各列之和为 2。',
  )
  expect(explain({ code: 'SUM_IN_OUT', clause: '711-50', facts }, 'zh')).toContain('商业企业 列')
  const results = { column: 'lawsuitAfterReview', left: 1, right: 2 }
  expect(explain({ code: 'SUM_OF_RESULTS', clause: '711-50', facts: results }, 'zh')).toContain('复议后起诉')
  const lacking = (code: string, missing: readonly string[]) => explain({ code, clause: '711-50', missing }, 'zh')
  expect(lacking('CHAPTERS_MISSING', ['problems'])).toBe('尚未编写：五、存在的主要问题及改进情况。')
  expect(lacking('TABLE_ONE_INCOMPLETE', ['charges.amount'])).toContain('行政事业性收费（本年收费金额（单位：万元））')
  expect(explain({ code: 'SUM_IN_OUT', clause: '711-50', facts }, 'en')).toContain('commercial enterprise')
})
