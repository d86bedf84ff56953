import { createHmac, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { complaintOfSubject } from '../domain/complaint/ids.js'
import type { PersonId } from '../domain/values.js'
import { blindIndex } from './keys/blindIndex.js'
import type { KeyStore } from './keys/keyStore.js'

/**
 * Which data subject an identity number belongs to, found by a blind index (盲索引). The rows are outside the read
 * models: one has to be there before the first event of its subject is written.
 */
export interface ApplicantSubjects {
  /**
   * The data subject to be named in `ReceiveApplication`: the one on record for this identity number, else a new,
   * random one, which is kept for it at once. Two first applications at the same moment are given the same one.
   * Without an identity number everybody is new; the same command id is then given the same one again.
   */
  readonly subjectOf: (identity: string | undefined, commandId?: string) => Promise<PersonId>
  /** Everybody on record under this identity number: more than one when it was supplied later, by an amendment. */
  readonly withIdentity: (identity: string) => Promise<readonly PersonId[]>
  /** The subject and everybody who is on record under one of its identity numbers. */
  readonly sameAs: (subject: PersonId) => Promise<readonly PersonId[]>
  /** Keeps what the log says; the first subject of a number stays the one that new applications are given. */
  readonly note: (subject: PersonId, identity: string) => Promise<void>
  /** After the key of a subject was destroyed. Safe to repeat. */
  readonly forget: (subject: PersonId) => Promise<void>
}

export interface ApplicantSubjectOptions {
  readonly db: Kysely<unknown>
  readonly keys: KeyStore
}

const SCOPE = { field: 'identity', purpose: 'data subjects' } as const

const STATEMENTS = [
  'create schema if not exists runtime',
  `create table if not exists runtime.data_subjects (
    identity_index text collate "C" not null, subject text collate "C" not null, is_first boolean not null,
    primary key (identity_index, subject))`,
  'create unique index if not exists data_subjects_first on runtime.data_subjects (identity_index) where is_first',
  'create index if not exists data_subjects_subject on runtime.data_subjects (subject)',
]

/** The table is made when it is first used; safe to open in several programs at once. */
export function createApplicantSubjects({ db, keys }: ApplicantSubjectOptions): ApplicantSubjects {
  let made: Promise<void> | undefined
  const table = (): Promise<void> =>
    (made ??= ensureTable(db).catch((fault: unknown) => {
      made = undefined
      throw fault
    }))

  const indexOf = async (identity: string): Promise<string> => {
    await table()
    const index = await blindIndex(keys, SCOPE, numberIn(identity))
    if (index === undefined) throw new Error('a blind index with a purpose has a key')
    return index
  }
  const rows = async (index: string): Promise<readonly { readonly subject: PersonId }[]> => {
    const { rows: found } = await sql<{ subject: PersonId }>`
      select subject from runtime.data_subjects
      where identity_index = ${index} order by is_first desc, subject`.execute(db)
    // A row that outlived its key, after a crash or from a restored database, names nobody.
    const live: typeof found = []
    for (const row of found) {
      if (await keys.isDestroyed(`person:${row.subject}`)) await forget(row.subject)
      else live.push(row)
    }
    return live
  }
  const insert = async (index: string, subject: PersonId): Promise<void> => {
    await sql`
      insert into runtime.data_subjects (identity_index, subject, is_first) values (${index}, ${subject}, true)
      on conflict (identity_index) where is_first do nothing`.execute(db)
  }
  const forget = async (subject: PersonId): Promise<void> => {
    await table()
    await sql`delete from runtime.data_subjects where subject = ${subject}`.execute(db)
  }

  return {
    subjectOf: async (identity, commandId) => {
      if (identity === undefined || numberIn(identity) === '') return newSubject(keys, commandId)
      const index = await indexOf(identity)
      for (;;) {
        // Who complained stays unknown to those who take applications: it is another data subject.
        const known = (await rows(index)).find(({ subject }) => complaintOfSubject(subject) === undefined)
        if (known !== undefined) return known.subject
        await insert(index, randomSubject())
      }
    },
    withIdentity: async (identity) => (await rows(await indexOf(identity))).map(({ subject }) => subject),
    sameAs: async (subject) => {
      await table()
      const { rows: found } = await sql<{ subject: PersonId }>`
        select distinct other.subject from runtime.data_subjects own
        join runtime.data_subjects other using (identity_index) where own.subject = ${subject}`.execute(db)
      return [...new Set([subject, ...found.map((row) => row.subject)])]
    },
    note: async (subject, identity) => {
      if (numberIn(identity) === '') return
      const index = await indexOf(identity)
      if (await keys.isDestroyed(`person:${subject}`)) return
      await sql`
        insert into runtime.data_subjects (identity_index, subject, is_first)
        values (${index}, ${subject}, ${complaintOfSubject(subject) === undefined} and not exists (
          select from runtime.data_subjects where identity_index = ${index} and is_first))
        on conflict do nothing`.execute(db)
      await sql`
        insert into runtime.data_subjects (identity_index, subject, is_first) values (${index}, ${subject}, false)
        on conflict do nothing`.execute(db)
    },
    forget,
  }
}

async function ensureTable(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('gongkai data subjects'))`.execute(trx)
    for (const statement of STATEMENTS) await sql.raw(statement).execute(trx)
  })
}

/** The number alone, whatever stands around it: 「身份证号 3406…」 and the bare number are one. */
function numberIn(identity: string): string {
  const text = identity.normalize('NFKC').replace(/[\s\u200b-]/g, '')
  return /(?<!\d)\d{17}[\dXx](?!\d)/.exec(text)?.[0] ?? text
}

const randomSubject = (): PersonId => `ds-${randomBytes(16).toString('hex')}` as PersonId

/** A repeated command has to name the same subject, and nobody who knows its id may guess whose it is. */
async function newSubject(keys: KeyStore, commandId: string | undefined): Promise<PersonId> {
  if (commandId === undefined) return randomSubject()
  const key = await keys.purposeKey('data subject ids')
  return `ds-${createHmac('sha256', key).update(commandId).digest('hex').slice(0, 32)}` as PersonId
}
