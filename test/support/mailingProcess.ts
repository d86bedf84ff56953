import { createDelivery } from '../../src/app/notifications/delivery.js'
import { createMailer } from '../../src/app/notifications/mailer.js'
import { createOutbox } from '../../src/app/notifications/outbox.js'
import { openReadDatabase } from '../../src/projections/database.js'

/** A program of its own that sends what is due in an outbox, with a lease of so many milliseconds, and then ends. */
const [connectionString, smtpUrl, leaseMs] = process.argv.slice(2) as [string, string, string]

const db = openReadDatabase({ connectionString, max: 2 })
await createDelivery({
  outbox: createOutbox({ db, host: 'gongkai.test', sends: true }),
  mailer: createMailer({ smtpUrl, from: 'gongkai@gongkai.test' }, 10_000),
  addressOf: (person) => Promise.resolve(`${person}@a.test`),
  publicUrl: new URL('https://gongkai.test'),
  leaseMs: Number(leaseMs),
  onFault: (error) => process.stderr.write(`${String(error)}\n`),
}).sendDue()
await db.destroy()
process.stdout.write('done\n')
