import { defineConfig } from 'vitest/config'

/** Suites on real data that no one here wrote (../shared/data); they name what they could not find. */
export default defineConfig({
  test: { include: ['test/conformance/**/*.test.ts'], testTimeout: 120_000 },
})
