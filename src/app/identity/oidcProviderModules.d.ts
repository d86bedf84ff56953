// The package's entry only adds a warning that Node 20 is out of its own support; the tests of sign-in run on Node 20
// and on Node 24 alike. What the entry re-exports is imported from where it stands.

declare module 'oidc-provider/lib/provider.js' {
  export { Provider } from 'oidc-provider'
}

declare module 'oidc-provider/lib/helpers/errors.js' {
  import type { errors } from 'oidc-provider'
  export const InvalidGrant: typeof errors.InvalidGrant
  export const SessionNotFound: typeof errors.SessionNotFound
}
