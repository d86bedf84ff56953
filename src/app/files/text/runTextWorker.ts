import { Worker } from 'node:worker_threads'
import type { RedactionDoubt } from '../redaction.js'
import type { TextPiece, TextTask } from './readText.js'

export interface ReadingLimits {
  readonly timeoutMs: number
  readonly memoryMegabytes: number
}
export const readingLimits: ReadingLimits = { timeoutMs: 60_000, memoryMegabytes: 512 }

export type RunText = typeof runTextWorker

/**
 * Reads a file in a thread of its own. A document that is hostile or huge costs at most the limits; then its
 * doubt is UNREADABLE and what was found until then stands.
 */
export async function runTextWorker(
  task: TextTask,
  limits: ReadingLimits,
  take: (piece: TextPiece) => void,
): Promise<readonly RedactionDoubt[]> {
  const start = import.meta.url.endsWith('.ts') ? './textWorkerFromSource.mjs' : './textWorker.js'
  const worker = new Worker(new URL(start, import.meta.url), {
    workerData: task,
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes },
  })
  try {
    return await new Promise((resolve) => {
      const giveUp = () => resolve(['UNREADABLE'])
      const timer = setTimeout(giveUp, limits.timeoutMs)
      worker.on('message', (answer: TextPiece | { doubts: readonly RedactionDoubt[] }) =>
        'doubts' in answer ? resolve(answer.doubts) : take(answer),
      )
      worker.on('error', giveUp)
      worker.on('exit', () => {
        clearTimeout(timer)
        giveUp()
      })
    })
  } finally {
    await worker.terminate()
  }
}
