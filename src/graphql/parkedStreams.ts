import type { ApolloServerPlugin } from '@apollo/server'
import { type GraphqlContext, usedReadModels } from './context.js'

/**
 * An answer from a read model with events set aside may be incomplete, and says so: `extensions.parkedStreams`. The
 * public learns that there are some; their names are for those who are signed in.
 */
export const nameParkedStreams: ApolloServerPlugin<GraphqlContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: async ({ contextValue, response: { body } }) => {
        const used = [...usedReadModels(contextValue)]
        if (used.length === 0 || body.kind !== 'single') return
        // Absent where the API is served without read models, as in tests of the transport.
        const streams = (await contextValue.services.models?.parkedStreams(used)) ?? []
        if (streams.length === 0) return
        const parkedStreams = contextValue.signedInAs === undefined ? { count: streams.length } : streams
        body.singleResult.extensions = { ...body.singleResult.extensions, parkedStreams }
      },
    }),
}
