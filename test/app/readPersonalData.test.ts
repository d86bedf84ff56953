import { expect, test } from 'vitest'
import { readPersonalData } from '../../src/app/readPersonalData.js'
import type { Actor } from '../../src/domain/context.js'
import type { PersonId } from '../../src/domain/values.js'

const officer: Actor = { kind: 'person', person: 'officer' as PersonId, holds: [] }
const read = { actor: officer, what: 'applicant', subject: 'application-a1', purpose: 'handling' } as const

test('PIPL-51: a look is on record before anything is read, and without the record nothing is', async () => {
  const steps: string[] = []
  const trails = {
    read: ({ what, subject, purpose }: { what: string; subject?: string; purpose: string }) => {
      steps.push(`${what} of ${subject} for ${purpose}`)
      return Promise.resolve()
    },
  }
  const answer = await readPersonalData(trails, read, () => {
    steps.push('read')
    return Promise.resolve('张三')
  })
  expect(answer).toBe('张三')
  expect(steps).toEqual(['applicant of application-a1 for handling', 'read'])

  const broken = { read: () => Promise.reject(new Error('the log is away')) }
  const never = () => Promise.reject(new Error('read without a record'))
  await expect(readPersonalData(broken, read, never)).rejects.toThrow('the log is away')
})

test.each<Actor>([{ kind: 'public' }, { kind: 'operator' }, { kind: 'process', process: 'duties' }])(
  'nobody but a person reads personal data: %j',
  async (actor) => {
    const recorded: unknown[] = []
    const trails = { read: (seen: unknown) => Promise.resolve(void recorded.push(seen)) }
    expect(await readPersonalData(trails, { ...read, actor }, () => Promise.resolve('张三'))).toBeUndefined()
    expect(recorded).toEqual([])
  },
)
