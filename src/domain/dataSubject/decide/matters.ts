import { sameJson } from '../../sameJson.js'
import type { NoteMatter, NoteMatterChange } from '../commands.js'
import type { MatterChange } from '../events.js'
import type { SubjectMatter } from '../state.js'
import { isThere, known, processOnly, type SubjectHandler } from './handler.js'

export const noteMatter: SubjectHandler<NoteMatter> = {
  clause: 'PIPL-47',
  by: processOnly,
  rules: [],
  done: ({ data: { matter } }, subject) => subject.status !== 'absent' && subject.matters.has(matter),
  events: ({ data: { subject, matter, as, agency, openedOn, key } }) => [
    {
      type: 'MatterNoted',
      data: { subject, matter, as, agency, openedOn, ...(key === undefined ? {} : { key }) },
    },
  ],
}

export const noteMatterChange: SubjectHandler<NoteMatterChange> = {
  clause: 'PIPL-47',
  by: processOnly,
  rules: [isThere],
  checks: [
    ({ data }, subject) =>
      subject.status === 'absent' || subject.matters.has(data.matter)
        ? []
        : [{ code: 'MATTER_UNKNOWN', clause: 'PIPL-47', path: 'matter' }],
  ],
  done: ({ data: { matter, change } }, subject) => {
    const noted = known(subject).matters.get(matter)
    return noted !== undefined && isNoted(noted, change)
  },
  events: ({ data: { subject, matter, change } }) => [{ type: 'MatterChanged', data: { subject, matter, change } }],
}

/** Told again, or told of what was over before. */
function isNoted({ closedOn, remedies, retained, agency }: SubjectMatter, change: MatterChange): boolean {
  switch (change.kind) {
    case 'closed':
      return closedOn === change.on
    case 'reopened':
      return closedOn === undefined
    case 'remedyFiled':
      return remedies.includes(change.remedy)
    case 'remedyEnded':
      return !remedies.includes(change.remedy)
    case 'retained':
      return sameJson(retained ?? null, { retention: change.retention, from: change.from })
    case 'transferred':
      return agency === change.to
  }
}
