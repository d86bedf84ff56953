import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { CommandIo } from './commandIo.js'

const ENTRY = fileURLToPath(new URL('../evidence/verify/standalone.ts', import.meta.url))

/**
 * `gongkai verifier FILE`: the verifier as one JavaScript file for a machine without this program. It needs Node 20.19
 * or newer and nothing else.
 */
export async function verifier(file: string, io: CommandIo): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    legalComments: 'none',
    banner: { js: '#!/usr/bin/env node' },
  })
  await writeFile(file, outputFiles[0]!.contents, { mode: 0o755 })
  io.out(`${file}: node ${file} PACKAGE --key KEY`)
  return 0
}
