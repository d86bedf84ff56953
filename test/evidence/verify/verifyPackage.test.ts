import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asCosigner, newSigningKey } from '../../../src/evidence/note/noteKeys.js'
import { cosign } from '../../../src/evidence/note/cosignature.js'
import { formatConsistencyFile } from '../../../src/evidence/note/consistencyFile.js'
import { parseCheckpoint, signCheckpoint } from '../../../src/evidence/note/checkpoint.js'
import { signatureLine } from '../../../src/evidence/note/signedNote.js'
import type { DisclosedField, Manifest } from '../../../src/evidence/package/format.js'
import { readArchive } from '../../../src/evidence/package/archive.js'
import type { Report } from '../../../src/evidence/verify/report.js'
import { type VerifyOptions, verifyPackage } from '../../../src/evidence/verify/verifyPackage.js'
import { evidenceWorld, type EvidenceWorld, notes } from '../support/evidenceWorld.js'
import { contentOf, exporter, itemLife, reissued, repacked } from '../support/exporter.js'

let world: EvidenceWorld
let program: ReturnType<typeof exporter>
let trust: VerifyOptions
let bytes: Buffer
let early: string

beforeAll(async () => {
  world = await evidenceWorld()
  program = exporter(world)
  await world.append('shared-1', ...notes(3))
  for (const id of ['a', 'b', 'c']) await world.append(`item-${id}`, ...itemLife(id))
  early = (await program.checkpoints.sign())!.note
  await world.append('item-a', { type: 'ItemApproved', data: { itemId: 'a' } })
  trust = { keys: await program.keys(), witnesses: [] }
  bytes = (await program.export({ subject: 'item:a', held: [early] })).bytes
})
afterAll(() => world.stop())

const verdictOf = (changed: Buffer, options: VerifyOptions = trust) => verifyPackage(changed, options).verdict
const said = ({ faults }: Report) => faults.map(({ verdict, where, what }) => `${verdict} ${where}: ${what}`).join('\n')

test('LS-15.2: what was exported is verified: events of the item, one of a shared stream, its file', () => {
  const report = verifyPackage(bytes, trust)
  expect(said(report)).toBe('')
  expect(report).toMatchObject({ verdict: 'VERIFIED', events: 8, subject: 'item:a' })
  expect(report.signedBy).toHaveLength(1)
  expect(report.notes).toEqual([expect.stringContaining('nothing was rewritten between size 21 and size 23')])
  const paths = readArchive(bytes).map(({ path }) => path)
  expect(paths.filter((path) => path.startsWith('files/'))).toHaveLength(1)
  expect(paths.filter((path) => path.startsWith('proofs/'))).toHaveLength(8)
})

test('no key of a subject leaves, and the key of a field opens that field only', async () => {
  const all = bytes.toString('latin1')
  for (const subject of ['item:a', 'person:p-a'] as const) {
    const key = Buffer.from((await world.keys.subjectKey(subject))!)
    for (const form of ['hex', 'base64', 'base64url'] as const) expect(all).not.toContain(key.toString(form))
  }
})

describe('any byte', () => {
  test('flipped in the file: never verified', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1 << (at % 8)
      const { verdict } = verifyPackage(changed, trust)
      if (verdict.startsWith('VERIFIED')) throw new Error(`byte ${at} may be changed`)
    }
  }, 120_000)

  test('flipped in any part and packed again: never verified', () => {
    const parts = readArchive(bytes)
    fc.assert(
      fc.property(fc.nat(parts.length - 1), fc.nat(), fc.integer({ min: 1, max: 255 }), (which, place, mask) => {
        const changed = repacked(bytes, (entries) =>
          entries.map((entry, i) => {
            if (i !== which || entry.content.length === 0) return entry
            const content = Buffer.from(entry.content)
            content[place % content.length]! ^= mask
            return { ...entry, content }
          }),
        )
        const { verdict } = verifyPackage(changed, trust)
        expect(['TAMPERED', 'UNTRUSTED-KEY', 'INCOMPLETE'], parts[which]!.path).toContain(verdict)
      }),
      { numRuns: 1_500 },
    )
  }, 120_000)

  test('cut off anywhere: incomplete', () => {
    for (let length = 0; length < bytes.length; length += 97)
      expect(verdictOf(bytes.subarray(0, length)), String(length)).toBe('INCOMPLETE')
  })

  test('added at the end: altered', () => {
    expect(verdictOf(Buffer.concat([bytes, Buffer.from('x')]))).not.toMatch(/^VERIFIED/)
  })
})

