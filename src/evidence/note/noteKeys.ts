import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto'
import { decodeBase64 } from './base64.js'
import type { NoteSignature } from './signedNote.js'

/** First byte of a key's encoding (C2SP signed-note): what its signatures are. SM2 would be another one beside these. */
export const SIGNATURE_TYPES = { ed25519: 1, cosignature: 4 } as const
export type SignatureType = keyof typeof SIGNATURE_TYPES

/** A key that signatures are checked with. Written as a vkey, `name+key id+base64(type ‖ key)`. */
export interface VerifierKey {
  readonly name: string
  /** 8 hexadecimal digits. */
  readonly keyId: string
  readonly type: SignatureType
  readonly publicKey: Buffer
}

export interface SigningKey extends VerifierKey {
  /** 32 bytes, RFC 8032. */
  readonly seed: Buffer
}

/** The text is no key of a kind that is known here. Never repeats the text: it may be a secret. */
export class MalformedKeyError extends Error {
  override readonly name = 'MalformedKeyError'
}

const KEY_BYTES = 32
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex') // SubjectPublicKeyInfo of Ed25519
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex') // PKCS #8 of Ed25519
const NAME = /^[^\s+]+$/u

/** SHA-256(name ‖ newline ‖ type ‖ key), its first four bytes. */
export function keyIdOf(name: string, type: SignatureType, publicKey: Uint8Array): string {
  const encoded = Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([SIGNATURE_TYPES[type]]), publicKey])
  return hash('sha256', encoded).slice(0, 8)
}

/** @throws MalformedKeyError */
export function parseVerifierKey(vkey: string): VerifierKey {
  // The Base 64 of the key may hold a plus itself; names and key ids do not.
  const [, name, keyId, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(vkey) ?? []
  const bytes = encoded === undefined ? undefined : decodeBase64(encoded)
  const type = typeOf(bytes?.[0])
  if (name === undefined || bytes?.length !== 1 + KEY_BYTES || type === undefined)
    throw new MalformedKeyError('this is no verifier key (name+hash+key) of Ed25519')
  const publicKey = bytes.subarray(1)
  if (keyIdOf(name, type, publicKey) !== keyId)
    throw new MalformedKeyError(`the key of ${name} does not have the id ${keyId}`)
  return { name, keyId: keyId!, type, publicKey }
}

export const formatVerifierKey = ({ name, keyId, type, publicKey }: VerifierKey): string =>
  `${name}+${keyId}+${encode(type, publicKey)}`

/** The same key, by which its owner cosigns what others have signed. */
export const asCosigner = ({ name, publicKey }: Pick<VerifierKey, 'name' | 'publicKey'>): VerifierKey => ({
  name,
  type: 'cosignature',
  publicKey,
  keyId: keyIdOf(name, 'cosignature', publicKey),
})

/** `PRIVATE+KEY+name+key id+base64(type ‖ seed)`, as other tools for such notes write it. @throws MalformedKeyError */
export function parseSigningKey(text: string): SigningKey {
  const [, name, keyId, encoded] = /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text) ?? []
  const bytes = encoded === undefined ? undefined : decodeBase64(encoded)
  if (name === undefined || bytes?.length !== 1 + KEY_BYTES || bytes[0] !== SIGNATURE_TYPES.ed25519)
    throw new MalformedKeyError('this is no signing key of Ed25519')
  const key = signingKeyOf(name, bytes.subarray(1))
  if (key.keyId !== keyId) throw new MalformedKeyError(`the signing key of ${name} does not have the id ${keyId}`)
  return key
}

export const formatSigningKey = ({ name, keyId, seed }: SigningKey): string =>
  `PRIVATE+KEY+${name}+${keyId}+${encode('ed25519', seed)}`

/** @throws MalformedKeyError for a name with spaces or a plus */
export function newSigningKey(name: string): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  return signingKeyOf(name, privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-KEY_BYTES))
}

function signingKeyOf(name: string, seed: Buffer): SigningKey {
  if (!NAME.test(name)) throw new MalformedKeyError('the name of a key holds neither spaces nor a plus')
  const publicKey = createPublicKey(privateKeyOf(seed)).export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES)
  return { name, keyId: keyIdOf(name, 'ed25519', publicKey), type: 'ed25519', publicKey, seed }
}

/** Ed25519 over the bytes of a message. */
export const signWith = ({ seed }: Pick<SigningKey, 'seed'>, message: string): Buffer =>
  signBytes(null, Buffer.from(message, 'utf8'), privateKeyOf(seed))

export const verifiesWith = (
  { publicKey }: Pick<VerifierKey, 'publicKey'>,
  message: string,
  signature: Buffer,
): boolean => verifyBytes(null, Buffer.from(message, 'utf8'), publicKeyOf(publicKey), signature)

/** Whether a line below a note names this key. */
export const isBy = (signature: NoteSignature, key: VerifierKey): boolean =>
  signature.name === key.name && signature.keyId === key.keyId

const typeOf = (byte: number | undefined): SignatureType | undefined =>
  (Object.keys(SIGNATURE_TYPES) as SignatureType[]).find((type) => SIGNATURE_TYPES[type] === byte)
const encode = (type: SignatureType, key: Uint8Array): string =>
  Buffer.concat([Buffer.from([SIGNATURE_TYPES[type]]), key]).toString('base64')
const privateKeyOf = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' })
const publicKeyOf = (key: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, key]), format: 'der', type: 'spki' })
