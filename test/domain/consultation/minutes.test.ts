import { expect, test } from 'vitest'
import { minutesOf } from '../../../src/domain/consultation/minutes.js'
import {
  after,
  conclude,
  decideThat,
  districtLeader,
  education,
  finance,
  officer,
  referred,
  reform,
} from './district.js'

test('LS-6.1, LS-9.1: the minutes say from the events alone who was asked, who said what and who decided', () => {
  const events = after(
    [
      [districtLeader, decideThat('proposalStands')],
      [officer, conclude()],
    ],
    referred(),
  )
  const minutes = minutesOf(events)
  expect(minutes).toMatchObject({
    opened: { asking: reform },
    texts: [
      {
        text: 1,
        letter: { letterNumber: '函1' },
        served: [{ seat: finance }, { seat: education }],
        opinions: [{ seat: finance }, { seat: education }],
        contradictions: [],
      },
    ],
    sessions: [{ session: 's1', result: 'disagreed' }],
    disputes: [
      { referred: { attempts: ['s1'] }, decided: { rulings: [{ point: 'attribute', overruled: [finance] }] } },
    ],
    closed: { outcome: 'confirmed' },
  })
  expect(minutes).not.toHaveProperty('cancelled')
})
