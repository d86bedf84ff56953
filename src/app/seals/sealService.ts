import type { Sha256, SocialCreditCode } from '../../domain/values.js'

/** What is to be sealed: nothing of the letter leaves the house but its hash. */
export interface SealRequest {
  /** Of the PDF. */
  readonly sha256: Sha256
  /** Whose seal: 单位印章. */
  readonly agencyName: string
  readonly creditCode?: SocialCreditCode
  readonly documentNumber?: string
  /** The same again for the same act, so that asking twice seals once. */
  readonly requestId: string
}

/** 电子印章 over the hash. */
export interface SealSignature {
  /** 印文: what the seal says. */
  readonly text: string
  /** `SM2-SM3`, `Ed25519` … as the service names it. */
  readonly algorithm: string
  /** Base64. */
  readonly signature: string
  /** Base64 of the certificate, where the service gives it. */
  readonly certificate?: string
  /** Moment, as the service says: ISO 8601. */
  readonly signedAt: string
}

/** An electronic seal. Rejects with SealUnavailableError (try again) or SealRefusedError (do not). */
export interface SealService {
  /** For the record: which service sealed. */
  readonly name: string
  readonly seal: (request: SealRequest) => Promise<SealSignature>
}

/** No answer, or none that can be used. Nothing is known about whether it sealed; the same request id asks again. */
export class SealUnavailableError extends Error {
  override readonly name = 'SealUnavailableError'
}

/** The service said no: a seal that is withdrawn, an agency that it does not know. */
export class SealRefusedError extends Error {
  override readonly name = 'SealRefusedError'
}
