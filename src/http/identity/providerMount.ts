import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Provider } from 'oidc-provider'
import { PROVIDER_PATH } from '../../app/identity/provider.js'

/** The embedded provider under /oidc. It reads bodies and writes answers itself, beneath Fastify. */
export async function mountProvider(app: FastifyInstance, provider: Provider, publicUrl: URL): Promise<void> {
  const answer = provider.callback()
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { raw } = request
    // Security headers set so far would be lost with Fastify's own way of answering.
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value)
    }
    reply.hijack()
    await answer(asSeenOutside(raw, publicUrl), reply.raw)
  }
  await app.register((scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.all(PROVIDER_PATH, handler)
    scope.all(`${PROVIDER_PATH}/*`, handler)
    return Promise.resolve()
  })
}

/** The request below the mount, addressed to PUBLIC_URL whatever host and protocol it claims. */
function asSeenOutside(raw: IncomingMessage, publicUrl: URL): IncomingMessage {
  const outside = raw as IncomingMessage & { originalUrl?: string }
  outside.originalUrl = raw.url ?? '/'
  outside.url = outside.originalUrl.slice(PROVIDER_PATH.length) || '/'
  outside.headers['x-forwarded-proto'] = publicUrl.protocol.slice(0, -1)
  outside.headers['x-forwarded-host'] = publicUrl.host
  outside.headers.host = publicUrl.host
  return outside
}

/** `fetch` that reaches the program's own routes without the network, so that PUBLIC_URL need not lead back inside. */
export const ownFetch =
  (app: FastifyInstance) =>
  async (
    url: string,
    { method, headers, body }: { method: string; headers: unknown; body?: unknown },
  ): Promise<Response> => {
    const { pathname, search } = new URL(url)
    const answer = await app.inject({
      method: method as 'GET' | 'POST',
      url: pathname + search,
      headers: Object.fromEntries(new Headers(headers as Record<string, string>)),
      ...(body === undefined || body === null ? {} : { payload: String(body) }),
    })
    return new Response(answer.statusCode === 204 ? null : answer.body, {
      status: answer.statusCode,
      headers: Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name, String(value)]],
      ),
    })
  }
