import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

/** Every row of every table of every schema, as text; catalogues of the server included. */
export async function everyRow(ownerUrl: string): Promise<ReadonlyMap<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ schema: string; name: string }>(
      `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'm') and n.nspname <> 'pg_toast' order by 1, 2`,
    )
    const found = new Map<string, string>()
    for (const { schema, name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from "${schema}"."${name}" t`)
      found.set(`${schema}.${name}`, rows.map(({ row }) => row).join('\n'))
    }
    // What is still in memory of the server is on the disk then, in tables and in the write-ahead log.
    await client.query('checkpoint')
    return found
  } finally {
    await client.end()
  }
}

/** Every file below a folder with its bytes. */
export async function* everyFile(root: string): AsyncGenerator<readonly [path: string, bytes: Buffer]> {
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    yield [path, await readFile(path).catch(() => Buffer.alloc(0))]
  }
}

/** A text in the forms in which it might lie somewhere: as it is, as UTF-16, hexadecimal, and Base64 at each offset. */
export function formsOf(text: string): readonly Buffer[] {
  const utf8 = Buffer.from(text)
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), utf8])
      .toString('base64')
      .replaceAll('=', '')
    // Characters that also depend on what stands before and after it.
    return encoded.slice(offset === 0 ? 0 : offset + 1, -2)
  })
  const written = [
    ...base64,
    ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
    utf8.toString('hex'),
    encodeURIComponent(text),
    JSON.stringify(text).slice(1, -1),
    [...text].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  ]
  return [utf8, Buffer.from(text, 'utf16le'), ...written.map((form) => Buffer.from(form))]
}
