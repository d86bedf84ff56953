// Walks the README's tour: every `sh` block of "Ten minutes by GraphQL", in order, in one shell, against a fresh demo.
// What a `json` block shows must be in what came back; "…" stands for anything, at the end of a list for the rest of it.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const [readme, url] = process.argv.slice(2)
const text = readFileSync(readme, 'utf8')
const begin = text.search(/^## .*GraphQL/m)
const tour = text.slice(begin, text.indexOf('\n## ', begin + 1))
const blocks = [...tour.matchAll(/^```(sh|json)\n([\s\S]*?)^```/gm)].map(([, kind, body]) => ({ kind, body }))

const MARK = '----8<----'
const script = blocks
  .filter(({ kind }) => kind === 'sh')
  .map(({ body }) => `${body.replace(/^URL=.*/m, `URL=${url}`)}echo '${MARK}'`)
  .join('\n')
const outputs = execFileSync('bash', ['-c', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).split(
  MARK,
)

let answered = -1
let faults = 0
for (const { kind, body } of blocks) {
  if (kind === 'sh') answered += 1
  else {
    const [shown, given] = [documents(body), documents(outputs[answered])]
    shown.forEach((document, index) => {
      const fault = differs(document, given[index], '')
      if (fault === undefined) return
      faults += 1
      console.error(
        `the tour shows something else than came back: ${fault}\nshown: ${JSON.stringify(document)}\ncame back: ${JSON.stringify(given[index])}`,
      )
    })
  }
}
const asked = outputs.flatMap(documents)
const refused = asked.filter((answer) => Array.isArray(answer))
if (refused.length > 0) console.error('answered by errors:', JSON.stringify(refused))
console.log(`${asked.length} questions asked, ${faults} answers differ`)
if (asked.length < 25 || faults > 0 || refused.length > 0) process.exitCode = 1

/** JSON documents that follow one another, each beginning on a line of its own. */
function documents(output) {
  return output
    .split(/^(?=[{[])/m)
    .filter((part) => part.trim() !== '')
    .map((part) => JSON.parse(part))
}

function differs(shown, given, path) {
  if (shown === '…') return undefined
  if (Array.isArray(shown)) {
    const open = shown.at(-1) === '…'
    if (!Array.isArray(given) || (open ? given.length < shown.length - 1 : given.length !== shown.length))
      return `${path}: another length`
    return shown
      .slice(0, open ? -1 : undefined)
      .map((item, index) => differs(item, given[index], `${path}/${index}`))
      .find(Boolean)
  }
  if (typeof shown === 'object' && shown !== null) {
    return Object.entries(shown)
      .map(([key, value]) => differs(value, given?.[key], `${path}/${key}`))
      .find(Boolean)
  }
  return shown === given ? undefined : `${path}: ${JSON.stringify(given)}`
}