describe('a part', () => {
  test('taken out: incomplete, whichever it is', () => {
    for (const { path } of readArchive(bytes)) {
      const report = verifyPackage(
        repacked(bytes, (entries) => entries.filter((entry) => entry.path !== path)),
        trust,
      )
      expect(`${path} ${report.verdict}`).toBe(`${path} INCOMPLETE`)
      expect(said(report)).toContain(path)
    }
  })

  test('put in: altered', () => {
    for (const path of ['events/999999.json', 'note.txt', 'held/3.txt', 'export/other.json'])
      expect(verdictOf(repacked(bytes, (entries) => [...entries, { path, content: Buffer.from('{}') }]))).toBe(
        'TAMPERED',
      )
  })

  test('there twice: altered', () => {
    expect(verdictOf(repacked(bytes, (entries) => [...entries, entries[3]!]))).toBe('TAMPERED')
  })

  test('swapped with another: altered', () => {
    const swap = (one: string, other: string) =>
      repacked(bytes, (entries) => {
        const content = (path: string) => entries.find((entry) => entry.path === path)!.content
        return entries.map(({ path, ...rest }) =>
          path === one
            ? { path, content: content(other) }
            : path === other
              ? { path, content: content(one) }
              : { path, ...rest },
        )
      })
    expect(verdictOf(swap('events/000002.json', 'events/000003.json'))).toBe('TAMPERED')
    expect(verdictOf(swap('proofs/000002.tlog-proof', 'proofs/000003.tlog-proof'))).toBe('TAMPERED')
    expect(verdictOf(swap('leaves/000002.json', 'leaves/000003.json'))).toBe('TAMPERED')
  })
})

describe('an event', () => {
  test('LS-15.2: taken out of the middle of a stream, with leaf and proof: incomplete, and it is said which one', () => {
    const report = verifyPackage(
      repacked(bytes, (entries) => entries.filter(({ path }) => !path.includes('/000004.'))),
      trust,
    )
    expect(report.verdict).toBe('INCOMPLETE')
    expect(said(report)).toMatch(/INCOMPLETE item-a: revision 2 is missing/)
  })

  test('left out when the package was made: incomplete, although everything in it is proved', async () => {
    const without = await program.export({ subject: 'item:b' }, () =>
      Promise.resolve({
        streams: ['item-c'],
        events: [0, 1, 3, 4, 5].map((revision) => ({ stream: 'item-b', revision })),
      }),
    )
    expect(verdictOf(without.bytes)).toBe('VERIFIED')
    // A maker who claims the whole stream is held to it.
    const lying = {
      ...world.store,
      readStreams: async (streams: readonly string[]) => {
        const read = new Map(await world.store.readStreams(streams))
        for (const [stream, events] of read)
          read.set(
            stream,
            events.filter(({ revision }) => revision !== 2),
          )
        return read
      },
    }
    const made = await exporter({ ...world, store: lying }).export({ subject: 'item:b' })
    const report = verifyPackage(made.bytes, trust)
    expect(report.verdict).toBe('INCOMPLETE')
    expect(said(report)).toContain('item-b: revision 2 is missing')
  })

  test('whose list of contents was written anew: not the one on record', () => {
    const changed = repacked(bytes, (entries) =>
      entries.map((entry) =>
        entry.path === 'manifest.json'
          ? {
              ...entry,
              content: Buffer.from(
                entry.content.toString().replace('"purpose":"accountability"', '"purpose":"supervision"'),
              ),
            }
          : entry,
      ),
    )
    const report = verifyPackage(changed, trust)
    expect(report.verdict).toBe('TAMPERED')
    expect(said(report)).toContain('not the list of contents that was recorded')
  })
})

