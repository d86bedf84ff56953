import { checkKurrentLog, type GuardReport } from '../../eventstore/kurrentdb/guard.js'
import { typeOf } from '../../eventstore/kurrentdb/faults.js'
import { ConfigError } from '../config.js'

/**
 * The log must not be open to cutting and deletion. In production that is a fault of the configuration; elsewhere a
 * server without users is usual, and the operator is told. A log that was cut already is refused everywhere.
 * @throws ConfigError, EventStoreUnavailableError
 */
export async function assertLogProtected(
  url: string,
  production: boolean,
  warn: (sentence: string) => void = (sentence) => process.emitWarning(sentence, 'GongkaiWarning'),
): Promise<void> {
  const report = await checkKurrentLog(url).catch((error: unknown) => {
    if (typeOf(error) !== 'access-denied') throw error
    throw new ConfigError([
      'EVENT_STORE_URL: its account is not known to the server, or may not read $all (docs/decisions/0501)',
    ])
  })
  const { faults, warnings } = findings(report, production)
  if (faults.length > 0) throw new ConfigError(faults)
  warnings.forEach(warn)
}

const SHOWN = 5

/** What the report means for an installation. */
export function findings({ cut, permitted, complete }: GuardReport, production: boolean) {
  const faults: string[] = []
  const warnings: string[] = []
  if (cut.length > 0) {
    faults.push(
      `EVENT_STORE_URL: ${cut.length} streams of the log are cut by $maxAge, $maxCount or $tb: ${cut.slice(0, SHOWN).join(', ')}; restore the log`,
    )
  }
  if (permitted.length > 0) {
    const sentence = `EVENT_STORE_URL: its account may ${permitted.map((threat) => DEEDS[threat]).join(', ')}; forbid that by ACL (docs/decisions/0501)`
    if (production) faults.push(sentence)
    else warnings.push(sentence)
  }
  if (!complete) {
    warnings.push('EVENT_STORE_URL: the log is too long to look for cut streams in all of it at start; run fsck')
  }
  return { faults, warnings }
}

const DEEDS = {
  deleteStream: 'delete streams',
  tombstoneStream: 'delete streams for ever',
  setStreamMetadata: 'set what cuts streams',
} as const
