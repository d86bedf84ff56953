import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/faults/**', 'test/kurrentdb/**', 'node_modules/**'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    globalSetup: ['test/support/postgresServer.ts'],
    server: { deps: { inline: ['type-graphql', '@apollo/server'] } },
  },
  resolve: { dedupe: ['graphql'] },
})
