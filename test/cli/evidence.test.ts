import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkpoint, type CheckpointArguments } from '../../src/cli/checkpoint.js'
import { exportEvidence, type ExportArguments } from '../../src/cli/exportPackage.js'
import { fsck } from '../../src/cli/fsck.js'
import { exportTrail } from '../../src/cli/trail.js'
import { verifier } from '../../src/cli/verifier.js'
import { verify } from '../../src/cli/verify.js'
import { witness } from '../../src/cli/witness.js'
import { cosign } from '../../src/evidence/note/cosignature.js'
import { parseCheckpoint } from '../../src/evidence/note/checkpoint.js'
import { asCosigner, formatVerifierKey, newSigningKey } from '../../src/evidence/note/noteKeys.js'
import { signatureLine } from '../../src/evidence/note/signedNote.js'
import { readArchive } from '../../src/evidence/package/archive.js'
import { createTestDatabase } from '../support/database.js'
import { run } from '../support/rawAppend.js'

let dataDir: string
let database: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gongkai-evidence-'))
  database = await createTestDatabase()
})
afterAll(async () => {
  await database.drop()
  await rm(dataDir, { recursive: true, force: true })
})

const at = (name: string) => join(dataDir, name)
const environment = () => ({ DATA_DIR: dataDir, DATABASE_URL: database.ownerUrl, PUBLIC_URL: 'http://gongkai.example' })
const lines = () => {
  const out: string[] = []
  const err: string[] = []
  return { io: { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) }, out, err }
}
const sign = async (options: Partial<CheckpointArguments> = {}) => {
  const { io, out } = lines()
  const none = { keys: false, addKey: false, rebuildTree: false, newOrigin: false, witness: [] }
  expect(await checkpoint(environment(), { ...none, ...options }, io)).toBe(0)
  return `${out.join('\n')}\n`
}
const request = (options: Partial<ExportArguments> = {}): ExportArguments => ({
  ...{ subject: 'calendar:CN', out: at('calendar.zip'), purpose: 'supervision', personalData: false, files: true },
  ...{ since: [], witness: [], json: false, ...options },
})
const verified = async (
  path: string,
  options: { readonly key?: string; readonly checkpoint?: string; readonly witness?: string } = {},
) => {
  const { io, out, err } = lines()
  const key = options.key === undefined ? [] : [options.key]
  const witnesses = options.witness === undefined ? [] : [options.witness]
  const held = options.checkpoint === undefined ? [] : [options.checkpoint]
  const code = await verify({ path, key, witness: witnesses, checkpoint: held, consistency: [], json: false }, io)
  return { code, verdict: out[0], said: [...out, ...err].join('\n') }
}

test('a package is exported, verified, and says what it is worth without a key', async () => {
  await writeFile(at('early.txt'), await sign())
  await writeFile(at('keys.txt'), await sign({ keys: true }))
  const { io, out } = lines()
  expect(await exportEvidence(environment(), request({ since: [at('early.txt')] }), io)).toBe(0)
  expect(out.join()).toContain('VERIFIED')
  const held = { key: at('keys.txt'), checkpoint: at('early.txt') }
  expect(await verified(at('calendar.zip'), held)).toMatchObject({ code: 0, verdict: 'VERIFIED' })
  expect(await verified(at('calendar.zip'))).toMatchObject({ code: 1, verdict: 'UNTRUSTED-KEY' })
  // The export is an event itself: it can be taken out in turn.
  expect(await exportEvidence(environment(), request({ subject: 'evidence:exports', out: at('x.zip') }), io)).toBe(0)
  expect(readArchive(await readFile(at('x.zip'))).some(({ path }) => path === 'events/000001.json')).toBe(true)
})

test('unpacked into a folder it is still a package', async () => {
  for (const { path, content } of readArchive(await readFile(at('calendar.zip')))) {
    await mkdir(join(dataDir, 'unpacked', path, '..'), { recursive: true })
    await writeFile(join(dataDir, 'unpacked', path), content)
  }
  expect(await verified(at('unpacked'), { key: at('keys.txt') })).toMatchObject({ code: 0 })
  await writeFile(at('unpacked/events/000001.json'), '{}')
  expect(await verified(at('unpacked'), { key: at('keys.txt') })).toMatchObject({ code: 1, verdict: 'TAMPERED' })
})

