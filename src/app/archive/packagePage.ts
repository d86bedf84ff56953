import type { JsonValue } from '../../domain/values.js'
import { escaped, tag } from '../letters/htmlTags.js'
import type { ArchivedMatter } from './archivedMatter.js'
import { type PackageEntry, sha256Of } from './packageEntry.js'

/** The page by which a person reads the package without any program but a browser: no script, nothing from elsewhere. */
export function packagePage(
  metadata: Readonly<Record<string, JsonValue>>,
  { files, streams }: ArchivedMatter,
  entries: readonly PackageEntry[],
): string {
  const named = new Map(files.map(({ file, name }) => [file.sha256, name]))
  const rows = (lines: readonly (readonly string[])[]): string =>
    lines.map((cells) => tag('tr', cells.map((cell) => tag('td', cell)).join(''))).join('\n')
  const fields = Object.entries(metadata).filter(([name]) => name !== '业务行为')
  const history = (streams[0]?.opened ?? []).map(({ type, metadata: about }) => [
    escaped(about.recordedAt),
    escaped(type),
    escaped(about.clause),
    escaped(about.person ?? about.process ?? about.role),
  ])
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>归档数据包</title>
<style>body{font:16px/1.6 serif;margin:2em auto;max-width:60em}table{border-collapse:collapse;width:100%}
td,th{border:1px solid #888;padding:.2em .5em;text-align:left;overflow-wrap:anywhere;vertical-align:top}</style>
</head>
<body>
<h1>归档数据包</h1>
<h2>元数据（DA/T 46-2009）</h2>
<table>${rows(fields.map(([name, value]) => [escaped(name), escaped(typeof value === 'string' ? value : JSON.stringify(value))]))}</table>
<h2>文件</h2>
<table>${rows(
    entries.map(({ path, content }) => [
      tag('a', escaped(path), { href: path }),
      escaped(named.get(sha256Of(content)) ?? ''),
      `${content.length}`,
    ]),
  )}</table>
<h2>办理过程</h2>
<table>${rows(history)}</table>
</body>
</html>
`
}
