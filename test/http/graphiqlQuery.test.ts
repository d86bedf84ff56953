import { parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { apiSchema } from '../../src/graphql/schema.js'
import { DEFAULT_QUERY } from '../../src/http/graphiql.js'

test('the query that a newcomer finds in GraphiQL fits the schema', () => {
  expect(validate(apiSchema(), parse(DEFAULT_QUERY))).toEqual([])
})
