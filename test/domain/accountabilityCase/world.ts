import type {
  AccountabilityCaseCommand,
  MeasureInput,
  OpenCase,
} from '../../../src/domain/accountabilityCase/commands.js'
import { accountabilityCaseDecider } from '../../../src/domain/accountabilityCase/decide.js'
import type { AccountabilityCaseEvent } from '../../../src/domain/accountabilityCase/events.js'
import type { Actor } from '../../../src/domain/context.js'
import type { FileId, Sha256 } from '../../../src/domain/values.js'
import { agencyId, contextOf, directory, on, person, personId, policies, spec } from '../../support/spec.js'

export const office = agencyId('office')
export const bureau = agencyId('bureau')
export const investigator = person('inv', 'investigator', office)
export const leader = person('leader', 'principalLeader', office)
export const other = person('other', 'deputyLeader', office)
export const clerk = person('clerk', 'publishingOfficer', bureau)
export const chief = person('chief', 'principalLeader', bureau)

const agencies = directory({
  agencies: [
    { id: office, duties: ['supervisoryOrgan'] },
    { id: bureau },
    { id: agencyId('section'), kind: 'internalBody', governmentSuperior: bureau },
  ],
  people: { inv2: [{ role: 'investigator', agency: office }], clerk2: [{ role: 'investigator', agency: bureau }] },
})

export const given = spec(
  accountabilityCaseDecider,
  contextOf({
    today: on('2026-03-02'),
    agencies,
    policies: policies({
      'case.statement': { value: 5, unit: 'workingDays' },
      'case.reviewRequest': { value: 30, unit: 'days' },
      'case.review': { value: 30, unit: 'days' },
    }),
  }),
)

export const open = (change: Partial<OpenCase['data']> = {}): OpenCase => ({
  type: 'OpenCase',
  data: {
    case: 'c1',
    agency: office,
    origin: { kind: 'finding', reference: 'lateReply~application-a1' },
    concerned: [{ agency: bureau }, { agency: bureau, person: personId('clerk') }],
    subjects: ['application-a1'],
    allegation: '逾期未答复',
    lookedUp: {
      origin: true,
      subjects: ['application-a1', '申请1'],
      people: [personId('clerk'), personId('inv'), personId('clerk2')],
    },
    ...change,
  },
})
export const freeze: AccountabilityCaseCommand = {
  type: 'FreezeEvidence',
  data: {
    exhibit: 'e1',
    subject: 'application-a1',
    checkpoint: { origin: 'gongkai.example/gongkai', size: 12, root: `${'A'.repeat(43)}=` },
    file: {
      fileId: 'f1' as FileId,
      key: 'case:c1',
      mediaType: 'application/zip',
      size: 100,
      sha256: 'a'.repeat(64) as Sha256,
      suite: 'GK-STREAM-AES256GCM-HKDF-SHA256-1',
      ciphertextSha256: 'b'.repeat(64) as Sha256,
      commitment: 'c',
    },
    exportEvent: 'x1',
    description: '申请办理全过程',
  },
}
export const invite = (concerned: 'unit:bureau' | 'person:clerk'): AccountabilityCaseCommand => ({
  type: 'InviteStatement',
  data: { concerned, noticeNumber: '告1', allegation: '逾期未答复', servedOn: '2026-03-02', proof: '签收' },
})
export const state = (
  concerned: 'unit:bureau' | 'person:clerk',
  proof?: string,
  receivedOn = '2026-03-02',
): AccountabilityCaseCommand => ({
  type: 'RecordStatement',
  data: { concerned, statement: '人手不足', receivedOn, ...(proof === undefined ? {} : { proof }) },
})
export const measure = (change: Partial<MeasureInput> = {}): MeasureInput => ({
  ...{ kind: 'criticism', against: 'person:clerk', responsibility: 'direct', ground: '逾期', dueOn: '2026-04-01' },
  ...change,
})
export const propose = (measures: readonly MeasureInput[] = [measure()]): AccountabilityCaseCommand => ({
  type: 'ProposeMeasures',
  data: { conclusion: measures.length > 0 ? 'established' : 'notEstablished', facts: '查明', measures },
})
export const decide = (approved = true, proposal = 1): AccountabilityCaseCommand => ({
  type: 'DecideCase',
  data: { proposal, approved, reason: '理由', ...(approved ? { documentNumber: '追1' } : {}) },
})
export const serve = (concerned: 'unit:bureau' | 'person:clerk'): AccountabilityCaseCommand => ({
  type: 'ServeCaseDecision',
  data: { concerned, servedOn: '2026-03-02', proof: '签收' },
})

/** The history to which these steps lead; fails at the first that is refused. */
export const after = (
  ...steps: readonly (readonly [Actor, AccountabilityCaseCommand])[]
): readonly AccountabilityCaseEvent[] =>
  steps.reduce<readonly AccountabilityCaseEvent[]>(
    (events, [actor, command]) =>
      given(...events)
        .as(actor)
        .when(command)
        .events(),
    [],
  )
export const heard = (): readonly AccountabilityCaseEvent[] =>
  after(
    [investigator, open()],
    [investigator, freeze],
    [investigator, invite('unit:bureau')],
    [investigator, invite('person:clerk')],
    [clerk, state('person:clerk')],
    [chief, state('unit:bureau')],
  )
export const continued = (
  history: readonly AccountabilityCaseEvent[],
  ...steps: readonly (readonly [Actor, AccountabilityCaseCommand])[]
): readonly AccountabilityCaseEvent[] =>
  steps.reduce(
    (events, [actor, command]) =>
      given(...events)
        .as(actor)
        .when(command)
        .events(),
    history,
  )
export const decided = (): readonly AccountabilityCaseEvent[] =>
  continued(
    heard(),
    [investigator, propose()],
    [leader, decide()],
    [investigator, serve('person:clerk')],
    [investigator, serve('unit:bureau')],
  )
