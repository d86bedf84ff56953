import type { AgencyId, ItemId, LocalDate, PersonId, Sha256 } from '../values.js'
import { type Authority, type Decider, type Rule, unreachable } from '../decider.js'
import type { ImportBatchCommand, StartImport } from './commands.js'
import type { ImportBatchEvent } from './events.js'

/** 批量导入: what is under way, for whom, since when. */
export type ImportBatch =
  | { readonly status: 'absent' }
  | {
      readonly status: 'running' | 'finished'
      readonly agency: AgencyId
      readonly officer: PersonId
      readonly startedOn: LocalDate
      readonly legacy: boolean
      /** From 1; counts each start and resumption. */
      readonly run: number
      /** File content → item, of everything that is in. */
      readonly items: ReadonlyMap<Sha256, ItemId>
    }

export function evolveImportBatch(state: ImportBatch, event: ImportBatchEvent): ImportBatch {
  switch (event.type) {
    case 'ImportStarted': {
      const { agency, officer, startedOn, legacy } = event.data
      return { status: 'running', agency, officer, startedOn, legacy, run: 1, items: new Map() }
    }
    case 'ImportResumed':
      return state.status === 'absent' ? state : { ...state, status: 'running', run: event.data.run }
    case 'ImportPageTaken': {
      if (state.status === 'absent') return state
      const more = event.data.items.map(({ itemId, sha256 }) => [sha256, itemId] as const)
      return { ...state, items: new Map([...state.items, ...more]) }
    }
    case 'ImportFinished':
      return state.status === 'absent' ? state : { ...state, status: 'finished' }
    default:
      return unreachable(event)
  }
}

/** Whoever may register items of the agency; an import by the operator names the officer all the same. */
const byOfficer: Authority<ImportBatchCommand, ImportBatch> = {
  roles: ['publishingOfficer', 'disclosureOfficer'],
  agencies: (state, command) => {
    if (state.status !== 'absent') return [state.agency]
    return command !== undefined && 'agency' in command.data ? [command.data.agency] : 'any'
  },
  clause: 'LS-10.7',
}
const byProcess: Authority<ImportBatchCommand, ImportBatch> = {
  roles: [],
  agencies: () => 'any',
  process: true,
  clause: 'SYS',
}

const started: Rule<ImportBatch> = {
  code: 'IMPORT_NOT_STARTED',
  clause: 'SYS',
  refuse: (state) => (state.status === 'absent' ? {} : undefined),
}
const running: Rule<ImportBatch> = {
  code: 'IMPORT_NOT_RUNNING',
  clause: 'SYS',
  refuse: (state) => (state.status === 'running' ? undefined : { facts: { status: state.status } }),
}
const runOf = (state: ImportBatch): number => (state.status === 'absent' ? 0 : state.run)

/** The batch keeps the books of an import; items are created by commands of their own and reviewed by people. */
export const importBatch: Decider<ImportBatchCommand, ImportBatch, ImportBatchEvent> = {
  initial: { status: 'absent' },
  evolve: evolveImportBatch,
  handlers: {
    StartImport: {
      clause: 'LS-10.7',
      by: byOfficer,
      rules: [
        {
          code: 'IMPORT_STARTED_BEFORE',
          clause: 'SYS',
          refuse: (state) => (state.status === 'absent' ? undefined : { facts: { startedOn: state.startedOn } }),
        },
      ],
      checks: [officerHoldsRole],
      events: ({ data }, _state, { today }) => [
        {
          type: 'ImportStarted',
          data: {
            batch: data.batch,
            agency: data.agency,
            officer: data.officer,
            startedOn: today,
            legacy: data.legacy,
            files: data.files,
            bytes: data.bytes,
          },
        },
      ],
    },
    ResumeImport: {
      clause: 'LS-10.7',
      by: byOfficer,
      rules: [started],
      events: ({ data }, state) => [
        { type: 'ImportResumed', data: { batch: data.batch, run: runOf(state) + 1, remaining: data.remaining } },
      ],
    },
    RecordImportPage: {
      clause: 'SYS',
      by: byProcess,
      rules: [running],
      events: ({ data }, state) => [
        {
          type: 'ImportPageTaken',
          data: {
            batch: data.batch,
            run: runOf(state),
            page: data.page,
            items: data.items.map(({ itemId, sha256 }) => ({ itemId, sha256 })),
            refused: data.refused,
          },
        },
      ],
    },
    FinishImport: {
      clause: 'SYS',
      by: byProcess,
      rules: [running],
      events: ({ data }, state) => [
        {
          type: 'ImportFinished',
          data: {
            batch: data.batch,
            run: runOf(state),
            taken: data.taken,
            unchanged: data.unchanged,
            refused: data.refused,
          },
        },
      ],
    },
  },
}

type Check = NonNullable<(typeof importBatch.handlers.StartImport)['checks']>[number]

/** The officer who will be in charge must be one of the agency, whoever starts the import. */
function officerHoldsRole(...[command, , context]: Parameters<Check>): ReturnType<Check> {
  const { officer, agency }: StartImport['data'] = command.data
  const holds = context.agencies
    .rolesOf(officer, context.today)
    .some(({ role, agency: held }) => role === 'publishingOfficer' && held === agency)
  return holds
    ? []
    : [{ code: 'IMPORT_OFFICER_UNFIT', clause: 'LS-10.2', path: 'officer', missing: ['publishingOfficer'] }]
}
