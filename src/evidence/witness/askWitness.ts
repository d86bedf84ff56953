import type { Hash } from '../merkle/hash.js'
import { type Checkpoint, parseDecimal } from '../note/checkpoint.js'
import { formatConsistencyFile } from '../note/consistencyFile.js'

/** The witness did not cosign; what it says is worth looking at. */
export class WitnessRefusedError extends Error {
  override readonly name = 'WitnessRefusedError'
}

const TIMEOUT_MS = 15_000
const MOST_CHARACTERS = 10_000

/**
 * Asks a witness over HTTP to cosign a checkpoint (C2SP tlog-witness). It says itself what it has seen last.
 * @param url its submission prefix
 * @returns the checkpoint with the lines that came back; they are not checked here
 * @throws WitnessRefusedError
 */
export async function askWitness(
  url: string,
  checkpoint: Checkpoint,
  proof: (from: number) => Promise<readonly Hash[]>,
): Promise<string> {
  const post = async (old: number): Promise<{ readonly status: number; readonly body: string }> => {
    const hashes = old === 0 ? [] : await proof(old)
    const response = await fetch(new URL('add-checkpoint', url.endsWith('/') ? url : `${url}/`), {
      method: 'POST',
      body: formatConsistencyFile({ old, hashes, checkpoint: checkpoint.note }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error',
    })
    return { status: response.status, body: (await response.text()).slice(0, MOST_CHARACTERS) }
  }
  let answer = await post(0)
  if (answer.status === 409) {
    const seen = parseDecimal(answer.body.trim())
    if (seen === undefined || seen > checkpoint.size)
      throw new WitnessRefusedError(
        `the witness has cosigned ${answer.body.trim()} events, and this checkpoint is of ${checkpoint.size}`,
      )
    answer = await post(seen)
  }
  if (answer.status !== 200)
    throw new WitnessRefusedError(`the witness answered ${answer.status}: ${answer.body.trim()}`)
  return checkpoint.note + answer.body
}
