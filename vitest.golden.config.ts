import { defineConfig } from 'vitest/config'
import { recordingPlugin } from './test/support/goldenRecorder.js'

/** Writes the golden files that are missing: `npx vitest run --config vitest.golden.config.ts`. */
export default defineConfig({
  plugins: [recordingPlugin],
  test: { include: ['test/domain/**/*.test.ts'], testTimeout: 60_000, globalSetup: ['test/support/goldenRecorder.ts'] },
})
