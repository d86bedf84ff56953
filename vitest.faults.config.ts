import { defineConfig, mergeConfig } from 'vitest/config'
import base from './vitest.config.js'

/** Longer suites that kill and cut: `npm run test:faults`. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [], exclude: [] } },
  defineConfig({ test: { include: ['test/faults/**/*.test.ts'], testTimeout: 180_000, fileParallelism: false } }),
)