describe('keys', () => {
  test('none is trusted: the package does not vouch for itself', () => {
    const report = verifyPackage(bytes, { keys: [], witnesses: [] })
    expect(report.verdict).toBe('UNTRUSTED-KEY')
    expect(said(report)).toContain('--key')
  })

  test('another one is trusted', () => {
    expect(verdictOf(bytes, { keys: [newSigningKey('gongkai.example/log')], witnesses: [] })).toBe('UNTRUSTED-KEY')
    // Of the same name.
    const { origin } = parseCheckpoint(contentOf(bytes, 'checkpoint.txt'))
    expect(verdictOf(bytes, { keys: [newSigningKey(origin)], witnesses: [] })).toBe('UNTRUSTED-KEY')
  })

  test('a package signed by a stranger under the name of the log is not believed', () => {
    const head = parseCheckpoint(contentOf(bytes, 'checkpoint.txt'))
    const forged = signCheckpoint(head, [newSigningKey(head.origin)])
    const changed = repacked(bytes, (entries) =>
      entries.map(({ path, content }) => ({
        path,
        content: Buffer.from(
          content
            .toString('latin1')
            .replaceAll(Buffer.from(head.note).toString('latin1'), Buffer.from(forged).toString('latin1')),
          'latin1',
        ),
      })),
    )
    expect(verdictOf(changed)).toBe('UNTRUSTED-KEY')
  })

  test('a witness that is asked for has to have cosigned', () => {
    const witness = newSigningKey('witness.example/supervision')
    const asked = { ...trust, witnesses: [asCosigner(witness)] }
    expect(verdictOf(bytes, asked)).toBe('INCOMPLETE')
    const { note, text } = parseCheckpoint(contentOf(bytes, 'checkpoint.txt'))
    const withLine = (line: string) =>
      repacked(bytes, (entries) =>
        entries.map(({ path, content }) => ({
          path,
          content: Buffer.from(
            content
              .toString('latin1')
              .replaceAll(Buffer.from(note).toString('latin1'), Buffer.from(note + line).toString('latin1')),
            'latin1',
          ),
        })),
      )
    expect(verdictOf(withLine(signatureLine(cosign(text, witness, 1_772_413_200n))), asked)).toBe('VERIFIED')
    expect(verdictOf(withLine(signatureLine(cosign(`${text}x\n`, witness, 1_772_413_200n))), asked)).toBe('TAMPERED')
  })
})

describe('made by somebody who has the program, the log and the key', () => {
  // What is held was bound to the package before; it is left out of what is issued anew.
  const without = (manifest: Manifest): Manifest => ({
    ...manifest,
    parts: manifest.parts.filter(({ path }) => !path.startsWith('held/')),
  })
  const issue = async (change: (manifest: Manifest, contents: Map<string, Buffer>) => Manifest) =>
    verifyPackage(
      await reissued(world, program, bytes, (manifest, contents) => change(without(manifest), contents)),
      trust,
    )

  test('and nothing else: verified', async () => {
    expect(said(await issue((manifest) => manifest))).toBe('')
  })

  test('with a file exchanged: altered', async () => {
    const report = await issue((manifest, contents) => {
      contents.set(manifest.files[0]!.path, Buffer.from('another file'))
      return manifest
    })
    expect(report.verdict).toBe('TAMPERED')
    expect(said(report)).toContain('is not the file that item-a revision 2 names')
  })

  test('with events listed at places where they do not stand: altered', async () => {
    const report = await issue((manifest) => ({
      ...manifest,
      events: manifest.events.map((event, i) => (i === 0 ? event : { ...event, index: event.index + 100 })),
    }))
    expect(report.verdict).toBe('TAMPERED')
    expect(said(report)).toMatch(/proves index \d+, and the list says/)
  })

  test('that calls erased what is not: incomplete', async () => {
    const report = await issue((manifest, contents) => {
      const [field, ...rest] = JSON.parse(contents.get('disclosed.json')!.toString()) as DisclosedField[]
      contents.set('disclosed.json', Buffer.from(JSON.stringify(rest)))
      const { event, pointer } = field!
      return { ...manifest, erased: [{ event, pointer, destroyedBy: manifest.events[0]!.name }] }
    })
    expect(report.verdict).toBe('INCOMPLETE')
    expect(said(report)).toContain('no event of the package says that its key was destroyed')
  })

  test('with the key of a field exchanged: altered', async () => {
    const report = await issue((manifest, contents) => {
      const [one, two, ...rest] = JSON.parse(contents.get('disclosed.json')!.toString()) as DisclosedField[]
      const swapped = [{ ...one!, key: two!.key }, { ...two!, key: one!.key }, ...rest]
      contents.set('disclosed.json', Buffer.from(JSON.stringify(swapped)))
      return manifest
    })
    expect(report.verdict).toBe('TAMPERED')
    expect(said(report)).toContain('does not open what is sealed there')
  })

  test('with the text of an event exchanged: altered', async () => {
    const report = await issue((manifest, contents) => {
      const path = 'events/000005.json'
      contents.set(path, Buffer.from(contents.get(path)!.toString().replace('\\"number\\":', '\\"numbre\\":')))
      return manifest
    })
    expect(report.verdict).toBe('TAMPERED')
    expect(said(report)).toContain('is not the leaf of its event')
  })
})

