import { join } from 'node:path'
import { openKeyStore } from '../../../src/app/keys/openKeyStore.js'

/** Runs one operation and kills its own process, with no chance to tidy up, at the nth durable step of it. */
export async function ensureThenDie(folder: string, what: string, dieAt?: string): Promise<void> {
  let armed = false
  let count = 0
  const keys = await openKeyStore({
    url: join(folder, 'keys'),
    masterKeyFile: join(folder, 'master.key'),
    production: false,
    step: () => {
      if (armed && String(++count) === dieAt) process.kill(process.pid, 'SIGKILL')
    },
  })
  armed = true
  if (what === 'rotate') await keys.rotateMasterKey()
  else if (what === 'destroy') await keys.destroyKey('person:zhang')
  else process.stdout.write(Buffer.from(await keys.ensureSubjectKey(`person:${what}`)).toString('hex'))
}
