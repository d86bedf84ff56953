import { type Kysely, sql } from 'kysely'

/**
 * What lets applicants in and must not stand in the log (design §2.1), beside the secrets of officers. Contacts, numbers
 * and codes are kept as keyed hashes only, passwords as argon2id, sessions as SHA-256.
 */
const STATEMENTS = [
  `create schema if not exists secret`,
  // The one table of secretSchema.ts that is shared: counters of failures.
  `create table if not exists secret.failures (
    subject text collate "C" primary key,
    failures int not null,
    window_ends timestamptz not null,
    locked_until timestamptz)`,
  `create table if not exists secret.applicant_logins (
    contact_index text collate "C" primary key,
    access text collate "C" not null,
    password_hash text)`,
  `create index if not exists applicant_logins_access on secret.applicant_logins (access)`,
  `create table if not exists secret.applicant_query_codes (
    number_index text collate "C" primary key,
    access text collate "C" not null,
    code_mac text not null,
    issued_at timestamptz not null default clock_timestamp())`,
  `create index if not exists applicant_query_codes_access on secret.applicant_query_codes (access)`,
  `create table if not exists secret.applicant_contacts (
    access text collate "C" not null,
    contact_index text collate "C" not null,
    primary key (access, contact_index))`,
  // Ids without a meaning, kept after the access is closed: whose matters it showed stands in the log too.
  `create table if not exists secret.applicant_subjects (
    subject text collate "C" not null,
    access text collate "C" not null,
    primary key (subject, access))`,
  `create index if not exists applicant_subjects_access on secret.applicant_subjects (access)`,
  `create table if not exists secret.applicant_one_time_codes (
    challenge text collate "C" primary key,
    code_mac text not null,
    tries_left int not null,
    expires_at timestamptz not null)`,
  `create table if not exists secret.applicant_sessions (
    token_hash text collate "C" primary key,
    access text collate "C" not null,
    expires_at timestamptz not null)`,
  `create index if not exists applicant_sessions_access on secret.applicant_sessions (access)`,
  `create table if not exists secret.applicant_inputs (
    command text collate "C" primary key,
    input_mac text not null,
    given_at timestamptz not null default clock_timestamp())`,
]

/** Makes the tables; safe to call from several processes at once. */
export async function ensureApplicantTables(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('gongkai secret schema'))`.execute(trx)
    for (const statement of STATEMENTS) await sql.raw(statement).execute(trx)
  })
}

/** Removes what has expired; called now and then by the program. */
export async function forgetExpiredApplicantSecrets(db: Kysely<unknown>): Promise<void> {
  await sql`delete from secret.applicant_sessions where expires_at < clock_timestamp()`.execute(db)
  await sql`delete from secret.applicant_one_time_codes where expires_at < clock_timestamp()`.execute(db)
  await sql`delete from secret.applicant_inputs where given_at < clock_timestamp() - interval '2 days'`.execute(db)
}
