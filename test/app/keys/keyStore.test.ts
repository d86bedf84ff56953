import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { blindIndex } from '../../../src/app/keys/blindIndex.js'
import type { DurableStep } from '../../../src/app/files/durableFiles.js'
import { type KeyStoreOptions, openKeyStore } from '../../../src/app/keys/openKeyStore.js'
import type { KeySubject } from '../../../src/domain/protected.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-keys-'))
})
afterEach(() => rm(folder, { recursive: true }))

const open = (more: Partial<KeyStoreOptions> = {}) =>
  openKeyStore({ url: join(folder, 'keys'), masterKeyFile: join(folder, 'master.key'), production: false, ...more })

const inProcess = (...args: string[]) =>
  promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    join(import.meta.dirname, 'keyStoreProcess.ts'),
    folder,
    ...args,
  ])

const filesIn = async (path: string) =>
  (await readdir(path, { recursive: true })).filter((name) => /\.(key|gone)$/.test(name))

describe('keys of subjects', () => {
  test('a key is made once, survives a restart, and differs from subject to subject', async () => {
    const keys = await open()
    const first = await keys.ensureSubjectKey('person:zhang')
    expect(first).toHaveLength(32)
    expect(await keys.ensureSubjectKey('item:zhang')).not.toEqual(first)
    expect(await (await open()).subjectKey('person:zhang')).toEqual(first)
    expect(await keys.subjectKey('person:nobody')).toBeUndefined()
  })

  test('neither names nor contents of the files tell the subject or the key', async () => {
    const keys = await open()
    const key = Buffer.from(await keys.ensureSubjectKey('person:zhang'))
    const names = await filesIn(join(folder, 'keys'))
    expect(names).toHaveLength(2) // names.key and the subject's
    for (const name of names) {
      const bytes = await readFile(join(folder, 'keys', name))
      expect(name + bytes.toString()).not.toContain('zhang')
      expect(bytes.includes(key) || bytes.toString().includes(key.toString('base64url'))).toBe(false)
      expect((await stat(join(folder, 'keys', name))).mode & 0o077).toBe(0)
    }
  })

  test('many are looked up at once; what has no key is left out', async () => {
    const subjects = Array.from({ length: 100 }, (_, n): KeySubject => `person:p${n}`)
    const keys = await open()
    for (const subject of subjects.slice(0, 50)) await keys.ensureSubjectKey(subject)
    await keys.destroyKey('person:p7')
    const found = await (await open()).subjectKeys([...subjects, ...subjects])
    expect([...found.keys()].sort()).toEqual(
      subjects
        .slice(0, 50)
        .filter((subject) => subject !== 'person:p7')
        .sort(),
    )
  })

  test('two processes that make the same key agree on one', async () => {
    await open()
    const outcomes = await Promise.all([1, 2, 3].map(() => inProcess('contested')))
    const keys = outcomes.map(({ stdout }) => stdout)
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(new Set(keys).size).toBe(1)
  })

  test('a key file changed on disk, or put in the place of another, is refused', async () => {
    const keys = await open()
    await keys.ensureSubjectKey('person:a')
    const [a] = (await filesIn(join(folder, 'keys'))).filter((name) => name !== 'names.key')
    await keys.ensureSubjectKey('person:b')
    const b = (await filesIn(join(folder, 'keys'))).find((name) => name !== 'names.key' && name !== a)
    await writeFile(join(folder, 'keys', b!), await readFile(join(folder, 'keys', a!)))
    await expect((await open()).subjectKey('person:b')).rejects.toMatchObject({ fault: 'KEY_ALTERED' })
    await writeFile(join(folder, 'keys', a!), '{}')
    await expect((await open()).subjectKey('person:a')).rejects.toMatchObject({ fault: 'KEY_ALTERED' })
  })
})