describe('a checkpoint held from before', () => {
  test('that nobody trusted has signed is no measure', () => {
    const { size, origin, root } = parseCheckpoint(contentOf(bytes, 'checkpoint.txt'))
    const note = signCheckpoint({ origin, size, root }, [newSigningKey(origin)])
    expect(verdictOf(bytes, { ...trust, held: [{ note }] })).toBe('UNTRUSTED-KEY')
  })

  test('of the same log: nothing was rewritten', () => {
    expect(verifyPackage(bytes, { ...trust, held: [{ note: early }] }).verdict).toBe('VERIFIED')
  })

  test('of a size that the package has no proof for: a proof is asked for, and believed only when it holds', async () => {
    const plain = (await program.export({ subject: 'item:b' })).bytes
    const asked = verifyPackage(plain, { ...trust, held: [{ note: early }] })
    expect(asked.verdict).toBe('INCOMPLETE')
    expect(said(asked)).toContain('--consistency')
    const newer = parseCheckpoint(contentOf(plain, 'checkpoint.txt'))
    const older = parseCheckpoint(early)
    const hashes = await program.tree.consistencyProof(older.size, newer.size)
    const proof = formatConsistencyFile({ old: older.size, hashes, checkpoint: newer.note })
    expect(verdictOf(plain, { ...trust, held: [{ note: early, proof }] })).toBe('VERIFIED')
    const wrong = formatConsistencyFile({ old: older.size, hashes: hashes.slice(1), checkpoint: newer.note })
    expect(verdictOf(plain, { ...trust, held: [{ note: early, proof: wrong }] })).toBe('TAMPERED')
  })

  test('of a fork of the log, signed with the same key: the package is not what that log was', async () => {
    const key = newSigningKey('gongkai.example/log')
    const { size, origin, root } = parseCheckpoint(contentOf(bytes, 'checkpoint.txt'))
    const other = Buffer.from(root)
    other[0]! ^= 1
    const both = { keys: [...trust.keys, key], witnesses: [] }
    const note = signCheckpoint({ origin, size, root: other }, [key])
    const report = verifyPackage(bytes, { ...both, held: [{ note }] })
    expect(report.verdict).toBe('TAMPERED')
    expect(said(report)).toContain('rewritten or forked')
  })
})

describe('what is sealed', () => {
  test('personal data stays sealed unless it was asked for, and that is said', async () => {
    const { bytes: without } = await program.export({ subject: 'item:b', personalData: false })
    const report = verifyPackage(without, trust)
    expect(report.verdict).toBe('VERIFIED')
    expect(report.notes).toEqual([expect.stringContaining('1 sealed values were not disclosed')])
    expect(contentOf(without, 'index.html')).not.toContain('张三')
    expect(contentOf(without, 'index.html')).toContain('本次未披露')
    expect(contentOf(bytes, 'index.html')).toContain('张三')
  })

  test('an item whose key was destroyed: verified, erased; and only with the event that says so', async () => {
    world.keys.destroy('item:c')
    const before = verifyPackage((await program.export({ subject: 'item:c' })).bytes, trust)
    expect(before.verdict).toBe('INCOMPLETE')
    await world.append('item-c', {
      type: 'ItemKeyDestroyed',
      data: { itemId: 'c', destroyedAt: '2026-03-02T02:00:00.000Z' },
    })
    const { bytes: erased, files } = await program.export({ subject: 'item:c' })
    expect(verdictOf(erased)).toBe('VERIFIED-ERASED')
    expect(files).toBe(0)
    expect(contentOf(erased, 'index.html')).toContain('已依法销毁')
    const page = contentOf(erased, 'index.html')
    expect(page).not.toContain('全文')
    const last = readArchive(erased).filter(({ path }) => path.startsWith('events/')).length
    const name = String(last).padStart(6, '0')
    expect(verdictOf(repacked(erased, (entries) => entries.filter(({ path }) => !path.includes(name))))).toBe(
      'INCOMPLETE',
    )
  })
})

test('the page is inert: no script, nothing from outside, texts escaped', () => {
  const page = contentOf(bytes, 'index.html')
  expect(page).toContain('关于&lt;b&gt;a&lt;/b&gt;的通知')
  expect(page).not.toMatch(/<script|<b>|javascript:|https?:\/\/|\son\w+=/i)
  expect(page).toContain(`default-src 'none'`)
  expect(page).toContain('lang="zh-CN"')
})

test('the export is on record before the package is there, with the hash of its list', async () => {
  const events = await world.store.readStream('evidence-exports')
  expect(events[0]).toMatchObject({ type: 'EvidenceExported' })
  expect(JSON.parse(events[0]!.data)).toMatchObject({
    subject: 'item:a',
    purpose: 'accountability',
    events: 8,
    files: 1,
  })
  const failing = exporter({
    ...world,
    store: { ...world.store, append: () => Promise.resolve({ kind: 'wrongRevision', actual: 0 }) },
  })
  await expect(failing.export({ subject: 'item:a' })).rejects.toThrow('did not take the record')
})
