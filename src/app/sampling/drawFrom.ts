import { createHash } from 'node:crypto'

/** Name and version of the way in which samples are drawn. What it does is fixed for ever; another way has another name. */
export const SAMPLING_ALGORITHM = 'sha256-fisher-yates@1'

const sha256 = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest()

/** Each once, in the order of code units, as the hash and the draw take them. */
export const ordered = (subjects: readonly string[]): readonly string[] =>
  [...new Set(subjects)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))

/** SHA-256 in hex over the subjects in their order, each followed by a line feed. */
export const populationHashOf = (population: readonly string[]): string =>
  sha256(population.map((subject) => `${subject}\n`).join('')).toString('hex')

const SPAN = 1n << 64n

/**
 * Draws `size` subjects without repetition; all of them where there are no more. Anybody can redo it:
 *
 * Block i (from 0) is SHA-256 of `gongkai-sample/1`, the seed, the hash of the population and i in decimal, joined by
 * line feeds; its first 8 bytes are a number, big-endian. For the k-th place (from 0) among n subjects, numbers of
 * 2^64 − (2^64 mod (n − k)) and above are passed over; the first other one, modulo n − k, says how far behind k the
 * subject stands that changes places with it (Fisher and Yates). The first `size` places are the sample.
 */
export function drawFrom(population: readonly string[], seed: string, size: number): readonly string[] {
  const places = [...population]
  const hash = populationHashOf(population)
  let block = 0
  const next = (below: bigint): bigint => {
    for (;;) {
      const number = sha256(['gongkai-sample/1', seed, hash, String(block)].join('\n')).readBigUInt64BE(0)
      block += 1
      if (number < SPAN - (SPAN % below)) return number % below
    }
  }
  const drawn = Math.min(size, places.length)
  for (let k = 0; k < drawn; k += 1) {
    const other = k + Number(next(BigInt(places.length - k)))
    const subject = places[other]!
    places[other] = places[k]!
    places[k] = subject
  }
  return places.slice(0, drawn)
}
