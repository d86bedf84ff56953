import type { CommandHandlers } from '../decider.js'
import type { ChangeAgencyOwnName, ChangeAgencySuperior, RenameAgency } from './commands.js'
import type { AgencyOwnNameChanged, AgencyRenamed, AgencySuperiorChanged } from './events.js'
import { factsOn, superiorOn } from './factsOn.js'
import { type AgencyHistory, evolveHistory } from './history.js'
import { present } from './present.js'
import {
  faultsOfAgency,
  faultsOfCycle,
  faultsOfEffectiveDate,
  faultsOfName,
  faultsOfNameTaken,
  faultsOfSuperior,
} from './registerChecks.js'
import { itsRegistrar } from './registrars.js'

/** Changes after which the agency goes on with all its functions. */
export const changes: CommandHandlers<
  RenameAgency | ChangeAgencySuperior | ChangeAgencyOwnName,
  AgencyHistory,
  AgencyRenamed | AgencySuperiorChanged | AgencyOwnNameChanged
> = {
  RenameAgency: {
    clause: 'LS-4.3',
    by: itsRegistrar,
    rules: [],
    done: ({ data }, state) => {
      const record = state.agencies.get(data.agency)
      return record !== undefined && factsOn(record, data.effectiveOn).name === data.name
    },
    checks: [
      ({ data }, state) => faultsOfAgency(state, data.agency),
      ({ data }, state) => faultsOfEffectiveDate(state, data.agency, data.effectiveOn),
      ({ data }) => faultsOfName(data.name),
      ({ data }, state) => {
        const governmentSuperior = superiorOn(state, data.agency, 'government', data.effectiveOn)
        return faultsOfNameTaken(state, { id: data.agency, name: data.name, governmentSuperior }, data.effectiveOn)
      },
    ],
    events: ({ data }) => [
      {
        type: 'AgencyRenamed',
        data: {
          agency: data.agency,
          name: data.name,
          effectiveOn: data.effectiveOn,
          ...present({ basis: data.basis }),
        },
      },
    ],
  },

  ChangeAgencySuperior: {
    clause: 'LS-4.3',
    by: itsRegistrar,
    rules: [],
    done: ({ data }, state) =>
      state.agencies.has(data.agency) && superiorOn(state, data.agency, data.axis, data.effectiveOn) === data.superior,
    checks: [
      ({ data }, state) => faultsOfAgency(state, data.agency),
      ({ data }, state) => faultsOfEffectiveDate(state, data.agency, data.effectiveOn),
      ({ data }, state) =>
        faultsOfSuperior(state, data.agency, data.superior, { on: data.effectiveOn, path: 'superior' }),
      (command, state) =>
        command.data.superior === command.data.agency
          ? []
          : faultsOfCycle(
              evolveHistory(state, superiorChanged(command)),
              command.data.agency,
              command.data.axis,
              command.data.effectiveOn,
            ),
    ],
    events: (command) => [superiorChanged(command)],
  },

  ChangeAgencyOwnName: {
    clause: '711-10',
    by: itsRegistrar,
    rules: [],
    done: ({ data }, state) => {
      const record = state.agencies.get(data.agency)
      return record !== undefined && factsOn(record, data.effectiveOn).actsInOwnName === data.actsInOwnName
    },
    checks: [
      ({ data }, state) => faultsOfAgency(state, data.agency),
      ({ data }, state) => faultsOfEffectiveDate(state, data.agency, data.effectiveOn),
    ],
    events: ({ data }) => [
      {
        type: 'AgencyOwnNameChanged',
        data: {
          agency: data.agency,
          actsInOwnName: data.actsInOwnName,
          effectiveOn: data.effectiveOn,
          ...present({ basis: data.basis }),
        },
      },
    ],
  },
}

const superiorChanged = ({ data }: ChangeAgencySuperior): AgencySuperiorChanged => ({
  type: 'AgencySuperiorChanged',
  data: {
    agency: data.agency,
    axis: data.axis,
    ...present({ superior: data.superior }),
    effectiveOn: data.effectiveOn,
    ...present({ basis: data.basis }),
  },
})
