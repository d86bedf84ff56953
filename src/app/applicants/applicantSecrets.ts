import { complaintOfSubject } from '../../domain/complaint/ids.js'
import type { PersonId } from '../../domain/values.js'
import type { Queries } from './queries.js'
import type { ShownComplaint } from './shownMatter.js'

const ONE_TIME_MINUTES = 10
const ONE_TIME_TRIES = 5
/** Whose answer was lost asks again at once; later the code is not handed out a second time. */
const REISSUE_MINUTES = 10
const MOST_REISSUED = 8

/** Hashes that let applicants in. Every index and code comes in as a keyed hash. */
export interface ApplicantSecrets {
  readonly loginOf: (
    contactIndex: string,
  ) => Promise<{ readonly access: string; readonly passwordHash: string | undefined } | undefined>
  /** The access of the contact: the one proposed, or whose was faster. */
  readonly newLogin: (contactIndex: string, access: string) => Promise<string>
  readonly setPassword: (access: string, hash: string) => Promise<void>
  readonly queryCodeOf: (
    numberIndex: string,
  ) => Promise<{ readonly access: string; readonly codeMac: string } | undefined>
  /** False when too many were handed out, or the first one too long ago. */
  readonly keepQueryCode: (access: string, numberIndex: string, codeMac: string) => Promise<boolean>
  /** What was handed out before lets nobody in any more. */
  readonly dropQueryCodes: (access: string) => Promise<void>
  readonly keepContact: (access: string, contactIndex: string) => Promise<void>
  readonly hasContact: (access: string, contactIndex: string) => Promise<boolean>
  /** Whose matters the access shows. */
  readonly keepSubject: (access: string, subject: string) => Promise<void>
  readonly accessesOf: (subject: string) => Promise<readonly string[]>
  /** The complaints among them, by their data subjects. */
  readonly complaintsOf: (access: string) => Promise<readonly ShownComplaint[]>
  readonly keepOneTimeCode: (challenge: string, codeMac: string) => Promise<void>
  /** Counts as a try. */
  readonly tryOneTimeCode: (challenge: string) => Promise<string | undefined>
  /** Once: false when somebody else was faster. */
  readonly useOneTimeCode: (challenge: string) => Promise<boolean>
  /** The hash of the input with which a command came first. */
  readonly firstInput: (command: string, inputMac: string) => Promise<string>
  /** The command was refused: it may come again with another input. */
  readonly forgetInput: (command: string) => Promise<void>
  readonly forget: (access: string) => Promise<void>
}

export const createApplicantSecrets = (db: Queries): ApplicantSecrets => ({
  loginOf: async (index) => {
    const { rows } = await db.query<{ access: string; password_hash: string | null }>(
      `select access, password_hash from secret.applicant_logins where contact_index = $1`,
      [index],
    )
    const [row] = rows
    return row === undefined ? undefined : { access: row.access, passwordHash: row.password_hash ?? undefined }
  },
  newLogin: async (index, access) => {
    await db.query(
      `insert into secret.applicant_logins (contact_index, access) values ($1, $2) on conflict do nothing`,
      [index, access],
    )
    const { rows } = await db.query<{ access: string }>(
      `select access from secret.applicant_logins where contact_index = $1`,
      [index],
    )
    return rows[0]!.access
  },
  setPassword: async (access, hash) => {
    await db.query(`update secret.applicant_logins set password_hash = $2 where access = $1`, [access, hash])
  },
  queryCodeOf: async (index) => {
    const { rows } = await db.query<{ access: string; code_mac: string }>(
      `select access, code_mac from secret.applicant_query_codes where number_index = $1`,
      [index],
    )
    return rows[0] === undefined ? undefined : { access: rows[0].access, codeMac: rows[0].code_mac }
  },
  keepQueryCode: async (access, numberIndex, codeMac) => {
    const { rowCount } = await db.query(
      `insert into secret.applicant_query_codes (number_index, access, code_mac)
       select $2, $1, $3 from (
         select count(*) as issued, min(issued_at) as first from secret.applicant_query_codes where access = $1) had
       where issued = 0 or (issued < $4::int and first > clock_timestamp() - $5::interval)`,
      [access, numberIndex, codeMac, MOST_REISSUED, `${REISSUE_MINUTES} minutes`],
    )
    return rowCount === 1
  },
  dropQueryCodes: async (access) => {
    await db.query(`delete from secret.applicant_query_codes where access = $1`, [access])
  },
  keepContact: async (access, index) => {
    await db.query(
      `insert into secret.applicant_contacts (access, contact_index) values ($1, $2) on conflict do nothing`,
      [access, index],
    )
  },
  hasContact: async (access, index) => {
    const { rowCount } = await db.query(
      `select 1 from secret.applicant_contacts where access = $1 and contact_index = $2`,
      [access, index],
    )
    return rowCount === 1
  },
  keepSubject: async (access, subject) => {
    await db.query(`insert into secret.applicant_subjects (subject, access) values ($1, $2) on conflict do nothing`, [
      subject,
      access,
    ])
  },
  accessesOf: async (subject) => {
    const { rows } = await db.query<{ access: string }>(
      `select access from secret.applicant_subjects where subject = $1 order by access`,
      [subject],
    )
    return rows.map(({ access }) => access)
  },
  complaintsOf: async (access) => {
    const { rows } = await db.query<{ subject: PersonId }>(
      `select subject from secret.applicant_subjects where access = $1 order by subject`,
      [access],
    )
    return rows.flatMap(({ subject }) => {
      const matter = complaintOfSubject(subject)
      return matter === undefined ? [] : [{ kind: 'complaint', matter, subject } as const]
    })
  },
  keepOneTimeCode: async (challenge, codeMac) => {
    await db.query(
      `insert into secret.applicant_one_time_codes (challenge, code_mac, tries_left, expires_at)
       values ($1, $2, $3, clock_timestamp() + $4::interval)
       on conflict (challenge) do update set
         code_mac = excluded.code_mac, tries_left = excluded.tries_left, expires_at = excluded.expires_at`,
      [challenge, codeMac, ONE_TIME_TRIES, `${ONE_TIME_MINUTES} minutes`],
    )
  },
  tryOneTimeCode: async (challenge) => {
    const { rows } = await db.query<{ code_mac: string }>(
      `update secret.applicant_one_time_codes set tries_left = tries_left - 1
       where challenge = $1 and tries_left > 0 and expires_at > clock_timestamp() returning code_mac`,
      [challenge],
    )
    return rows[0]?.code_mac
  },
  useOneTimeCode: async (challenge) => {
    const { rowCount } = await db.query(`delete from secret.applicant_one_time_codes where challenge = $1`, [challenge])
    return rowCount === 1
  },
  firstInput: async (command, inputMac) => {
    await db.query(`insert into secret.applicant_inputs (command, input_mac) values ($1, $2) on conflict do nothing`, [
      command,
      inputMac,
    ])
    const { rows } = await db.query<{ input_mac: string }>(
      `select input_mac from secret.applicant_inputs where command = $1`,
      [command],
    )
    return rows[0]?.input_mac ?? inputMac
  },
  forgetInput: async (command) => {
    await db.query(`delete from secret.applicant_inputs where command = $1`, [command])
  },
  forget: async (access) => {
    for (const table of ['applicant_sessions', 'applicant_logins', 'applicant_query_codes', 'applicant_contacts'])
      await db.query(`delete from secret.${table} where access = $1`, [access])
  },
})
