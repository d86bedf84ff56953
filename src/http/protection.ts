import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'

export interface ProtectionOptions {
  readonly publicUrl: URL
  /** Requests a minute from one address; 0 for no limit (benchmarks). */
  readonly requestsPerMinute: number
}

/** Pages of the program: own style sheet, no script, nothing from elsewhere, never in a frame. */
export const PAGE_POLICY = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
} as const

/** Cookies, security headers, limits per address. */
export async function protect(
  app: FastifyInstance,
  { publicUrl, requestsPerMinute }: ProtectionOptions,
): Promise<void> {
  const https = publicUrl.protocol === 'https:'
  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: mutable(PAGE_POLICY) },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })
  await app.register(rateLimit, {
    global: requestsPerMinute > 0,
    max: Math.max(requestsPerMinute, 1),
    timeWindow: 60_000,
    // Probes come often, from the machine itself, and must not be turned away.
    allowList: (request) => PROBES.has(request.url),
  })
}

const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics'])

const mutable = (policy: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(policy).map(([name, sources]) => [name, [...sources]]))

/** Writes a policy of its own for an answer that needs another one than the pages. */
export const contentSecurityPolicy = (directives: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => [name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), ...sources].join(' '))
    .join('; ')
