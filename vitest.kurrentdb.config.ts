import { defineConfig } from 'vitest/config'

/** The contract of the event store on a real server: `KURRENTDB_URL=kurrentdb://127.0.0.1:2113?tls=false npm run test:kurrentdb`. */
export default defineConfig({
  test: { include: ['test/kurrentdb/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
})
