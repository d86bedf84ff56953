import { join } from 'node:path'
import { builtinScanner } from '../../../src/app/files/builtinScanner.js'
import { openFileStore } from '../../../src/app/files/openFileStore.js'
import { openKeyStore } from '../../../src/app/keys/openKeyStore.js'
import type { FileId, Instant, ItemId, PersonId } from '../../../src/domain/values.js'

// A process of its own that dies, with no chance to tidy up, at the nth durable step of one operation.
const [folder, what, uploadId, dieAt] = process.argv.slice(2)
let armed = false
let count = 0
const keys = await openKeyStore({
  url: join(folder!, 'keys'),
  masterKeyFile: join(folder!, 'master.key'),
  production: false,
})
const store = await openFileStore({
  dir: join(folder!, 'blobs'),
  keys,
  scanner: builtinScanner(),
  now: () => '2026-03-02T01:00:00.000Z' as Instant,
  step: () => {
    if (armed && String(++count) === dieAt) process.kill(process.pid, 'SIGKILL')
  },
})
const owner = 'zhang' as PersonId
async function* content() {
  yield Buffer.from('关于修缮道路的公告')
}
armed = true
if (what === 'upload') await store.upload({ owner, name: '公告.txt', medium: 'text', content: content() })
else await store.claim({ uploadId: uploadId as FileId, owner, holder: 'item-1' as ItemId })
