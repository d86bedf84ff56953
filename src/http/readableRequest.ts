import type { FastifyInstance } from 'fastify'

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/
// eslint-disable-next-line no-control-regex -- all of the above but tab, line feed and carriage return
const CONTROL_IN_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/

/**
 * Nothing here has an address with control characters, and no text to look for holds them: 404 and 400, whatever the
 * route, before a database is asked that cannot store them.
 */
export function refuseControlCharacters(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (anyIn(request.params, CONTROL)) return done(fault(404, 'NOT_FOUND', 'Not found. 没有此页。'))
    if (anyIn(request.query, CONTROL_IN_TEXT))
      return done(fault(400, 'BAD_REQUEST', 'The address holds control characters. 地址含有控制字符。'))
    done()
  })
}

const anyIn = (given: unknown, what: RegExp): boolean =>
  Object.entries((given ?? {}) as Readonly<Record<string, unknown>>)
    .flat(2)
    .some((text) => typeof text === 'string' && what.test(text))

const fault = (statusCode: number, code: string, message: string): Error =>
  Object.assign(new Error(message), { statusCode, code })
