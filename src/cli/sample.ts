import { readFile } from 'node:fs/promises'
import { drawFrom, ordered, populationHashOf, SAMPLING_ALGORITHM } from '../app/sampling/drawFrom.js'
import type { CommandIo } from './commandIo.js'

export interface SampleArguments {
  /** One subject to a line, in any order. */
  readonly file: string
  readonly seed: string
  readonly size: string
  readonly json: boolean
}

/** `gongkai sample FILE --seed --size`: draws a sample again from its population and seed, without the program's log. Answers the exit code. */
export async function sample({ file, seed, size, json }: SampleArguments, io: CommandIo): Promise<number> {
  const count = Number(size)
  if (!/^\d{1,6}$/.test(size) || count === 0 || seed === '')
    return refuse(io, '样本量须为正整数，种子不得为空 / the size is a whole number from 1, the seed is not empty')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return refuse(io, `无法读取文件 / the file cannot be read: ${file}`)
  const population = ordered(text.split(/\r?\n/).filter((line) => line !== ''))
  const populationHash = populationHashOf(population)
  const drawn = drawFrom(population, seed, count)
  if (json) io.out(JSON.stringify({ algorithm: SAMPLING_ALGORITHM, populationHash, sample: drawn }))
  else for (const line of [`# ${SAMPLING_ALGORITHM} ${populationHash}`, ...drawn]) io.out(line)
  return 0
}

function refuse(io: CommandIo, why: string): number {
  io.err(why)
  return 1
}
