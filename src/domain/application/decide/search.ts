import { personalAct } from '../../acting.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { parseLocalDate } from '../../dates.js'
import type { AgencyId } from '../../values.js'
import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { IdentifyInformation, RecordSearch } from '../commands.js'
import type { InformationIdentified } from '../events.js'
import type { OpenApplication } from '../state.js'
import { SEARCH_RESULTS } from '../vocabulary.js'
import { HANDLING_ROLES, inAnswering, onOpen, sealed, unknownValue } from './handler.js'
import { ID, OPTIONAL_WORDS, WORDS } from './limits.js'
import { officerIsInCharge } from './people.js'
import { receiptIsFixed } from './standing.js'

const wordsOf = ({ who, where, keywords }: RecordSearch['data'], application: OpenApplication) => ({
  who: sealed(application, who),
  where: sealed(application, where),
  keywords: sealed(application, keywords),
})

/** 检索记录: who, where, with which words, and what came of it. Without one nothing "does not exist" (711-36(4)). */
export const recordSearch = onOpen<RecordSearch>({
  clause: '711-36(4)',
  by: inAnswering(HANDLING_ROLES),
  rules: [officerIsInCharge, receiptIsFixed],
  checks: [
    ({ data }, { receipt, searches }, { today }) => [
      ...(ID.test(data.search) ? [] : [{ code: 'SEARCH_ID_UNUSABLE', clause: 'SYS', path: 'search' } as const]),
      ...(searches.has(data.search) ? [{ code: 'SEARCH_KNOWN', clause: '711-36(4)', path: 'search' } as const] : []),
      ...textFaults(data.who, 'who', WORDS),
      ...textFaults(data.where, 'where', WORDS),
      ...textFaults(data.keywords, 'keywords', WORDS),
      ...unknownValue(data.result, SEARCH_RESULTS, 'result'),
      ...dateFaults(data.searchedOn, 'searchedOn', { notAfter: today, notBefore: receipt?.receivedOn }),
    ],
  ],
  done: ({ data }, application) =>
    application.searches.has(data.search) &&
    isSaid(application.said, 'SearchRecorded', { ...data, ...wordsOf(data, application) }, ['search']),
  events: ({ data }, application, context) => [
    {
      type: 'SearchRecorded',
      data: {
        search: data.search,
        ...wordsOf(data, application),
        result: data.result,
        searchedOn: checkedDate(data.searchedOn),
        ...personalAct(context),
      },
    },
  ],
})

type Facts = Omit<InformationIdentified['data'], 'by' | 'deputyFor' | 'note'>

/** Whom the information concerns: from here other agencies are met within 3 working days (LS-8.1). */
function factsOf({ data }: IdentifyInformation, { receipt, clock }: OpenApplication): Facts {
  const began = clock?.receipt.start ?? receipt?.receivedOn
  const meetFrom = data.revealedOn === undefined ? began : parseLocalDate(data.revealedOn)
  if (meetFrom === undefined) throw new Error('the checks let an identification through without a day')
  return {
    ...(data.item === undefined ? {} : { item: data.item }),
    jointIssuers: data.jointIssuers.map(({ agency, lead }) => ({ agency, lead })),
    involvedAgencies: [...data.involvedAgencies],
    concernsThirdParties: data.concernsThirdParties,
    meetFrom,
  }
}

function agencyFaults({ data }: IdentifyInformation, context: DecisionContext): readonly Refusal[] {
  const issuers = data.jointIssuers.map(({ agency }) => agency)
  const leads = data.jointIssuers.filter(({ lead }) => lead).length
  const all = [...issuers, ...data.involvedAgencies]
  const unknown = all.filter((agency: AgencyId) => context.agencies.agency(agency) === undefined)
  const faults: Refusal[] = []
  if (issuers.length === 1) faults.push({ code: 'JOINT_ISSUERS_TOO_FEW', clause: 'LS-5.3', path: 'jointIssuers' })
  if (issuers.length > 1 && leads !== 1) {
    faults.push({ code: 'LEAD_NOT_ONE', clause: 'LS-5.1', path: 'jointIssuers', facts: { leads } })
  }
  if (new Set(all).size !== all.length) faults.push({ code: 'AGENCY_NAMED_TWICE', clause: 'LS-5.3' })
  if (unknown.length > 0) faults.push({ code: 'AGENCY_UNKNOWN', clause: 'LS-8.1', path: 'involvedAgencies' })
  return faults
}

/** 查明 what is asked for. Found out again, the last word counts, and the agencies it adds are met with anew. */
export const identifyInformation = onOpen<IdentifyInformation>({
  clause: 'LS-8.1',
  by: inAnswering(HANDLING_ROLES),
  rules: [officerIsInCharge, receiptIsFixed],
  checks: [
    (command, _application, context) => agencyFaults(command, context),
    ({ data }, { receipt }, { today }) => [
      ...(data.revealedOn === undefined
        ? []
        : dateFaults(data.revealedOn, 'revealedOn', { notAfter: today, notBefore: receipt?.receivedOn })),
      ...textFaults(data.note, 'note', OPTIONAL_WORDS),
    ],
  ],
  done: (command, application) =>
    (command.data.revealedOn === undefined || parseLocalDate(command.data.revealedOn) !== undefined) &&
    (application.clock ?? application.receipt) !== undefined &&
    isSaid(application.said, 'InformationIdentified', {
      item: undefined,
      ...factsOf(command, application),
      note: command.data.note === undefined ? undefined : sealed(application, command.data.note),
    }),
  events: (command, application, context) => [
    {
      type: 'InformationIdentified',
      data: {
        ...factsOf(command, application),
        ...(command.data.note === undefined ? {} : { note: sealed(application, command.data.note) }),
        ...personalAct(context),
      },
    },
  ],
})
