import { join, resolve } from 'node:path'
import { parseLocalDate } from '../domain/dates.js'
import type { Instant } from '../domain/values.js'

/** What the program is told by its environment. Paths are absolute. */
export interface Config {
  readonly production: boolean
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl?: string
  /** The owner of the log, where `databaseUrl` is a role that owns nothing. */
  readonly databaseOwnerUrl?: string
  /** Absent: the log is kept in PostgreSQL. */
  readonly eventStoreUrl?: string
  /** Absent: the embedded provider. */
  readonly oidc?: OidcConfig
  readonly publicUrl: URL
  /** `true`, or the addresses of the proxies that are believed. */
  readonly trustProxy: boolean | string
  readonly blobDir: string
  readonly keyStoreUrl: string
  readonly masterKeyFile?: string
  readonly checkpointKeyFile?: string
  /** Absent: no mail, the inbox alone. Holds a password. */
  readonly smtpUrl?: string
  /** Sender of the mail; absent: `gongkai` at the host of `publicUrl`. */
  readonly smtpFrom?: string
  readonly role: 'api' | 'worker' | 'all'
  /** The moment at which a settable clock starts; never in production. */
  readonly clock?: Instant
  readonly clamdUrl?: string
  /** The electronic seal, over HTTP (docs/archive.md); without one, only scans of sealed letters are taken in production. */
  readonly sealUrl?: URL
  readonly sealToken?: string
  readonly maxUploadBytes: number
  readonly requestsPerMinute: number
  readonly logLevel: LogLevel
}

export interface OidcConfig {
  readonly issuer: URL
  readonly clientId: string
  readonly clientSecret?: string
  /** What access tokens for the API must be meant for. */
  readonly audience: string
  /** The claim that holds the staff id. */
  readonly personClaim: 'sub' | 'preferred_username'
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
type LogLevel = (typeof LOG_LEVELS)[number]

type Environment = Readonly<Record<string, string | undefined>>

/** Every fault of the environment at once. Values are not repeated: they may be secrets. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  constructor(readonly faults: readonly string[]) {
    super(`The configuration does not do:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
  }
}

const MEGABYTE = 1024 * 1024

/** @throws ConfigError */
export function loadConfig(environment: Environment): Config {
  const faults: string[] = []
  const read = reader(environment, faults)
  const config: Config = {
    production: read.text('NODE_ENV') === 'production',
    ...listening(read),
    ...storage(read),
    ...optional('databaseUrl', read.url('DATABASE_URL', POSTGRES)?.raw),
    ...optional('databaseOwnerUrl', read.url('DATABASE_OWNER_URL', POSTGRES)?.raw),
    ...optional('eventStoreUrl', read.startingWith('EVENT_STORE_URL', KURRENT)),
    ...optional('oidc', oidcConfig(read, faults)),
    ...optional('smtpUrl', read.url('SMTP_URL', ['smtp:', 'smtps:'])?.raw),
    ...optional('smtpFrom', read.email('SMTP_FROM')),
    role: read.oneOf('ROLE', ['api', 'worker', 'all'], 'all'),
    ...optional('clock', read.instant('CLOCK')),
    ...optional('clamdUrl', read.url('CLAMD_URL', ['tcp:', 'unix:'])?.raw),
    ...optional('sealUrl', read.url('SEAL_URL', ['http:', 'https:'])?.url),
    ...optional('sealToken', read.text('SEAL_TOKEN')),
    maxUploadBytes: read.number('MAX_UPLOAD_MB', { otherwise: 200, least: 1, most: 10_000 }) * MEGABYTE,
    requestsPerMinute: read.number('RATE_LIMIT', { otherwise: 1200, least: 0, most: 1_000_000 }),
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
  }
  faults.push(...contradictions(config))
  if (faults.length > 0) throw new ConfigError(faults)
  return config
}

function contradictions(config: Config): readonly string[] {
  const { production, clock, databaseUrl, databaseOwnerUrl, publicUrl, smtpUrl, smtpFrom } = config
  return [
    production && clock !== undefined && 'CLOCK is refused in production (NODE_ENV=production)',
    databaseOwnerUrl !== undefined &&
      databaseUrl === undefined &&
      'DATABASE_OWNER_URL is of use only beside DATABASE_URL',
    smtpFrom !== undefined && smtpUrl === undefined && 'SMTP_FROM is of use only beside SMTP_URL',
    `${publicUrl.origin}/` !== publicUrl.href &&
      'PUBLIC_URL must be an address without path, query and user: https://gongkai.example.gov.cn',
  ].filter((fault) => fault !== false)
}

function listening(read: Reader): Pick<Config, 'port' | 'host' | 'publicUrl' | 'trustProxy'> {
  const port = read.number('PORT', { otherwise: 4000, least: 0, most: 65_535 })
  const host = read.text('HOST') ?? '127.0.0.1'
  const here = new URL(`http://${host.includes(':') ? `[${host}]` : host}:${port}`)
  return {
    port,
    host,
    publicUrl: read.url('PUBLIC_URL', ['https:', 'http:'])?.url ?? here,
    trustProxy: trustProxy(read.text('TRUST_PROXY')),
  }
}

function storage(
  read: Reader,
): Pick<Config, 'dataDir' | 'blobDir' | 'keyStoreUrl' | 'masterKeyFile' | 'checkpointKeyFile'> {
  const dataDir = resolve(read.text('DATA_DIR') ?? 'data')
  return {
    dataDir,
    blobDir: resolve(read.text('BLOB_DIR') ?? join(dataDir, 'blobs')),
    keyStoreUrl: read.text('KEY_STORE_URL') ?? join(dataDir, 'keys'),
    ...optional('masterKeyFile', read.path('MASTER_KEY_FILE')),
    ...optional('checkpointKeyFile', read.path('CHECKPOINT_KEY_FILE')),
  }
}

const EMAIL = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/
const POSTGRES = ['postgres:', 'postgresql:']
const KURRENT = ['kurrentdb://', 'kurrentdb+discover://', 'esdb://', 'esdb+discover://']

function oidcConfig(read: Reader, faults: string[]): OidcConfig | undefined {
  const issuer = read.url('OIDC_ISSUER', ['https:', 'http:'])
  const clientId = read.text('OIDC_CLIENT_ID')
  const personClaim = read.oneOf('OIDC_PERSON_CLAIM', ['sub', 'preferred_username'], 'sub')
  if (issuer === undefined) {
    if (clientId !== undefined && read.text('OIDC_ISSUER') === undefined) {
      faults.push('OIDC_CLIENT_ID is of use only beside OIDC_ISSUER')
    }
    return undefined
  }
  if (issuer.url.protocol === 'http:' && !isLoopback(issuer.url)) {
    faults.push('OIDC_ISSUER must be https, except on this machine')
  }
  if (clientId === undefined) faults.push('OIDC_CLIENT_ID is needed beside OIDC_ISSUER')
  return {
    issuer: issuer.url,
    clientId: clientId ?? '',
    ...optional('clientSecret', read.text('OIDC_CLIENT_SECRET')),
    audience: read.text('OIDC_AUDIENCE') ?? 'urn:gongkai:api',
    personClaim,
  }
}

/** As Express has it: yes, no, or a list of addresses and networks. */
function trustProxy(text: string | undefined): boolean | string {
  if (text === undefined || /^(false|no|0)$/i.test(text)) return false
  return /^(true|yes|1)$/i.test(text) ? true : text
}

const isLoopback = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

const optional = <Name extends string, T>(name: Name, value: T | undefined): { readonly [N in Name]?: T } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: T }

