import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Locale } from '../graphql/locale.js'
import { html } from './html.js'
import { contentSecurityPolicy } from './protection.js'

/** Monaco sets element styles and loads its font from the style sheet; nothing may come from another host. */
const POLICY = contentSecurityPolicy({
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  workerSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
})

const FILES = {
  'graphiql.js': { part: 'js', type: 'text/javascript; charset=utf-8' },
  'graphiql.css': { part: 'css', type: 'text/css; charset=utf-8' },
  'editor.worker.js': { part: 'editorWorkerService', type: 'text/javascript; charset=utf-8' },
  'json.worker.js': { part: 'jsonWorker', type: 'text/javascript; charset=utf-8' },
  'graphql.worker.js': { part: 'graphqlWorker', type: 'text/javascript; charset=utf-8' },
} as const

const START = `
self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_, label) =>
  '/graphql/assets/' + ({ json: 'json', graphql: 'graphql' }[label] || 'editor') + '.worker.js' };
const root = document.querySelector('#root');
YogaGraphiQL.renderYogaGraphiQL(root, JSON.parse(root.dataset.options));
`

/** What a newcomer finds in the editor: answers without signing in. */
export const DEFAULT_QUERY = `# 烈山区政务公开 · Gongkai
# What is public needs no sign-in; officers sign in at /auth/login first.
query Catalogue {
  viewer { person roles { role agency { name } } }
  catalogue(first: 5) {
    totalCount
    edges { node { title indexNumber documentNumber publishedOn } }
  }
}
`

interface Asset {
  readonly type: string
  readonly etag: string
  readonly plain: Buffer
  readonly packed: Buffer
}

const compress = promisify(gzip)

/** The files of GraphiQL, from the package, at /graphql/assets: offices without internet have it whole. */
export function serveGraphiqlFiles(app: FastifyInstance): void {
  const assets = new Map<string, Promise<Asset>>()
  const asset = (name: string): Promise<Asset> | undefined => {
    if (name !== 'start.js' && !Object.hasOwn(FILES, name)) return undefined
    if (!assets.has(name)) assets.set(name, loadAsset(name))
    return assets.get(name)
  }
  app.get<{ Params: { name: string } }>('/graphql/assets/:name', async (request, reply) => {
    const found = await asset(request.params.name)
    if (found === undefined) return reply.code(404).send()
    reply.headers({ etag: found.etag, 'cache-control': 'public, max-age=86400', vary: 'accept-encoding' })
    if (request.headers['if-none-match'] === found.etag) return reply.code(304).send()
    reply.type(found.type)
    if (!(request.headers['accept-encoding'] ?? '').includes('gzip')) return reply.send(found.plain)
    return reply.header('content-encoding', 'gzip').send(found.packed)
  })
}

async function loadAsset(name: string): Promise<Asset> {
  const { text, type } = await assetText(name)
  const plain = Buffer.from(text)
  return {
    type,
    plain,
    packed: await compress(plain),
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
  }
}

async function assetText(name: string): Promise<{ text: string; type: string }> {
  if (name === 'start.js') return { text: START, type: FILES['graphiql.js'].type }
  const { part, type } = FILES[name as keyof typeof FILES]
  // Nine megabytes of text, wanted only where someone opens the page.
  const parts = await import('@graphql-yoga/render-graphiql/graphiql')
  return { text: parts[part], type }
}

/** The page itself; its policy lets it talk to this host and to nobody else. */
export function sendGraphiql(reply: FastifyReply, locale: Locale): FastifyReply {
  const options = JSON.stringify({ endpoint: '/graphql', title: 'Gongkai GraphiQL', defaultQuery: DEFAULT_QUERY })
  const page = html`<!doctype html>
    <html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <title>Gongkai GraphiQL</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/graphql/assets/graphiql.css" />
      </head>
      <body id="body" class="no-focus-outline">
        <noscript>JavaScript</noscript>
        <div id="root" data-options="${options}"></div>
        <script src="/graphql/assets/graphiql.js"></script>
        <script src="/graphql/assets/start.js"></script>
      </body>
    </html>`
  return reply.header('content-security-policy', POLICY).type('text/html; charset=utf-8').send(page.text)
}
