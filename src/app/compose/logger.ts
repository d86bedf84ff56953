import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import type { Config } from '../config.js'

/**
 * Structured lines without personal data: callers log codes, ids and durations. Faults are logged as type and stack;
 * their messages may repeat what someone typed.
 */
export const createLogger = (
  { logLevel, dataDir }: Pick<Config, 'logLevel' | 'dataDir'>,
  to: 'stdout' | 'file',
): Logger =>
  pino(
    { level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: to === 'file' ? join(dataDir, 'gongkai.log') : 1, mkdir: true, sync: false }),
  )

/** What of a fault may stand in the log. */
export const faultOf = (error: unknown): { readonly type: string; readonly stack?: string } =>
  error instanceof Error
    ? { type: error.name, ...(error.stack === undefined ? {} : { stack: framesOf(error.stack) }) }
    : { type: typeof error }

/** The frames without the first lines, which repeat the message. */
const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
