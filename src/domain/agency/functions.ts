import type { CommandHandlers, Refusal } from '../decider.js'
import type { AgencyId } from '../values.js'
import type { AbolishAgency, AnnulAgencyReorganisation, TransferAgencyFunctions } from './commands.js'
import type {
  AgencyAbolished,
  AgencyFunctionsTransferred,
  AgencyReorganisationAnnulled,
  FunctionTaker,
} from './events.js'
import type { AgencyHistory } from './history.js'
import { faultsOfAnnulment, faultsOfDependants } from './dependants.js'
import { present } from './present.js'
import { faultsOfAgency, faultsOfEffectiveDate, faultsOfOther } from './registerChecks.js'
import { itsRegistrar } from './registrars.js'

/** Reorganisations after which another agency answers for matters of this one (LS-4.3, LS-4.4). */
export const functions: CommandHandlers<
  TransferAgencyFunctions | AbolishAgency | AnnulAgencyReorganisation,
  AgencyHistory,
  AgencyFunctionsTransferred | AgencyAbolished | AgencyReorganisationAnnulled
> = {
  TransferAgencyFunctions: {
    clause: 'LS-4.3',
    by: itsRegistrar,
    rules: [],
    done: ({ data }, state) =>
      (state.agencies.get(data.agency)?.reorganisations ?? []).some(
        ({ event }) =>
          event.type === 'AgencyFunctionsTransferred' &&
          event.data.effectiveOn === data.effectiveOn &&
          event.data.to === data.to &&
          isSameList(event.data.themes, data.themes),
      ),
    checks: [
      ({ data }, state) => faultsOfAgency(state, data.agency),
      ({ data }, state) => faultsOfEffectiveDate(state, data.agency, data.effectiveOn),
      ({ data }, state) =>
        data.to === data.agency
          ? [{ code: 'TAKER_IS_ITSELF', clause: 'LS-4.3', path: 'to' }]
          : faultsOfOther(state, data.to, { on: data.effectiveOn, path: 'to' }),
      ({ data }) => faultsOfThemes([{ agency: data.to, ...present({ themes: data.themes }) }], 'themes'),
    ],
    events: ({ data }) => [
      {
        type: 'AgencyFunctionsTransferred',
        data: {
          agency: data.agency,
          to: data.to,
          ...present({ themes: data.themes }),
          effectiveOn: data.effectiveOn,
          ...present({ basis: data.basis }),
        },
      },
    ],
  },

  AbolishAgency: {
    clause: 'LS-4.3',
    by: itsRegistrar,
    rules: [],
    done: ({ data }, state) => {
      const last = state.agencies.get(data.agency)?.reorganisations.at(-1)?.event
      return (
        last?.type === 'AgencyAbolished' &&
        last.data.effectiveOn === data.effectiveOn &&
        last.data.decidingAgency === data.decidingAgency &&
        isSameTaking(last.data.successors, data.successors)
      )
    },
    checks: [
      ({ data }, state) => faultsOfAgency(state, data.agency),
      ({ data }, state) => faultsOfEffectiveDate(state, data.agency, data.effectiveOn),
      ({ data }, state) => faultsOfDependants(state, data.agency, data.effectiveOn),
      ({ data }) => faultsOfThemes(data.successors, 'successors'),
      ({ data }, state) => faultsOfTakers(data, state),
    ],
    events: ({ data }) => [
      {
        type: 'AgencyAbolished',
        data: {
          agency: data.agency,
          effectiveOn: data.effectiveOn,
          successors: data.successors.map(({ agency, themes }) => ({ agency, ...present({ themes }) })),
          ...present({ decidingAgency: data.decidingAgency, basis: data.basis }),
        },
      },
    ],
  },

  AnnulAgencyReorganisation: {
    clause: 'LS-4.3',
    by: itsRegistrar,
    rules: [],
    done: ({ data }, state) => {
      const record = state.agencies.get(data.agency)
      const { annulled: type, effectiveOn } = data
      return (
        record !== undefined &&
        record.annulled.some((entry) => entry.type === type && entry.effectiveOn === effectiveOn) &&
        !record.reorganisations.some(({ event }) => event.type === type && event.data.effectiveOn === effectiveOn)
      )
    },
    checks: [
      ({ data }, state) =>
        state.agencies.has(data.agency) ? [] : [{ code: 'AGENCY_UNKNOWN', clause: 'SYS', path: 'agency' }],
      ({ data }, state) => faultsOfAnnulment(state, data),
    ],
    events: ({ data }) => [
      {
        type: 'AgencyReorganisationAnnulled',
        data: { agency: data.agency, annulled: data.annulled, effectiveOn: data.effectiveOn },
      },
    ],
  },
}

const isSameList = (one: readonly string[] | undefined, other: readonly string[] | undefined): boolean =>
  one === undefined || other === undefined
    ? one === other
    : one.length === other.length && one.every((entry) => other.includes(entry))

const isSameTaking = (one: readonly FunctionTaker[], other: readonly FunctionTaker[]): boolean =>
  one.length === other.length &&
  one.every(({ agency, themes }) => other.some((taker) => taker.agency === agency && isSameList(taker.themes, themes)))

/** Each theme goes to one taker, and at most one takes the rest. */
function faultsOfThemes(takers: readonly FunctionTaker[], path: string): readonly Refusal[] {
  const themes = takers.flatMap((taker) => taker.themes ?? [])
  return [
    ...(takers.some((taker) => taker.themes?.length === 0) || themes.some((theme) => theme.trim() === '')
      ? [{ code: 'THEME_EMPTY', clause: 'LS-4.3', path } as const]
      : []),
    ...(new Set(themes).size < themes.length ? [{ code: 'THEME_TWICE', clause: 'LS-4.3', path } as const] : []),
    ...(takers.filter((taker) => taker.themes === undefined).length > 1
      ? [{ code: 'REST_TAKEN_TWICE', clause: 'LS-4.3', path } as const]
      : []),
  ]
}

function faultsOfTakers(data: AbolishAgency['data'], state: AgencyHistory): readonly Refusal[] {
  const restIsTaken = data.successors.some(({ themes }) => themes === undefined)
  const named: readonly { readonly agency: AgencyId; readonly path: string }[] = [
    ...data.successors.map(({ agency }, index) => ({ agency, path: `successors.${index}.agency` })),
    ...(data.decidingAgency === undefined ? [] : [{ agency: data.decidingAgency, path: 'decidingAgency' }]),
  ]
  return [
    ...(restIsTaken || data.decidingAgency !== undefined
      ? []
      : [
          {
            code: 'DECIDING_AGENCY_REQUIRED',
            clause: 'LS-4.4',
            path: 'decidingAgency',
            missing: ['decidingAgency'],
          } as const,
        ]),
    ...named.flatMap(({ agency, path }): readonly Refusal[] =>
      agency === data.agency
        ? [{ code: 'TAKER_IS_ITSELF', clause: 'LS-4.3', path }]
        : faultsOfOther(state, agency, { on: data.effectiveOn, path }),
    ),
  ]
}