describe('destruction', () => {
  test('PIPL-47: a destroyed key stays destroyed, in memory, on disk and after a restart', async () => {
    const keys = await open()
    await keys.ensureSubjectKey('person:zhang')
    await keys.destroyKey('person:zhang')
    await keys.destroyKey('person:zhang')
    for (const store of [keys, await open()]) {
      expect(await store.subjectKey('person:zhang')).toBeUndefined()
      expect(await store.isDestroyed('person:zhang')).toBe(true)
      await expect(store.ensureSubjectKey('person:zhang')).rejects.toMatchObject({ name: 'KeyDestroyedError' })
    }
    expect((await filesIn(join(folder, 'keys'))).filter((name) => name.endsWith('.key'))).toEqual(['names.key'])
  })

  test('a subject that never had a key is closed too', async () => {
    const keys = await open()
    await keys.destroyKey('item:x')
    await expect(keys.ensureSubjectKey('item:x')).rejects.toMatchObject({ name: 'KeyDestroyedError' })
  })

  test('another process seals nothing more at once and forgets the key within the life of its memory', async () => {
    let now = 0
    const other = await open({ cacheMs: 1000, clock: () => now })
    await other.ensureSubjectKey('person:zhang')
    await (await open()).destroyKey('person:zhang')
    await expect(other.ensureSubjectKey('person:zhang')).rejects.toMatchObject({ name: 'KeyDestroyedError' })
    await other.ensureSubjectKey('person:li')
    await (await open()).destroyKey('person:li')
    expect(await other.subjectKey('person:li')).toBeDefined()
    now = 1000
    expect(await other.subjectKey('person:li')).toBeUndefined()
  })

  test('whatever order reading, making and destroying run in, the key is gone afterwards', async () => {
    const keys = await open({ cacheMs: 1_000_000 })
    await fc.assert(
      fc.asyncProperty(
        fc.uuid(),
        fc.array(fc.constantFrom('ensure', 'read', 'destroy'), { maxLength: 8 }),
        async (id, acts) => {
          const subject: KeySubject = `person:${id}`
          const run = { ensure: keys.ensureSubjectKey, read: keys.subjectKey, destroy: keys.destroyKey }
          await Promise.allSettled([...acts, 'destroy' as const].map((act) => run[act as keyof typeof run](subject)))
          expect(await keys.subjectKey(subject)).toBeUndefined()
          expect(await (await open()).subjectKey(subject)).toBeUndefined()
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('crashes', () => {
  test.each(['1', '2'])('killed at step %s of making a key: the next process has a whole key', async (step) => {
    await open()
    await expect(inProcess('wang', step)).rejects.toMatchObject({ signal: 'SIGKILL' })
    const key = await (await open()).ensureSubjectKey('person:wang')
    expect(key).toHaveLength(32)
    expect(await (await open()).subjectKey('person:wang')).toEqual(key)
  })

  test.each(['2', '3'])(
    'killed at step %s of destroying: the key is whole or gone, and a repetition ends it',
    async (step) => {
      const key = await (await open()).ensureSubjectKey('person:zhang')
      await expect(inProcess('destroy', step)).rejects.toMatchObject({ signal: 'SIGKILL' })
      const keys = await open()
      expect([undefined, key]).toContainEqual(await keys.subjectKey('person:zhang'))
      await keys.destroyKey('person:zhang')
      await expect((await open()).ensureSubjectKey('person:zhang')).rejects.toMatchObject({ name: 'KeyDestroyedError' })
    },
  )

  test.each(['4', '5', '8'])(
    'killed at step %s of a rotation: every key is readable and the rotation can be ended',
    async (step) => {
      const before = await open()
      const zhang = await before.ensureSubjectKey('person:zhang')
      const li = await before.ensureSubjectKey('person:li')
      await expect(inProcess('rotate', step)).rejects.toMatchObject({ signal: 'SIGKILL' })
      const keys = await open()
      expect(await keys.subjectKey('person:zhang')).toEqual(zhang)
      await keys.rotateMasterKey()
      expect(await (await open()).subjectKey('person:li')).toEqual(li)
      expect((await readFile(join(folder, 'master.key'), 'utf8')).trim().split('\n')).toHaveLength(1)
    },
  )
})

describe('races: another process acts between two steps', () => {
  /** A store that stops once, right after it has written a temporary file, and lets something else happen. */
  const interrupted = async (meanwhile: () => Promise<unknown>) => {
    let armed = false
    const step = async (at: DurableStep) => {
      if (!armed || at !== 'temp-written') return
      armed = false
      await meanwhile()
    }
    const keys = await open({ step })
    return { keys, arm: () => (armed = true) }
  }
  const keyFiles = async () =>
    (await filesIn(join(folder, 'keys'))).filter((name) => name.endsWith('.key') && name !== 'names.key')

  test('making against making: the first key counts for both', async () => {
    const other = await open()
    let theirs: Uint8Array | undefined
    const { keys, arm } = await interrupted(async () => (theirs = await other.ensureSubjectKey('person:x')))
    arm()
    expect(await keys.ensureSubjectKey('person:x')).toEqual(theirs)
    expect(theirs).toHaveLength(32)
  })

  test('PIPL-47: making against destroying: no key, no file', async () => {
    const other = await open()
    const { keys, arm } = await interrupted(() => other.destroyKey('person:x'))
    arm()
    await expect(keys.ensureSubjectKey('person:x')).rejects.toMatchObject({ name: 'KeyDestroyedError' })
    expect(await keyFiles()).toEqual([])
  })

  // The lock is written first, then the two keys of the store in the order of the folder.
  test.each([1, 2, 3])('PIPL-47: rotating against destroying at write %i: no key is put back', async (write) => {
    const other = await open()
    await other.ensureSubjectKey('person:x')
    let writes = -Infinity
    const keys = await open({
      step: async (at) => {
        if (at === 'temp-written' && ++writes === write) await other.destroyKey('person:x')
      },
    })
    writes = 0
    await keys.rotateMasterKey()
    expect(writes).toBeGreaterThanOrEqual(2)
    expect(await other.isDestroyed('person:x')).toBe(true)
    expect(await keyFiles()).toEqual([])
  })

  test('making against a whole rotation: the key is under the new master', async () => {
    const other = await open()
    const { keys, arm } = await interrupted(() => other.rotateMasterKey())
    arm()
    const key = await keys.ensureSubjectKey('person:x')
    expect(await (await open()).subjectKey('person:x')).toEqual(key)
  })

  test('PIPL-47: a read under way when the key is destroyed leaves nothing in memory', async () => {
    const maker = await open()
    const keys = await open({ cacheMs: 1_000_000 })
    for (let n = 0; n < 20; n++) {
      const subject: KeySubject = `person:read${n}`
      await maker.ensureSubjectKey(subject)
      await Promise.all([keys.subjectKey(subject), keys.destroyKey(subject)])
      expect(await keys.subjectKey(subject)).toBeUndefined()
    }
  })
})

describe('the master key', () => {
  test('is made with mode 0600 outside production and demanded in production', async () => {
    await expect(open({ production: true })).rejects.toMatchObject({ fault: 'MASTER_KEY_MISSING' })
    await open()
    expect((await stat(join(folder, 'master.key'))).mode & 0o777).toBe(0o600)
    await open({ production: true })
  })

  test('is refused when others may read it, when it is malformed, and when it is not the one of this store', async () => {
    await (await open()).ensureSubjectKey('person:zhang')
    await chmod(join(folder, 'master.key'), 0o640)
    await expect(open()).rejects.toMatchObject({ fault: 'MASTER_KEY_TOO_OPEN' })
    await chmod(join(folder, 'master.key'), 0o600)
    await writeFile(join(folder, 'master.key'), 'secret\n')
    await expect(open()).rejects.toMatchObject({ fault: 'MASTER_KEY_MALFORMED' })
    await rm(join(folder, 'master.key'))
    await expect(open()).rejects.toMatchObject({ fault: 'MASTER_KEY_UNKNOWN' })
  })

  test('rotation wraps every key anew, keeps the keys, revives nothing, and running processes go on', async () => {
    const keys = await open({ cacheMs: 0 })
    const other = await open({ cacheMs: 0 })
    const key = await keys.ensureSubjectKey('person:zhang')
    await keys.ensureSubjectKey('person:gone')
    await keys.destroyKey('person:gone')
    const old = await readFile(join(folder, 'master.key'), 'utf8')
    expect(await keys.rotateMasterKey()).toEqual({ rewrapped: 2 })
    const rotated = await readFile(join(folder, 'master.key'), 'utf8')
    expect(rotated).not.toContain(old.trim())
    expect(rotated.trim().split('\n')).toHaveLength(1)
    expect(await other.subjectKey('person:zhang')).toEqual(key)
    expect(await other.subjectKey('person:gone')).toBeUndefined()
    await other.ensureSubjectKey('person:new')
    expect(await (await open()).subjectKey('person:new')).toBeDefined()
  })

  test('keys made by another process while a rotation runs are not lost', async () => {
    const [keys, other] = await Promise.all([open(), open({ cacheMs: 0 })])
    const subjects = Array.from({ length: 40 }, (_, n): KeySubject => `person:r${n}`)
    const [made] = await Promise.all([
      Promise.all(subjects.map(other.ensureSubjectKey)),
      keys.rotateMasterKey().then(() => keys.rotateMasterKey()),
    ])
    const later = await open()
    expect(await Promise.all(subjects.map(later.subjectKey))).toEqual(made)
  })

  test('one rotation at a time', async () => {
    const [a, b] = await Promise.all([open(), open()])
    const outcomes = await Promise.allSettled([a.rotateMasterKey(), b.rotateMasterKey()])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { fault: 'ROTATION_RUNNING' },
    })
  })

  test('only a folder is taken as key store', async () => {
    const elsewhere = openKeyStore({ url: 'vault://host', masterKeyFile: join(folder, 'm'), production: false })
    await expect(elsewhere).rejects.toMatchObject({ fault: 'URL_NOT_SUPPORTED' })
  })
})

describe('blind index', () => {
  test('finds equal values, separates fields and subjects, and dies with the key', async () => {
    const keys = await open()
    await keys.ensureSubjectKey('person:zhang')
    await keys.ensureSubjectKey('person:li')
    const of = (subject: KeySubject, field: string, value: string) => blindIndex(keys, { subject, field }, value)
    const index = await of('person:zhang', 'idNumber', '340604199001011234')
    expect(index).toHaveLength(43)
    expect(await of('person:zhang', 'idNumber', ' ３40604199001011234 ')).toBe(index)
    expect(await of('person:zhang', 'phone', '340604199001011234')).not.toBe(index)
    expect(await of('person:li', 'idNumber', '340604199001011234')).not.toBe(index)
    await keys.destroyKey('person:zhang')
    expect(await of('person:zhang', 'idNumber', '340604199001011234')).toBeUndefined()
  })

  test('of a purpose finds a person whose id is not known, after a restart too', async () => {
    const scope = { field: 'idNumber', purpose: 'applicants' }
    const index = await blindIndex(await open(), scope, '34060419900101123x')
    expect(await blindIndex(await open(), scope, '34060419900101123X')).toBe(index)
    expect(await blindIndex(await open(), { ...scope, purpose: 'staff' }, '34060419900101123X')).not.toBe(index)
  })
})
