import pg from 'pg'
import { callAppend } from '../../src/eventstore/postgres/appendCall.js'
import type { AppendResult } from '../../src/eventstore/eventStore.js'
import type { PendingAppend } from '../../src/eventstore/postgres/groupCommit.js'

export interface OpenAppend {
  readonly result: readonly AppendResult[]
  readonly commit: () => Promise<void>
  readonly rollback: () => Promise<void>
  /** The connection is cut, as by a crash of the machine it came from. */
  readonly die: () => void
}

/** Appends as the event store does, in a transaction that stays open. */
export async function appendAndHold(connectionString: string, group: readonly PendingAppend[]): Promise<OpenAppend> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('begin')
  const result = await callAppend(client, group, '2026-03-02T01:02:03.004Z')
  const end = (how: string) => async () => {
    await client.query(how)
    await client.end()
  }
  const { stream } = (client as unknown as { connection: { stream: { destroy: () => void } } }).connection
  return { result, commit: end('commit'), rollback: end('rollback'), die: () => stream.destroy() }
}

export async function run(url: string, ...statements: readonly string[]): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    for (const statement of statements.slice(0, -1)) await client.query(statement)
    return await client.query(statements.at(-1)!)
  } finally {
    await client.end()
  }
}
