import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, loadConfig } from '../../src/app/config.js'

const faultsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    loadConfig(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
}

test('without anything said the program runs on its own, on this machine only', () => {
  expect(loadConfig({})).toEqual({
    production: false,
    port: 4000,
    host: '127.0.0.1',
    dataDir: resolve('data'),
    publicUrl: new URL('http://127.0.0.1:4000'),
    trustProxy: false,
    blobDir: resolve('data/blobs'),
    keyStoreUrl: resolve('data/keys'),
    role: 'all',
    maxUploadBytes: 200 * 1024 * 1024,
    requestsPerMinute: 1200,
    logLevel: 'info',
  })
})

test('everything that is said is taken over', () => {
  const config = loadConfig({
    NODE_ENV: 'production',
    PORT: '8080',
    HOST: '0.0.0.0',
    DATA_DIR: '/var/lib/gongkai',
    DATABASE_URL: 'postgres://app:secret@db/gongkai',
    EVENT_STORE_URL: 'kurrentdb://a:2113,b:2113,c:2113?tls=true',
    OIDC_ISSUER: 'https://sso.example.gov.cn/realms/district',
    OIDC_CLIENT_ID: 'gongkai',
    OIDC_CLIENT_SECRET: 'very secret',
    OIDC_PERSON_CLAIM: 'preferred_username',
    PUBLIC_URL: 'https://gongkai.example.gov.cn',
    TRUST_PROXY: '10.0.0.0/8',
    BLOB_DIR: '/srv/blobs',
    ROLE: 'worker',
    MAX_UPLOAD_MB: '50',
    RATE_LIMIT: '0',
    SMTP_URL: 'smtps://mailer:secret@mail.example.gov.cn',
    SMTP_FROM: 'gongkai@example.gov.cn',
  })
  expect(config).toMatchObject({
    production: true,
    port: 8080,
    dataDir: '/var/lib/gongkai',
    databaseUrl: 'postgres://app:secret@db/gongkai',
    oidc: {
      clientId: 'gongkai',
      clientSecret: 'very secret',
      audience: 'urn:gongkai:api',
      personClaim: 'preferred_username',
    },
    trustProxy: '10.0.0.0/8',
    role: 'worker',
    maxUploadBytes: 50 * 1024 * 1024,
    requestsPerMinute: 0,
    smtpUrl: 'smtps://mailer:secret@mail.example.gov.cn',
    smtpFrom: 'gongkai@example.gov.cn',
  })
  expect(config.publicUrl.origin).toBe('https://gongkai.example.gov.cn')
})

test('all faults are named at once, and no value is repeated', () => {
  const environment = {
    PORT: '70000',
    ROLE: 'boss',
    DATABASE_URL: 'mysql://root:hunter2@db',
    PUBLIC_URL: 'https://user@host/path',
    OIDC_ISSUER: 'http://sso.example',
    CLOCK: '2026-02-30T00:00:00Z',
    LOG_LEVEL: 'loud',
  }
  const faults = faultsOf(environment)
  for (const name of [
    'PORT',
    'ROLE',
    'DATABASE_URL',
    'PUBLIC_URL',
    'OIDC_ISSUER',
    'OIDC_CLIENT_ID',
    'CLOCK',
    'LOG_LEVEL',
  ]) {
    expect(
      faults.filter((fault) => fault.startsWith(name)),
      name,
    ).toHaveLength(1)
  }
  expect(new ConfigError(faults).message).not.toMatch(/hunter2|boss|70000|loud/)
})

test('an empty variable is an absent one', () => {
  expect(loadConfig({ PORT: '', DATABASE_URL: ' ', OIDC_ISSUER: '' })).toEqual(loadConfig({}))
})

test('the clock can be set for a rehearsal, never in production', () => {
  expect(loadConfig({ CLOCK: '2026-03-02T09:00:00+08:00' }).clock).toBe('2026-03-02T01:00:00.000Z')
  expect(faultsOf({ CLOCK: '2026-03-02T09:00:00+08:00', NODE_ENV: 'production' })).toEqual([
    'CLOCK is refused in production (NODE_ENV=production)',
  ])
})

test('an issuer may do without https on this machine only', () => {
  expect(faultsOf({ OIDC_ISSUER: 'http://127.0.0.1:8080/realm', OIDC_CLIENT_ID: 'x' })).toEqual([])
  expect(faultsOf({ OIDC_ISSUER: 'http://sso.example', OIDC_CLIENT_ID: 'x' })).toHaveLength(1)
  expect(faultsOf({ OIDC_CLIENT_ID: 'x' })).toHaveLength(1)
  expect(faultsOf({ DATABASE_OWNER_URL: 'postgres://owner@db/x' })).toHaveLength(1)
})

test('mail needs a server to be sent by and a sender that can be answered to', () => {
  const url = { SMTP_URL: 'smtp://127.0.0.1:2525' }
  expect(faultsOf({ SMTP_FROM: 'gongkai@example.gov.cn' })).toEqual(['SMTP_FROM is of use only beside SMTP_URL'])
  expect(faultsOf({ ...url, SMTP_FROM: '政务 <gongkai@example.gov.cn>' })).toEqual([
    'SMTP_FROM must be an e-mail address: gongkai@example.gov.cn',
  ])
  expect(faultsOf({ SMTP_URL: 'http://mail' })).toHaveLength(1)
  expect(loadConfig(url)).not.toHaveProperty('smtpFrom')
})
