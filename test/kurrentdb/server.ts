import { randomBytes } from 'node:crypto'

const url = process.env.KURRENTDB_URL
if (url === undefined) throw new Error('KURRENTDB_URL names the server to test against')

export const KURRENTDB_URL = url

/** A log of its own for each test file: the server may hold others, and is not cleaned. */
export const aPrefix = (): `${string}-` => `gongkaitest${randomBytes(6).toString('hex')}-`
