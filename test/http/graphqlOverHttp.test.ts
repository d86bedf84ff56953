import { auditServer } from 'graphql-http'
import { expect, test } from 'vitest'
import { testApp } from './testApp.js'

/** Listed with their reasons in docs/api/http-audits.md. */
const KNOWN_WARNINGS: readonly string[] = [
  '572B SHOULD use 200 status code on document parsing failure when accepting application/json',
  'FDE2 SHOULD use 200 status code on document validation failure when accepting application/json',
  '7B9B SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
]

test('the audits of GraphQL over HTTP find no error, and no warning that is not explained', async () => {
  const { app } = await testApp()
  try {
    const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`
    // Without this header a GET is what a page of another site could send, and is refused (CSRF).
    const fetchFn = (address: string, init?: RequestInit) =>
      fetch(address, { ...init, headers: { ...(init?.headers as object), 'apollo-require-preflight': 'true' } })
    const results = await auditServer({ url, fetchFn })
    const found = (status: string) =>
      results.filter((result) => result.status === status).map(({ id, name }) => `${id} ${name}`)
    expect(results).toHaveLength(61)
    expect(found('error')).toEqual([])
    expect(found('warn')).toEqual(KNOWN_WARNINGS)
  } finally {
    await app.close()
  }
})
