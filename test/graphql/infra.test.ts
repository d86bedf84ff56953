import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/graphql/limits.js'
import { toGlobalId } from '../../src/graphql/relay.js'
import { encodePosition } from '../../src/graphql/scalars.js'
import { ask, FAR_POSITION, testApp, type TestApp } from '../http/testApp.js'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.app.close())

const page =
  '{ edges { cursor node { id number } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount }'

test('a connection goes forwards and backwards without repeating or losing a row', async () => {
  const first = await ask(app, `{ pebbles(first: 2) ${page} }`)
  expect(first.data?.pebbles).toMatchObject({
    edges: [{ node: { number: 1 } }, { node: { number: 2 } }],
    pageInfo: { hasNextPage: true, hasPreviousPage: false },
    totalCount: 250,
  })
  const cursor = (first.data?.pebbles as { pageInfo: { endCursor: string } }).pageInfo.endCursor
  const second = await ask(app, `{ pebbles(first: 2, after: "${cursor}") { nodes { number } } }`)
  expect(second.data).toEqual({ pebbles: { nodes: [{ number: 3 }, { number: 4 }] } })
  const last = await ask(app, `{ pebbles(last: 2) { nodes { number } } }`)
  expect(last.data).toEqual({ pebbles: { nodes: [{ number: 249 }, { number: 250 }] } })
})

test('a page is bounded, whether its size is a literal or a variable', async () => {
  for (const args of ['first: 101', 'first: 0', 'last: 101', 'first: -1', 'first: 1, last: 1']) {
    expect((await ask(app, `{ pebbles(${args}) { totalCount } }`)).errors).toMatchObject([
      { extensions: { code: 'BAD_PAGE', most: 100 } },
    ])
  }
  const byVariable = await ask(app, 'query ($n: Int) { pebbles(first: $n) { totalCount } }', { variables: { n: 101 } })
  expect(byVariable.errors).toMatchObject([{ extensions: { code: 'BAD_PAGE' } }])
})

test('a changed cursor is a fault of the caller with a code, not a fault of the program', async () => {
  const answer = await ask(app, '{ pebbles(after: "changed") { totalCount } }', {
    headers: { 'accept-language': 'en' },
  })
  expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_CURSOR' } }])
  expect(answer.errors[0]?.message).toMatch(/^The cursor is not valid/)
  expect(app.logged()).not.toContain('changed')
})

test('node and nodes answer by global id, and null for what is not there', async () => {
  const id = toGlobalId('Pebble', '7')
  expect((await ask(app, `{ node(id: "${id}") { id ... on Pebble { number } } }`)).data).toEqual({
    node: { id, number: 7 },
  })
  const unknown = toGlobalId('Stone', '1')
  expect((await ask(app, `{ nodes(ids: ["${id}", "${unknown}"]) { id } }`)).data).toEqual({ nodes: [{ id }, null] })
  for (const none of ['rubbish', toGlobalId('Stone', '\0'), toGlobalId('Pebble', '7\u0001')])
    expect((await ask(app, `{ node(id: "${none}") { id } }`)).errors).toMatchObject([
      { extensions: { code: 'BAD_ID' } },
    ])
})

test('dates that are no days of the calendar are refused without repeating what was typed', async () => {
  expect((await ask(app, '{ echo(date: "2026-02-28", instant: "2026-02-28T08:00:00+08:00") }')).data).toEqual({
    echo: '2026-02-28 2026-02-28T00:00:00.000Z',
  })
  for (const args of [
    'date: "2026-02-30"',
    'date: "20260228"',
    'instant: "2026-02-30T08:00:00Z"',
    'instant: "yesterday"',
  ]) {
    const { status, errors } = await ask(app, `{ echo(${args}) }`)
    expect(status).toBe(400)
    expect(errors).toHaveLength(1)
  }
  const secret = await ask(app, 'query ($d: LocalDate) { echo(date: $d) }', {
    variables: { d: 'ID 340604199001011234' },
  })
  expect(secret.status).toBe(400)
})

test('a query for a position that is not visible yet says so', async () => {
  const near = await ask(
    app,
    `{ pebbles(minPosition: "${encodePosition('7' as typeof FAR_POSITION)}") { totalCount } }`,
  )
  expect(near.errors).toEqual([])
  const far = await ask(app, `{ pebbles(minPosition: "${encodePosition(FAR_POSITION)}") { totalCount } }`)
  expect(far.errors).toMatchObject([{ extensions: { code: 'NOT_YET_VISIBLE' } }])
  expect((await ask(app, '{ pebbles(minPosition: "7") { totalCount } }')).status).toBe(400)
})

test('a mutation answers its entity, its event and position, and no user errors', async () => {
  const { data } = await ask(
    app,
    'mutation { throwPebble(commandId: "x") { pebble { number } event { id type position } revision repeated userErrors { code } } }',
  )
  expect(data?.throwPebble).toEqual({
    pebble: { number: 1 },
    event: { id: 'e1', type: 'PebbleThrown', position: encodePosition('7' as typeof FAR_POSITION) },
    revision: 0,
    repeated: false,
    userErrors: [],
  })
})

