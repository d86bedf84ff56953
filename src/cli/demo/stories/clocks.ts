import { CHINA, OFFICIAL_YEARS } from '../../../app/seed/holidays.js'
import type { LocalDate } from '../../../domain/values.js'
import { itemIdOf, StoryWriter, workdayAfter } from '../life.js'
import { holder } from '../people.js'
import { day, type DemoStep, officeTime, person } from '../step.js'
import type { Story } from './opening.js'

// Numbers of law and working days that change in the course of the year.

/** By the head of the disclosure department; what is decided on later days rests on it. */
const setBy = (key: string, on: string, stream: string, command: DemoStep['command']): DemoStep => ({
  key: `clocks ${key}`,
  at: officeTime(day(on)),
  lane: 'clocks',
  id: stream,
  actor: person(holder('qzfb', 'gkz')),
  command,
  isReference: true,
})

/** From the first of September agencies have 7 working days for their opinion; who was asked before keeps the 5. */
export const longerToAnswer: Story = () => [
  setBy('consultation.opinion', '2026-08-24', CHINA, {
    type: 'SetPolicyNumber',
    data: {
      jurisdiction: CHINA,
      key: 'consultation.opinion',
      value: 7,
      unit: 'workingDays',
      from: day('2026-09-01'),
      clause: 'LS-6.1',
      source: '烈政办〔2026〕示例12号',
    },
  }),
]

/** An ordinary document whose time to be published ends after the day that the notice takes out. */
const GUIDE = '烈山区知识产权质押融资奖补办事指南'

/**
 * 放假通知晚到: on 19 November a notice (invented) makes 11 December a day off and 19 December a working day. Running
 * times get a proposed date; one officer has confirmed theirs, the others are asked.
 */
export const lateNotice: Story = () => {
  const year = OFFICIAL_YEARS.find((one) => one.year === 2026)
  if (year === undefined) throw new Error('the program ships no calendar of 2026')
  const adjusted = { name: '区内调休（示例）', daysOff: [day('2026-12-11')], makeUpWorkdays: [day('2026-12-19')] }
  const notice = setBy('notice', '2026-11-20', CHINA, {
    type: 'ArrangeYear',
    data: {
      ...year,
      holidays: [...year.holidays, adjusted],
      source: { name: '关于2026年12月部分工作日调整的通知（示例）', issuedOn: day('2026-11-19') },
    },
  })
  const duty = `${itemIdOf(`scj ${GUIDE}`)}-scj.r1-publication`
  const writer = new StoryWriter('clocks confirmed', 'scj', day('2026-11-20'))
  writer.act(
    'jb',
    { type: 'ConfirmNewDate', data: { due: workdayAfter(day('2026-11-19'), 21) as LocalDate } },
    { id: duty, waitsFor: { type: 'NewDateProposed', stream: `deadline-${duty}` } },
  )
  return [notice, ...writer.steps]
}
