import type { Instant } from '../../domain/values.js'
import { applicationSteps } from './applications.js'
import { attachmentStories } from './attachments.js'
import { complaintSteps } from './complaints.js'
import { DOCUMENTS } from './documents.js'
import { filingSteps } from './filings.js'
import { ordinaryStory } from './life.js'
import { reorganisationSteps } from './reorganisations.js'
import { reportSteps } from './reports.js'
import { setUpSteps } from './setUp.js'
import { day, type DemoStep, officeTime } from './step.js'
import { STORIES } from './stories.js'

/** The demo's today: everything in the script lies before it. */
export const DEMO_NOW: Instant = officeTime(day('2026-11-23'))

/** The whole year, in no particular order. The same steps with the same keys every time. */
export function demoScript(): readonly DemoStep[] {
  const serials = new Map<string, number>()
  const ordinary = DOCUMENTS.flatMap((document) => {
    const serial = (serials.get(document.agency) ?? 0) + 1
    serials.set(document.agency, serial)
    return ordinaryStory(document, serial)
  })
  const stories = [...ordinary, ...STORIES.flatMap((story) => story()), ...attachmentStories()]
  const steps = [
    ...setUpSteps(),
    ...reorganisationSteps(),
    ...stories,
    ...applicationSteps(),
    ...complaintSteps(),
    ...reportSteps(),
    ...filingSteps(stories),
  ]
  const late = steps.find(({ at }) => at >= DEMO_NOW)
  if (late !== undefined) throw new Error(`${late.key} lies after the demo's today: ${late.at}`)
  return steps
}
