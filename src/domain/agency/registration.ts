import type { CommandHandlers, Refusal } from '../decider.js'
import { parseCreditCode } from './creditCode.js'
import type { CorrectAgencyData, RegisterAgency } from './commands.js'
import type { AgencyDataCorrected, AgencyRegistered } from './events.js'
import { factsOn } from './factsOn.js'
import type { AgencyHistory, AgencyRecord } from './history.js'
import { present } from './present.js'
import {
  faultsOfCreditCode,
  faultsOfDate,
  faultsOfId,
  faultsOfName,
  faultsOfNameTaken,
  faultsOfOperator,
  faultsOfSector,
  faultsOfSuperior,
} from './registerChecks.js'
import { itsRegistrar, registrarAbove } from './registrars.js'

export const registration: CommandHandlers<
  RegisterAgency | CorrectAgencyData,
  AgencyHistory,
  AgencyRegistered | AgencyDataCorrected
> = {
  RegisterAgency: {
    clause: '711-4',
    by: registrarAbove,
    rules: [],
    done: ({ data }, state) => {
      const record = state.agencies.get(data.agency)
      return record !== undefined && isSameRegistration(record, data)
    },
    checks: [
      (_command, state, context) => faultsOfOperator(state, context),
      ({ data }, state) => faultsOfId(state, data.agency),
      ({ data }, state) => [
        ...faultsOfName(data.name),
        ...faultsOfNameTaken(
          state,
          { id: data.agency, name: data.name, governmentSuperior: data.governmentSuperior },
          data.establishedOn,
        ),
      ],
      ({ data }, state) => faultsOfCreditCode(state, { id: data.agency, ...data }),
      ({ data }) => faultsOfSector(data.kind, data.sector),
      ({ data }) => faultsOfDate(data.establishedOn, 'establishedOn'),
      ({ data }, state) => faultsOfBothSuperiors(data, state),
    ],
    events: ({ data }) => {
      const creditCode = data.creditCode === undefined ? undefined : parseCreditCode(data.creditCode)
      return [
        {
          type: 'AgencyRegistered',
          data: {
            agency: data.agency,
            name: data.name,
            kind: data.kind,
            ...present({ creditCode, sector: data.sector }),
            ...present({ governmentSuperior: data.governmentSuperior, businessSuperior: data.businessSuperior }),
            actsInOwnName: data.actsInOwnName,
            establishedOn: data.establishedOn,
            ...present({ basis: data.basis }),
          },
        },
      ]
    },
  },

  CorrectAgencyData: {
    clause: '711-4',
    by: itsRegistrar,
    rules: [],
    done: ({ data }, state) => {
      const record = state.agencies.get(data.agency)
      return record !== undefined && !isEmptyCorrection(data) && isCorrectAlready(record, data)
    },
    checks: [
      ({ data }, state) =>
        state.agencies.has(data.agency) ? [] : [{ code: 'AGENCY_UNKNOWN', clause: 'SYS', path: 'agency' }],
      ({ data }) => (isEmptyCorrection(data) ? [{ code: 'CORRECTION_EMPTY', clause: 'SYS' }] : []),
      ({ data }, state) => {
        const record = state.agencies.get(data.agency)
        return record === undefined ? [] : faultsOfCorrection(data, record, state)
      },
    ],
    events: ({ data }) => {
      const creditCode = typeof data.creditCode === 'string' ? parseCreditCode(data.creditCode) : data.creditCode
      return [
        {
          type: 'AgencyDataCorrected',
          data: {
            agency: data.agency,
            ...present({ name: data.name, kind: data.kind, creditCode, sector: data.sector }),
            ...present({ establishedOn: data.establishedOn }),
          },
        },
      ]
    },
  },
}

const isSameRegistration = (record: AgencyRecord, data: RegisterAgency['data']): boolean =>
  record.name === data.name &&
  record.kind === data.kind &&
  record.creditCode === data.creditCode &&
  record.sector === data.sector &&
  record.governmentSuperior === data.governmentSuperior &&
  record.businessSuperior === data.businessSuperior &&
  record.actsInOwnName === data.actsInOwnName &&
  record.establishedOn === data.establishedOn

const faultsOfBothSuperiors = (data: RegisterAgency['data'], state: AgencyHistory): readonly Refusal[] => [
  ...faultsOfSuperior(state, data.agency, data.governmentSuperior, {
    on: data.establishedOn,
    path: 'governmentSuperior',
  }),
  ...faultsOfSuperior(state, data.agency, data.businessSuperior, { on: data.establishedOn, path: 'businessSuperior' }),
]

const isEmptyCorrection = ({ name, kind, creditCode, sector, establishedOn }: CorrectAgencyData['data']): boolean =>
  [name, kind, creditCode, sector, establishedOn].every((field) => field === undefined)

function isCorrectAlready(record: AgencyRecord, data: CorrectAgencyData['data']): boolean {
  const facts = factsOn(record)
  return (
    (data.name ?? facts.name) === facts.name &&
    (data.kind ?? facts.kind) === facts.kind &&
    (data.establishedOn ?? facts.establishedOn) === facts.establishedOn &&
    corrected(data.creditCode, facts.creditCode) === facts.creditCode &&
    corrected(data.sector, facts.sector) === facts.sector
  )
}

/** `undefined` leaves the old value, `null` takes it away. */
const corrected = <T>(correction: T | null | undefined, old: T | undefined): T | undefined =>
  correction === undefined ? old : (correction ?? undefined)

function faultsOfCorrection(
  data: CorrectAgencyData['data'],
  record: AgencyRecord,
  state: AgencyHistory,
): readonly Refusal[] {
  const facts = factsOn(record)
  const kind = data.kind ?? record.kind
  const name = data.name ?? facts.name
  const creditCode = corrected<string>(data.creditCode, record.creditCode)
  return [
    ...(data.name === undefined ? [] : faultsOfName(name)),
    ...faultsOfNameTaken(
      state,
      { id: record.id, name, governmentSuperior: facts.governmentSuperior },
      record.reorganisations.at(-1)?.event.data.effectiveOn ?? record.establishedOn,
    ),
    ...faultsOfCreditCode(state, { id: record.id, kind, ...present({ creditCode }) }),
    ...faultsOfSector(kind, corrected(data.sector, record.sector)),
    ...(data.establishedOn === undefined ? [] : faultsOfEstablishment(data.establishedOn, record, state)),
  ]
}

/** The corrected day of establishment lies before everything that is on record about the agency. */
function faultsOfEstablishment(
  establishedOn: CorrectAgencyData['data']['establishedOn'] & string,
  record: AgencyRecord,
  state: AgencyHistory,
): readonly Refusal[] {
  const first = [
    ...record.reorganisations.map(({ event }) => event.data.effectiveOn),
    ...record.duties.map(({ from }) => from),
  ].sort()[0]
  return [
    ...faultsOfDate(establishedOn, 'establishedOn'),
    ...(first !== undefined && establishedOn > first
      ? [{ code: 'ESTABLISHED_AFTER_CHANGE', clause: 'SYS', path: 'establishedOn', facts: { first } } as const]
      : []),
    ...faultsOfSuperior(state, record.id, record.governmentSuperior, { on: establishedOn, path: 'establishedOn' }),
    ...faultsOfSuperior(state, record.id, record.businessSuperior, { on: establishedOn, path: 'establishedOn' }),
  ]
}
