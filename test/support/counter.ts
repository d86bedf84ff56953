import type { Command, Decider, Event } from '../../src/domain/decider.js'
import { protect, type Protected } from '../../src/domain/protected.js'
import type { AgencyId } from '../../src/domain/values.js'
import { anyAggregate } from '../../src/app/aggregate.js'

export type Count = Command<
  'Count',
  { readonly by: number; readonly note?: string; readonly pairs?: boolean; readonly counter?: string }
>
type Counted = Event<'Counted', { readonly by: number; readonly note?: Protected }>

/** The smallest aggregate with everything that execute deals with: authority, a rule, a check, sealed text, a policy. */
const counterDecider: Decider<Count, number, Counted> = {
  initial: 0,
  evolve: (total, { data }) => total + data.by,
  handlers: {
    Count: {
      clause: 'LS-3.1',
      by: {
        roles: ['publishingOfficer'],
        agencies: () => ['agency-1' as AgencyId],
        process: true,
        clause: 'SYS',
      },
      rules: [
        {
          code: 'COUNTER_FULL',
          clause: 'SYS',
          refuse: (total) => (total >= 100 ? { facts: { limit: 100 } } : undefined),
        },
      ],
      checks: [({ data }) => (data.by < 0 ? [{ code: 'NEGATIVE', clause: 'SYS', path: 'by' }] : [])],
      done: ({ data }) => data.by === 0,
      policies: ['counter.limit'],
      events: ({ data }) =>
        Array.from({ length: data.pairs === true ? 2 : 1 }, () => ({
          type: 'Counted' as const,
          data: { by: data.by, ...(data.note === undefined ? {} : { note: protect('item:1', data.note) }) },
        })),
    },
  },
}

export const counter = anyAggregate({
  name: 'counter',
  decider: counterDecider,
  stream: (id) => `counter-${id}`,
  idPattern: /^[a-z0-9]+$/,
  idIn: ({ counter }) => counter,
  keySubject: () => 'item:1',
})
