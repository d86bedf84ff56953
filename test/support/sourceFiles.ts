import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'

export interface SourceFile {
  /** From the project's root, with forward slashes: `src/domain/decide.ts`. */
  readonly path: string
  readonly text: string
}

export const projectRoot = resolve(import.meta.dirname, '../..')

/** Every TypeScript file below a folder of the project. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const absolute = join(entry.parentPath, entry.name)
      return { path: relative(projectRoot, absolute), text: readFileSync(absolute, 'utf8') }
    })
}

/** Project files that a file imports, types included; packages are left out. */
export function importsOf({ path, text }: SourceFile): readonly string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => join(dirname(path), name).replace(/\.js$/, '.ts'))
}

/** Packages and Node modules that a file imports. */
export function packagesOf({ text }: SourceFile): readonly string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => !name.startsWith('.'))
}
