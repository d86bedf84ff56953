import { defineConfig } from 'vitest/config'

/** Records an example of every command that the tests of the deciders give: see test/support/exampleRecorder.ts. */
export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts'],
    exclude: ['test/domain/repeated.test.ts'],
    isolate: false,
    testTimeout: 60_000,
    globalSetup: ['test/support/exampleRecorder.ts'],
  },
})
