// A thread knows nothing of the loader that lets its parent run TypeScript. pdf.js is loaded before that loader, which
// would spend seconds on reading its megabytes.
import { Buffer } from 'node:buffer'
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

if (Buffer.from(workerData.bytes.subarray(0, 1024)).includes('%PDF-')) {
  await import('pdfjs-dist/legacy/build/pdf.mjs')
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
}
register()
await import('./textWorker.ts')
