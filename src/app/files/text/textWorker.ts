import { parentPort, workerData } from 'node:worker_threads'
import { readText, type TextTask } from './readText.js'

// Sent piece by piece, so that a thread that is stopped has not worked in vain.
const doubts = await readText(workerData as TextTask, (piece) => parentPort?.postMessage(piece))
parentPort?.postMessage({ doubts })