type Reader = ReturnType<typeof reader>

function reader(environment: Environment, faults: string[]) {
  /** An empty variable is an absent one, as in a compose file. */
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined

  return {
    text,
    path: (name: string): string | undefined => {
      const value = text(name)
      return value === undefined ? undefined : resolve(value)
    },
    number: (
      name: string,
      { otherwise, least, most }: { readonly otherwise: number; readonly least: number; readonly most: number },
    ): number => {
      const value = text(name)
      if (value === undefined) return otherwise
      const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
      if (number >= least && number <= most) return number
      faults.push(`${name} must be a whole number from ${least} to ${most}`)
      return otherwise
    },
    url: (name: string, protocols: readonly string[]): { readonly raw: string; readonly url: URL } | undefined => {
      const raw = text(name)
      if (raw === undefined) return undefined
      const url = URL.canParse(raw) ? new URL(raw) : undefined
      if (url !== undefined && protocols.includes(url.protocol)) return { raw, url }
      faults.push(`${name} must be an address that begins with ${protocols.map((known) => `${known}//`).join(' or ')}`)
      return undefined
    },
    email: (name: string): string | undefined => {
      const value = text(name)
      if (value === undefined || EMAIL.test(value)) return value
      faults.push(`${name} must be an e-mail address: gongkai@example.gov.cn`)
      return undefined
    },
    /** Addresses of several servers, which `URL` does not read. */
    startingWith: (name: string, beginnings: readonly string[]): string | undefined => {
      const value = text(name)
      if (value === undefined || beginnings.some((known) => value.startsWith(known))) return value
      faults.push(`${name} must begin with ${beginnings.join(' or ')}`)
      return undefined
    },
    oneOf: <T extends string>(name: string, known: readonly T[], otherwise: T): T => {
      const value = text(name)
      if (value === undefined) return otherwise
      const found = known.find((option) => option === value)
      if (found === undefined) faults.push(`${name} must be one of ${known.join(', ')}`)
      return found ?? otherwise
    },
    instant: (name: string): Instant | undefined => {
      const value = text(name)
      if (value === undefined) return undefined
      const time = parseLocalDate(value.slice(0, 10)) === undefined ? Number.NaN : Date.parse(value)
      if (!Number.isNaN(time)) return new Date(time).toISOString() as Instant
      faults.push(`${name} must be a moment: 2026-03-02T09:00:00+08:00`)
      return undefined
    },
  }
}
