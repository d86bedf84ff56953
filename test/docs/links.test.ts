import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

const markdown = ['.', 'docs', 'src', 'test', 'bench']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' }).map((name) =>
      join(root, folder, name),
    ),
  )
  .filter((path) => path.endsWith('.md'))

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')

/** As GitHub makes them: lower case, what is neither letter, digit, hyphen nor space left out. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- ]/gu, '')
    .replaceAll(' ', '-')

const anchorsOf = (path: string): readonly string[] =>
  [...withoutCode(readFileSync(path, 'utf8')).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!))

test('every relative link in a document leads to a file of the repository, and its anchor to a heading', () => {
  const broken = markdown.flatMap((path) =>
    [...withoutCode(readFileSync(path, 'utf8')).matchAll(/\]\(([^()\s]+)\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [file = '', anchor] = decodeURI(target).split('#')
        const wanted = file === '' ? path : resolve(dirname(path), file)
        if (!existsSync(wanted)) return true
        return anchor !== undefined && !anchorsOf(wanted).includes(anchor)
      })
      .map((target) => `${relative(root, path)}: ${target}`),
  )
  expect(broken).toEqual([])
})

test('both READMEs walk the same tour', () => {
  const tour = (name: string): readonly string[] =>
    [...readFileSync(join(root, name), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm)]
      .map(([, body]) => body!)
      .filter((body) => /\bask\b/.test(body))
  const english = tour('README.md').map((body) => body.replace(" -H 'accept-language: en'", ''))
  expect(english.length).toBeGreaterThan(9)
  expect(tour('README.zh-CN.md')).toEqual(english)
})

test('every npm script that a document tells to run exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>
  }
  const told = markdown.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/npm run (?:-s )?([a-z][a-z:]*)/g)].map(([, name]) => name!),
  )
  expect(told).toContain('demo')
  expect([...new Set(told)].filter((name) => scripts[name] === undefined)).toEqual([])
})

test('the list of decisions names each of them', () => {
  const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d+.*\.md$/.test(name))
  const listed = readFileSync(join(root, 'docs/decisions/README.md'), 'utf8')
  expect(decisions.length).toBeGreaterThan(5)
  expect(decisions.filter((name) => !listed.includes(`](${name})`))).toEqual([])
})
