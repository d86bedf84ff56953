import { compose, type ComposeOptions, type Gongkai } from '../app/compose.js'
import { createLogger } from '../app/compose/logger.js'
import { type Config, loadConfig } from '../app/config.js'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The program opened for one piece of work on the command line, and closed whatever comes of it; also while the program
 * itself runs on the same DATA_DIR. It writes its log to a file, so that the terminal belongs to the command.
 */
export async function operate<T>(
  environment: Environment,
  work: (app: Gongkai) => Promise<T>,
  options: ComposeOptions = { besideProgram: true },
): Promise<T> {
  const config: Config = loadConfig({ LOG_LEVEL: 'warn', ...environment })
  const app = await compose(config, createLogger(config, 'file'), options)
  try {
    return await work(app)
  } finally {
    await app.stop()
  }
}
