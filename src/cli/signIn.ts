import { createHash, randomBytes } from 'node:crypto'
import { API_AUDIENCE, CLI_CLIENT, CLI_REDIRECT } from '../app/identity/provider.js'

export interface SignInOptions {
  /** Where the program listens: `http://127.0.0.1:4000`. */
  readonly url: string
  readonly user: string
  readonly password: string
}

export class SignInRefusedError extends Error {
  override readonly name = 'SignInRefusedError'
}

const MOST_REDIRECTS = 10

/**
 * Signs in at the embedded provider as a browser would (authorization code with PKCE) and answers an access token, for
 * `curl -H "authorization: Bearer …"`.
 * @throws SignInRefusedError
 */
export async function signIn({ url, user, password }: SignInOptions): Promise<string> {
  const { authorization_endpoint: authorize, token_endpoint: exchange } = await metadataOf(url)
  const verifier = randomBytes(32).toString('base64url')
  const browser = createBrowser()

  const start = new URL(authorize)
  start.search = new URLSearchParams({
    client_id: CLI_CLIENT,
    redirect_uri: CLI_REDIRECT,
    response_type: 'code',
    scope: 'openid',
    resource: API_AUDIENCE,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString()
  const form = await browser.follow(start)
  if (form.redirect !== undefined) throw new SignInRefusedError('The sign-in page was not shown.')

  const answer = await browser.follow(form.url, new URLSearchParams({ person: user, password }))
  const code = answer.redirect?.searchParams.get('code')
  if (code === null || code === undefined) {
    throw new SignInRefusedError('The staff id or the password is wrong, or there were too many attempts.')
  }
  return tokenFor(exchange, code, verifier)
}

interface Metadata {
  readonly authorization_endpoint: string
  readonly token_endpoint: string
}

async function metadataOf(url: string): Promise<Metadata> {
  const response = await fetch(new URL('/oidc/.well-known/openid-configuration', url))
  if (!response.ok) throw new SignInRefusedError(`${url} has no embedded provider (${response.status}).`)
  return (await response.json()) as Metadata
}

async function tokenFor(endpoint: string, code: string, verifier: string): Promise<string> {
  const response = await fetch(endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CLI_CLIENT,
      redirect_uri: CLI_REDIRECT,
      code,
      code_verifier: verifier,
    }),
  })
  const body = (await response.json()) as { access_token?: string; error?: string }
  if (body.access_token === undefined) throw new SignInRefusedError(`The code was not accepted: ${body.error}`)
  return body.access_token
}

/** As much of a browser as a sign-in needs: cookies by path, redirects by hand. */
function createBrowser() {
  const cookies = new Map<string, { readonly value: string; readonly path: string }>()

  const remember = (response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const separator = pair.indexOf('=')
      const path = attributes.find((attribute) => attribute.toLowerCase().startsWith('path='))?.slice(5) ?? '/'
      cookies.set(`${pair.slice(0, separator)}@${path}`, { value: pair, path })
    }
  }
  const cookiesFor = ({ pathname }: URL): string =>
    [...cookies.values()]
      .filter(({ path }) => pathname.startsWith(path))
      .map(({ value }) => value)
      .join('; ')

  return {
    /** Follows redirects until a page is shown, or until one leads to the client's own address. */
    follow: async (to: URL, form?: URLSearchParams): Promise<{ readonly url: URL; readonly redirect?: URL }> => {
      let url = to
      let body = form
      for (let hop = 0; hop < MOST_REDIRECTS; hop += 1) {
        const response: Response = await fetch(url, {
          redirect: 'manual',
          headers: { cookie: cookiesFor(url) },
          ...(body === undefined ? {} : { method: 'POST', body }),
        })
        remember(response)
        const location = response.headers.get('location')
        if (location === null) return { url }
        url = new URL(location, url)
        body = undefined
        if (url.href.startsWith(CLI_REDIRECT)) return { url, redirect: url }
      }
      throw new SignInRefusedError('Too many redirects.')
    },
  }
}
