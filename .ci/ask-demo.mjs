// Waits for the demo to say where it listens, then asks it a question that only a filled district can answer.
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

const [logFile] = process.argv.slice(2)
const deadline = Date.now() + 300_000
let url
while (url === undefined && Date.now() < deadline) {
  url = /http:\/\/127\.0\.0\.1:\d+/.exec(readFileSync(logFile, 'utf8'))?.[0]
  if (url === undefined) await pause(250)
}
if (url === undefined) throw new Error('The demo did not say within 300 s where it listens.')

const response = await fetch(`${url}/graphql`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: '{ catalogue(first: 1) { totalCount edges { node { title indexNumber } } } }' }),
})
const answer = await response.json()
const { totalCount, edges } = answer.data?.catalogue ?? {}
console.log(JSON.stringify(answer))
if (!(totalCount > 0) || !edges?.[0]?.node.title) throw new Error('The demo has no public catalogue.')
