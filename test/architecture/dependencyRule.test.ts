import { expect, test } from 'vitest'
import { sourceFiles } from '../support/sourceFiles.js'
import { violations } from './dependencyRule.js'

test('no file of src imports what its room may not know', () => {
  expect(violations(sourceFiles('src'))).toEqual([])
})

test.each([
  ['src/domain/agency/decide.ts', `import { Pool } from 'pg'`],
  ['src/domain/agency/decide.ts', `import { openEvents } from '../../eventstore/codec.js'`],
  ['src/domain/agency/decide.ts', `import { evolve } from '../informationItem/state.js'`],
  ['src/eventstore/codec.ts', `import { execute } from '../app/execute.js'`],
  ['src/projections/agencies.ts', `import type { Agency } from '../domain/agency/state.js'`],
  ['src/projections/agencies.ts', `import { decide } from '../domain/informationItem/decide/review.js'`],
  ['src/processes/indexNumbers.ts', `import { config } from '../app/config.js'`],
  ['src/graphql/item.ts', `import { main } from '../cli/main.js'`],
  ['src/http/server.ts', `import { spec } from '../../test/support/spec.js'`],
])('a planted violation in %s is found: %s', (path, text) => {
  expect(violations([{ path, text }])).toHaveLength(1)
})