test('a refusal names all reasons in the language of the caller, and is no GraphQL error', async () => {
  const mutation =
    'mutation { throwPebble(commandId: "refuse-me") { event { id } revision userErrors { code message clause path missing } } }'
  const english = await ask(app, mutation, { headers: { 'accept-language': 'en-GB,en;q=0.9' } })
  expect(english.errors).toEqual([])
  expect(english.data?.throwPebble).toEqual({
    event: null,
    revision: null,
    userErrors: [
      {
        code: 'ROLE_MISSING',
        message: 'You do not hold a role that may do this (needed: registrar).',
        clause: 'LS-10.6',
        path: null,
        missing: ['registrar'],
      },
      {
        code: 'REVISION_CONFLICT',
        message: 'Someone else changed this first. Reload and try again.',
        clause: 'SYS',
        path: ['grounds', '0', 'law'],
        missing: [],
      },
    ],
  })
  const chinese = await ask(app, mutation, { headers: { 'accept-language': 'zh-CN' } })
  expect(JSON.stringify(chinese.data)).toContain('您没有办理此事所需的职责（需要：机构和人员登记员）。')
})

test('our own faults are masked; the correlation id leads to them', async () => {
  const { errors } = await ask(app, '{ broken }', { headers: { 'x-correlation-id': 'abc-12345678' } })
  expect(errors).toHaveLength(1)
  expect(errors[0]?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', correlationId: 'abc-12345678' })
  expect(errors[0]?.message).not.toContain('hunter2')
  expect(app.logged()).toContain('abc-12345678')
  // Where it happened, without the message: that may repeat what someone typed.
  expect(app.logged()).toMatch(/infraSchema/)
  expect(app.logged()).not.toContain('hunter2')
})

test('a misspelt field gets no suggestions', async () => {
  const { status, errors } = await ask(app, '{ pebblez { totalCount } }')
  expect(status).toBe(400)
  expect(errors[0]?.message).not.toMatch(/did you mean|pebbles/i)
})

test('the shape of a request is bounded: depth, aliases, directives, root fields, tokens', async () => {
  const deep = (levels: number): string =>
    levels === 0 ? '{ totalCount }' : `{ nodes { neighbours ${deep(levels - 1)} } }`
  const refusals: readonly (readonly [string, string])[] = [
    ['depth', `{ pebbles(first: 1) ${deep(9)} }`],
    ['aliases', `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: echo`).join(' ')} }`],
    [
      'directives',
      `{ echo ${'@include(if: true) '.repeat(1)} ${Array.from({ length: 31 }, () => '... @include(if: true) { echo }').join(' ')} }`,
    ],
    ['rootFields', `{ ${Array.from({ length: 21 }, () => 'echo').join(' ')} }`],
  ]
  for (const [limit, query] of refusals) {
    const { status, errors } = await ask(app, query)
    expect(status).toBe(400)
    expect(errors.map(({ extensions }) => extensions.limit)).toContain(limit)
  }
  const tokens = await ask(app, `{ ${'echo '.repeat(DEFAULT_LIMITS.maxTokens)} }`)
  expect(tokens.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }])
})

test('fragments that multiply are bounded as if they were written out', async () => {
  const fragments = Array.from({ length: 14 }, (_, index) =>
    index === 13
      ? 'fragment F13 on PebbleConnection { totalCount }'
      : `fragment F${index} on PebbleConnection { nodes { neighbours { ...F${index + 1} } } }`,
  )
  const { errors } = await ask(app, `{ pebbles(first: 1) { ...F0 } } ${fragments.join(' ')}`)
  expect(errors).toMatchObject([{ extensions: { limit: 'depth' } }])
})

test('the cost counts page sizes given by variables and defaults, and is told', async () => {
  const small = await ask(app, 'query ($n: Int) { pebbles(first: $n) { nodes { number } } }', { variables: { n: 10 } })
  const large = await ask(app, 'query ($n: Int) { pebbles(first: $n) { nodes { number } } }', { variables: { n: 100 } })
  const literal = await ask(app, '{ pebbles(first: 100) { nodes { number } } }')
  const cost = ({ extensions }: typeof small) => (extensions as { cost: { requested: number } }).cost.requested
  expect(cost(small)).toBeLessThan(cost(large))
  expect(cost(literal)).toBe(cost(large))
})

test('an operation that costs too much is refused, also when its size comes by variable', async () => {
  const strict = await testApp({ limits: { ...DEFAULT_LIMITS, maxCost: 150 } })
  const query = 'query ($n: Int = 100) { pebbles(first: $n) { nodes { number } } }'
  expect((await ask(strict, query, { variables: { n: 5 } })).errors).toEqual([])
  for (const variables of [{ n: 100 }, {}]) {
    const { status, errors } = await ask(strict, query, { variables })
    expect(status).toBe(400)
    expect(errors).toMatchObject([{ extensions: { code: 'COST_EXCEEDED', most: 150 } }])
  }
  await strict.app.close()
})

test("GraphiQL's own introspection passes the limits", async () => {
  const { getIntrospectionQuery } = await import('graphql')
  const { status, errors } = await ask(
    app,
    getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      inputValueDeprecation: true,
      oneOf: true,
    }),
  )
  expect([status, errors]).toEqual([200, []])
})
