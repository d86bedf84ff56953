import type { Refusal } from '../../domain/decider.js'
import type { KeptFile } from '../../domain/keptFile.js'
import type { KeySubject } from '../../domain/protected.js'
import type { AgencyId, Sha256 } from '../../domain/values.js'
import { canonicalJson } from '../../eventstore/canonicalJson.js'
import type { FactsSnapshot } from '../factsPort.js'
import type { FileStore } from '../files/fileStore.js'
import { SealRefusedError, type SealService, SealUnavailableError } from '../seals/sealService.js'
import { keepMade } from './keptLetter.js'

export interface ToSeal {
  readonly agency: AgencyId
  readonly letter: { readonly sha256: Sha256; readonly number?: string | undefined }
  readonly key: KeySubject
  readonly commandId: string
  readonly snapshot: FactsSnapshot
}
export type SignatureUnder =
  | {
      readonly ok: true
      readonly value: { readonly signature: KeptFile; readonly service: string; readonly text: string }
    }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** The seal of the service over a letter, kept so that it says what it signs: it proves nothing about another letter. */
export async function signatureUnder(
  { files, seals }: { readonly files: Pick<FileStore, 'keep'>; readonly seals: SealService },
  { agency, letter: { sha256, number }, key, commandId, snapshot }: ToSeal,
): Promise<SignatureUnder> {
  const { name, creditCode } = snapshot.agencies.agency(agency) ?? { name: agency as string, creditCode: undefined }
  try {
    const sealed = await seals.seal({
      ...{ sha256, agencyName: name, requestId: commandId },
      ...(creditCode === undefined ? {} : { creditCode }),
      ...(number === undefined ? {} : { documentNumber: number }),
    })
    const text = canonicalJson({ suite: 'gongkai/seal/1', service: seals.name, sha256, ...sealed })
    const signature = await keepMade(files, {
      ...{ key, commandId, place: 1_003, name: '电子印章.json', mediaType: 'application/json' },
      bytes: Buffer.from(text),
    })
    return { ok: true, value: { signature, service: seals.name, text: sealed.text } }
  } catch (fault) {
    if (fault instanceof SealUnavailableError)
      return { ok: false, refusals: [{ code: 'SEAL_SERVICE_UNAVAILABLE', clause: '711-45' }] }
    if (fault instanceof SealRefusedError) return { ok: false, refusals: [{ code: 'SEAL_REFUSED', clause: '711-45' }] }
    throw fault
  }
}
