import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/conformance/**', 'test/faults/**', 'test/kurrentdb/**', 'node_modules/**'],
    // Much of the time a test waits for PostgreSQL: two at a time also where vitest would leave one of two cores free.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Files share what was imported before them: importing the program anew for each took a third of the whole time.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    globalSetup: ['test/support/postgresServer.ts'],
  },
  // One copy of graphql: Node gives packages the CommonJS file, Vite would give our files the other one.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
})
