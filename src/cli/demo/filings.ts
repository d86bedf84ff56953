import type { FilingCommand } from '../../domain/filing/commands.js'
import type { FilingEntry } from '../../domain/filing/events.js'
import type { AgencyId, ItemId, LocalDate, YearMonth } from '../../domain/values.js'
import { localDateOf, yearMonthOf } from '../../domain/dates.js'
import { workdayAfter } from './life.js'
import { holder } from './people.js'
import { eventIn } from './play.js'
import { day, type DemoStep, type DemoWorld, officeTime, person } from './step.js'

/** The lists of one agency that the disclosure department sent back at first. */
const RETURNED_FIRST = new Set(['scj 202603', 'jyj 202606'])

/**
 * 备案: what each agency registered in a month, handed in on the third working day of the next and accepted on the
 * fifth. October's lists are still with the disclosure department.
 */
export function filingSteps(stories: readonly DemoStep[]): readonly DemoStep[] {
  const registered = new Map<string, ItemId[]>()
  for (const { command, at, lane, id } of stories) {
    if (!('type' in command) || command.type !== 'RegisterItem') continue
    const key = `${lane} ${yearMonthOf(localDateOf(at))}`
    registered.set(key, [...(registered.get(key) ?? []), id as ItemId])
  }
  return [...registered].filter(([key]) => !key.endsWith('202611')).flatMap(([key, items]) => stepsOf(key, items))
}

function stepsOf(key: string, items: readonly ItemId[]): readonly DemoStep[] {
  const [agency, month] = key.split(' ') as [AgencyId, YearMonth]
  const submittedOn = workdayAfter(firstOfNext(month), 2)
  const id = `${agency}-${month}`
  const step = (name: string, on: LocalDate, by: string, command: DemoStep['command']): DemoStep => ({
    key: `filing ${key} ${name}`,
    at: officeTime(on, name.startsWith('submit') ? 60 : 120),
    lane: agency,
    id,
    actor: person(by),
    command,
  })
  const submit = async (world: DemoWorld): Promise<FilingCommand> => ({
    type: 'SubmitFilingList',
    data: { agency, month, entries: await Promise.all(items.map((item) => entryOf(world, item))) },
  })
  const officer = holder(agency, 'jb')
  const office = holder('qzfb', 'gk')
  const acceptedOn = workdayAfter(submittedOn, 2)
  const steps = [step('submit', submittedOn, officer, submit)]
  if (month === '202610') return steps
  if (!RETURNED_FIRST.has(key)) {
    return [...steps, step('accept', acceptedOn, office, { type: 'AcceptFilingList', data: { round: 1 } })]
  }
  return [
    ...steps,
    step('return', acceptedOn, office, {
      type: 'ReturnFilingList',
      data: {
        round: 1,
        reason: 'wrongEntries',
        faults: [{ itemId: items[0]!, note: '标题与发布页面不一致，请核对。' }],
      },
    }),
    step('submit again', workdayAfter(acceptedOn, 1), officer, submit),
    step('accept', workdayAfter(acceptedOn, 2), office, { type: 'AcceptFilingList', data: { round: 2 } }),
  ]
}

async function entryOf(world: DemoWorld, itemId: ItemId): Promise<FilingEntry> {
  const event = await eventIn(world, `item-${itemId}`, 'IndexNumberRecorded')
  return { itemId, indexNumber: (JSON.parse(event.data) as { indexNumber: string }).indexNumber }
}

function firstOfNext(month: YearMonth): LocalDate {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(4))]
  return day(number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`)
}
