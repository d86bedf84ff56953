import type { Gongkai } from '../app/compose.js'
import { AUDIT_TRAIL } from '../projections/auditTrail/projection.js'

/** Where no program runs that keeps the audit trail up, it is brought up to date here. */
export async function withTrail(app: Gongkai, work: () => Promise<number>): Promise<number> {
  const { engine } = app.models
  await engine.start()
  try {
    await engine.caughtUp([AUDIT_TRAIL])
    return await work()
  } finally {
    await engine.stop()
  }
}