test('the verifier is one file that needs Node and nothing else', async () => {
  const alone = await mkdtemp(join(tmpdir(), 'gongkai-alone-'))
  const program = join(alone, 'verify.mjs')
  expect(await verifier(program, lines().io)).toBe(0)
  const imports = [...(await readFile(program, 'utf8')).matchAll(/\bfrom\s*["']([^"']+)["']|\brequire\(["']([^"']+)/g)]
  expect(imports.length).toBeGreaterThan(2)
  for (const [, from, required] of imports) expect(from ?? required).toMatch(/^node:/)
  const key = (await readFile(at('keys.txt'), 'utf8')).trim()
  const runs = (path: string) =>
    promisify(execFile)(process.execPath, [program, path, '--key', key], { cwd: alone, env: {} }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { readonly code: number; readonly stdout: string }) => ({ code, stdout }),
    )
  expect(await runs(at('calendar.zip'))).toMatchObject({ code: 0, stdout: expect.stringMatching(/^VERIFIED\n/) })
  const changed = await readFile(at('calendar.zip'))
  changed[changed.length >> 1]! ^= 1
  await writeFile(at('changed.zip'), changed)
  expect(await runs(at('changed.zip'))).toMatchObject({ code: 1, stdout: expect.stringMatching(/^TAMPERED\n/) })
  await expect(runs(at('no-such-file'))).resolves.toMatchObject({ code: 2 })
  await rm(alone, { recursive: true })
})

test('an inspector’s checkpoint leads to a later one by a proof that fits the file for a witness', async () => {
  const proof = await sign({ since: at('early.txt') })
  expect(proof).toMatch(/^old \d+\n/)
  expect(proof).toContain(await sign())
})

test('the line of a witness is taken when it is right, and only then', async () => {
  const note = await sign()
  const witness = newSigningKey('witness.example/supervision')
  const vkey = formatVerifierKey(asCosigner(witness))
  const line = signatureLine(cosign(parseCheckpoint(note).text, witness, 1_772_413_200n))
  await writeFile(at('cosigned.txt'), note + line)
  expect(await sign({ cosigned: at('cosigned.txt'), witness: [vkey] })).toContain(
    'cosigned by witness.example/supervision',
  )
  await writeFile(at('forged.txt'), note + signatureLine(cosign('other\n1\nAA==\n', witness, 1_772_413_200n)))
  await expect(sign({ cosigned: at('forged.txt'), witness: [vkey] })).rejects.toThrow(
    'does not belong to this checkpoint',
  )
  await expect(sign({ cosigned: at('cosigned.txt') })).rejects.toThrow('no witness that was named')
})

test('a witness of the supervisory body cosigns, by files and over HTTP', async () => {
  const [logKey] = (await readFile(at('keys.txt'), 'utf8')).trim().split('\n')
  const ours = { folder: at('witness'), name: 'witness.example/w', logKey: [logKey!], host: '127.0.0.1' }
  const started = lines()
  expect(await witness(ours, started.io)).toBe(0)
  const vkey = started.out[0]!.split(': ')[1]!
  // The first time there is nothing to prove.
  const note = await sign()
  await writeFile(at('to-witness.txt'), `old 0\n\n${note}`)
  expect(await witness({ ...ours, file: at('to-witness.txt'), out: at('back.txt') }, lines().io)).toBe(0)
  expect(await sign({ cosigned: at('back.txt'), witness: [vkey] })).toContain('cosigned by witness.example/w')
  const again = lines()
  await writeFile(at('to-witness.txt'), `old 1\n\n${note}`)
  expect(await witness({ ...ours, file: at('to-witness.txt') }, again.io)).toBe(1)
  expect(again.err.join()).toContain(`the last size cosigned is ${parseCheckpoint(note).size}`)

  const stop = new AbortController()
  const listening = lines()
  const running = witness({ ...ours, port: '0' }, listening.io, stop.signal)
  await expect.poll(() => listening.out.length).toBe(2)
  const [url] = /http:[^ ]+(?=add-checkpoint)/.exec(listening.out[1]!)!
  expect(await sign({ ask: url, witness: [vkey] })).toContain('cosigned by witness.example/w')
  // What is taken out carries the line, and verifies with it.
  const asked = request({ out: at('cosigned.zip'), ask: url, witness: [vkey] })
  expect(await exportEvidence(environment(), asked, lines().io)).toBe(0)
  expect(await verified(at('cosigned.zip'), { key: at('keys.txt'), witness: vkey })).toMatchObject({ code: 0 })
  expect(await verified(at('calendar.zip'), { key: at('keys.txt'), witness: vkey })).toMatchObject({
    ...{ code: 1, verdict: 'INCOMPLETE' },
  })
  stop.abort()
  expect(await running).toBe(0)
})

test('fsck finds nothing in an untouched log, and says where it was touched', async () => {
  const look = async () => {
    const { io, out, err } = lines()
    const code = await fsck(environment(), { checkpoint: [at('early.txt')], files: true, json: false }, io)
    return { code, said: [...out, ...err].join('\n') }
  }
  expect(await look()).toMatchObject({ code: 0, said: expect.stringContaining('nothing found') })
  const change = (from: string, to: string) =>
    run(
      database.ownerUrl,
      'alter table log.events disable trigger all',
      `update log.events set data = replace(data, '${from}', '${to}') where stream = 'calendar-CN' and revision = 1`,
      'alter table log.events enable always trigger append_only',
    )
  await change('2021', '2012')
  const { code, said } = await look()
  expect(code).toBe(1)
  expect(said).toContain('eventChanged calendar-CN revision 1')
  expect(said).toContain('the log is what was signed for up to the beginning')
  await change('2012', '2021')
  expect(await look()).toMatchObject({ code: 0 })
})

test('LS-15.1: gongkai trail writes the audit trail whole, for its owner, on record, and refuses what it does not understand', async () => {
  const { io, out, err } = lines()
  const order = { format: 'jsonl', purpose: 'audit', out: at('trail.jsonl'), json: true } as const
  const all = { subject: [], role: [], type: [], subAgencies: false, includeTrails: false }
  expect(await exportTrail(environment(), { ...all, ...order }, io), err.join()).toBe(0)
  const said = JSON.parse(out[0]!) as { events: number; upTo: number; bytes: number; export: string }
  const text = await readFile(order.out, 'utf8')
  const rows = text.trimEnd().split('\n')
  expect([rows.length, Buffer.byteLength(text)]).toEqual([said.events, said.bytes])
  expect((await stat(order.out)).mode & 0o777).toBe(0o600)
  expect((await readdir(dataDir)).filter((name) => name.endsWith('.part'))).toEqual([])

  // The second one holds the record of the first, and a filter leaves out what it says.
  const years = {
    ...all,
    ...order,
    out: at('years.csv'),
    format: 'csv',
    type: ['YearArranged', 'AuditTrailExported'],
  } as const
  expect(await exportTrail(environment(), years, io), err.join()).toBe(0)
  const table = await readFile(years.out, 'utf8')
  expect(table).toContain(said.export)
  expect(table).not.toContain('PolicyNumberSet')

  const wrong = {
    from: 'yesterday',
    until: '2026-01-01',
    legalFrom: '2026-02-01',
    legalUntil: '2026-1-1',
    subject: ['x'],
    text: 'x',
  }
  expect(await exportTrail(environment(), { ...all, ...order, ...wrong }, io)).toBe(2)
  expect(err.join('\n')).toMatch(/--subject x.*--from yesterday.*--legal-until.*--text/s)
})

test('a new origin is begun only for a log that lost what was signed for', async () => {
  await expect(sign({ newOrigin: true, reason: 'disk failure' })).rejects.toThrow('no new origin')
  await expect(sign({ newOrigin: true })).rejects.toThrow('--reason')
  const before = parseCheckpoint(await sign())
  await run(
    database.ownerUrl,
    'alter table log.events disable trigger all',
    'delete from log.events where position > (select max(position) - 2 from log.events)',
    'alter table log.events enable always trigger append_only',
  )
  await expect(sign()).rejects.toThrow('--rebuild-tree')
  await sign({ rebuildTree: true })
  await expect(sign()).rejects.toThrow('--new-origin')
  expect(await sign({ newOrigin: true, reason: 'disk failure' })).toContain(`${before.origin}/2`)
  const after = parseCheckpoint(await sign())
  expect(after).toMatchObject({ origin: `${before.origin}/2`, size: before.size - 1 })
  const { rows } = await run(database.ownerUrl, `select data from log.events where stream = 'evidence-origins'`)
  expect(JSON.parse((rows[0] as { data: string }).data)).toEqual({
    ...{ origin: after.origin, previousOrigin: before.origin, previousSize: before.size },
    ...{ previousRoot: before.root.toString('base64'), remaining: before.size - 2, reason: 'disk failure' },
  })
})
