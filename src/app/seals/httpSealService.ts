import {
  SealRefusedError,
  type SealRequest,
  type SealService,
  type SealSignature,
  SealUnavailableError,
} from './sealService.js'

export interface HttpSealOptions {
  /** SEAL_URL: requests go to it as they are written in docs/archive.md. */
  readonly url: URL
  /** Sent as a bearer token; absent where the network itself is trusted. */
  readonly token?: string
  readonly timeoutMs?: number
}

const LONGEST_ANSWER = 64 * 1024
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/** A seal service over HTTP: hash in, signature out. One attempt, bounded in time and size; no redirects. */
export function httpSealService({ url, token, timeoutMs = 10_000 }: HttpSealOptions): SealService {
  return {
    name: url.host,
    seal: async (request) => {
      const response = await ask(url, token, timeoutMs, request)
      const answer = await boundedJson(response)
      if (response.status === 403 || response.status === 409 || response.status === 422) {
        throw new SealRefusedError(`the seal service answered ${response.status}`)
      }
      if (!response.ok) throw new SealUnavailableError(`the seal service answered ${response.status}`)
      return checked(answer, request)
    },
  }
}

async function ask(url: URL, token: string | undefined, timeoutMs: number, request: SealRequest): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'idempotency-key': request.requestId,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({
        hash: request.sha256,
        hashAlgorithm: 'SHA-256',
        agency: request.agencyName,
        creditCode: request.creditCode,
        documentNumber: request.documentNumber,
      }),
    })
  } catch (fault) {
    throw new SealUnavailableError('the seal service cannot be reached', { cause: fault })
  }
}

async function boundedJson(response: Response): Promise<unknown> {
  try {
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true })
      if (text.length > LONGEST_ANSWER) throw new SealUnavailableError('the answer of the seal service is too long')
    }
    return JSON.parse(text) as unknown
  } catch (fault) {
    // A refusal need not say anything; what claims success has to.
    if (!response.ok) return undefined
    throw fault instanceof SealUnavailableError
      ? fault
      : new SealUnavailableError('the answer of the seal service cannot be read', { cause: fault })
  }
}

/** Only a signature over this very hash is taken for one. */
function checked(answer: unknown, { sha256 }: SealRequest): SealSignature {
  const { hash, text, algorithm, signature, certificate, signedAt } = (answer ?? {}) as Readonly<
    Record<string, unknown>
  >
  const isText = (value: unknown, longest: number): value is string =>
    typeof value === 'string' && value.trim() !== '' && value.length <= longest
  const isMoment = isText(signedAt, 40) && !Number.isNaN(Date.parse(signedAt))
  const isSigned = isText(signature, 32_768) && BASE64.test(signature)
  if (hash !== sha256 || !isText(text, 200) || !isText(algorithm, 60) || !isSigned || !isMoment)
    throw new SealUnavailableError('the answer of the seal service is no seal over this letter')
  return {
    ...{ text, algorithm, signature, signedAt },
    ...(isText(certificate, 32_768) && BASE64.test(certificate) ? { certificate } : {}),
  }
}
