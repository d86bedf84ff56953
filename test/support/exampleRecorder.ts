import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aggregates } from '../../src/app/aggregates.js'
import type { AnyEvent } from '../../src/domain/decider.js'
import { type Example, EXAMPLES, type ExampleFile } from './examples.js'
import { SAMPLES } from './leaveExample.js'

/** vitest globalSetup: collects while the tests of the deciders run, then writes the examples anew. */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-examples-'))
  process.env[SAMPLES] = folder
  return async () => {
    const all = (await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8'))))
      .flatMap((text) => text.trimEnd().split('\n'))
      .map((line) => JSON.parse(line) as Example)
    await rm(folder, { recursive: true })
    for (const { name, decider } of aggregates) {
      const chosen = Object.keys(decider.handlers).flatMap((type) =>
        fullest(all.filter(({ command }) => command.type === type)),
      )
      if (chosen.length > 0) await writeFile(join(EXAMPLES, `${name}.json`), written(chosen))
    }
  }
}

const MOST = 3

/** As few as fill in every field that any of them fills in; the shorter history where they are equal. */
function fullest(examples: readonly Example[]): readonly Example[] {
  const chosen: Example[] = []
  const covered = new Set<string>()
  while (chosen.length < MOST) {
    const best = examples
      .map((example) => ({
        example,
        fields: [...fieldsOf(example.command.data)].filter((field) => !covered.has(field)),
      }))
      .sort((a, b) => b.fields.length - a.fields.length || a.example.history.length - b.example.history.length)[0]
    if (best === undefined || best.fields.length === 0) break
    chosen.push(best.example)
    for (const field of best.fields) covered.add(field)
  }
  return chosen
}

function* fieldsOf(value: unknown, path = ''): Generator<string> {
  yield path
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value))
    yield* fieldsOf(member, `${path}.${Array.isArray(value) ? '*' : key}`)
}

/** Each event once, a line each: histories share most of theirs. */
function written(examples: readonly Example[]): string {
  const numbers = new Map<string, number>()
  const number = (event: AnyEvent): number => {
    const text = JSON.stringify(event)
    if (!numbers.has(text)) numbers.set(text, numbers.size)
    return numbers.get(text)!
  }
  const file: ExampleFile['examples'] = examples.map((example) => ({
    ...example,
    history: example.history.map(number),
  }))
  const lines = (texts: readonly string[]): string => texts.map((text) => `    ${text}`).join(',\n')
  return `{\n  "events": [\n${lines([...numbers.keys()])}\n  ],\n  "examples": [\n${lines(file.map((one) => JSON.stringify(one)))}\n  ]\n}\n`
}
