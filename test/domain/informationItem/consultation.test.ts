import { expect, test } from 'vitest'
import type {
  InformationItemCommand,
  RecordConsultationConclusion,
} from '../../../src/domain/informationItem/commands.js'
import type {
  ConsultationProposal,
  ConsultationRequired,
  InformationItemEvent,
} from '../../../src/domain/informationItem/events.js'
import type { AgencyDirectory } from '../../../src/domain/agency/directory.js'
import { agencyId, person, process } from '../../support/spec.js'
import { agencies, bureau, formerBureau, given, office, officer, otherBureau } from './district.js'
import { authorize, carriedOut, content, fillForm, hash, ready, review } from './steps.js'

const consultations = process('consultations')
const requireIt = (contentHash = hash): InformationItemCommand => ({
  type: 'RequireConsultation',
  data: { contentHash },
})
const requiredIn = (history: readonly InformationItemEvent[]) =>
  history.findLast((event): event is ConsultationRequired => event.type === 'ConsultationRequired')!.data

const concluded = (
  history: readonly InformationItemEvent[],
  change: Partial<RecordConsultationConclusion['data']> = {},
): RecordConsultationConclusion => {
  const { consultation, seats, proposal } = requiredIn(history)
  return {
    type: 'RecordConsultationConclusion',
    data: {
      consultation,
      revision: 9,
      outcome: 'confirmed',
      agencies: seats.map(({ agency }) => agency),
      proposal,
      ...change,
    },
  }
}
const involving = { involvedAgencies: [otherBureau] }
const asked = () => carriedOut([[officer, requireIt()]], ready(involving))
const confirmed = () => {
  const history = asked()
  return carriedOut([[consultations, concluded(history)]], history)
}
const [, publish] = authorize()
const publishing = (history: readonly InformationItemEvent[]) =>
  given(...history)
    .as(officer)
    .when(publish)
const colleague = person('f', 'disclosureOfficer', otherBureau)

test('LS-6.1: what others have to confirm stands on the item, with the four points and everyone’s ground', () => {
  expect(requiredIn(asked())).toEqual({
    itemId: 'item-1',
    consultation: 'item-1-1',
    version: 1,
    asking: bureau,
    officer: 'officer',
    seats: [{ agency: otherBureau, grounds: ['involved'] }],
    proposal: {
      kind: 'publication',
      contentHash: hash,
      attribute: 'proactive',
      publisher: bureau,
      channels: ['governmentWebsite'],
    } satisfies ConsultationProposal,
    cause: 'required',
    by: 'officer',
  })
  given(...asked())
    .as(officer)
    .when(requireIt())
    .thenNothing()
})

test('LS-6.1: nothing is published while a consultation runs; confirmed, it is', () => {
  publishing(asked()).thenRefusedWith({ code: 'CONSULTATION_OPEN', clause: 'LS-6.1' })
  publishing(confirmed()).thenTypes('PublicationAuthorized')
})

test('LS-9.1: without agreement nothing is published, also when the agency is no longer named', () => {
  const history = asked()
  const failed = carriedOut([[consultations, concluded(history, { outcome: 'notAgreed' })]], history)
  publishing(failed).thenRefused('CONSULTATION_NOT_AGREED')
  const left = carriedOut(
    [[officer, { type: 'ChangeInvolvement', data: { jointIssuers: [], involvedAgencies: [], reason: '不涉及' } }]],
    failed,
  )
  expect(publishing(left).refusals.map(({ code }) => code)).toContain('CONSULTATION_NOT_AGREED')
  expect(requiredIn(carriedOut([[officer, requireIt()]], left))).toMatchObject({
    consultation: 'item-1-2',
    follows: 'item-1-1',
    seats: [{ agency: otherBureau }],
  })
})

test('LS-6.2: another text, or another attribute, is not what was confirmed', () => {
  const other = content({ text: '第二条' })
  const changed = carriedOut(
    [[officer, { type: 'ReviseContent', data: other }], ...review(other.contentHash)],
    confirmed(),
  )
  expect(changed.find(({ type }, index) => type === 'ContentRevised' && index > 5)).toMatchObject({
    data: { voids: ['scan', 'consultation', 'submission', 'review', 'approval'] },
  })
  given(...changed)
    .as(officer)
    .when({ type: 'AuthorizePublication', data: { contentHash: other.contentHash, channels: ['governmentWebsite'] } })
    .thenRefusedWith({ code: 'CONSULTATION_OUTDATED', clause: 'LS-6.2', facts: { points: ['content'] } })
  const again = carriedOut([[officer, requireIt(other.contentHash)]], changed)
  expect(requiredIn(again)).toMatchObject({ consultation: 'item-1-2', proposal: { contentHash: other.contentHash } })
})

test('LS-6.1: while it runs a change goes into the same consultation', () => {
  const other = content({ text: '第二条' })
  const changed = carriedOut(
    [
      [officer, { type: 'ReviseContent', data: other }],
      [officer, requireIt(other.contentHash)],
    ],
    asked(),
  )
  expect(requiredIn(changed)).toMatchObject({ consultation: 'item-1-1', cause: 'changed' })
})

test('LS-6.1: a channel that nobody confirmed is not used', () => {
  const wide = carriedOut([[officer, requireIt()]], ready(involving, { channels: ['governmentWebsite', 'wechat'] }))
  const { proposal } = requiredIn(wide)
  const narrow = carriedOut(
    [[consultations, concluded(wide, { proposal: { ...proposal, channels: ['governmentWebsite'] } })]],
    wide,
  )
  given(...narrow)
    .as(officer)
    .when({ type: 'AuthorizePublication', data: { contentHash: hash, channels: ['governmentWebsite', 'wechat'] } })
    .thenRefused('CHANNEL_NOT_CONFIRMED')
})

test('LS-6.1: an agency that turns out to be involved after the conclusion has to be asked', () => {
  const more = carriedOut(
    [
      [
        officer,
        {
          type: 'ChangeInvolvement',
          data: { jointIssuers: [], involvedAgencies: [otherBureau, office], reason: '涉及' },
        },
      ],
      [officer, fillForm()],
      ...review(),
    ],
    confirmed(),
  )
  publishing(more).thenRefusedWith({ code: 'CONSULTATION_INCOMPLETE', facts: { agencies: [office] } })
})

test('LS-6.1: any agency that it concerns can take it up again, and from that moment nothing is published', () => {
  const reopen: InformationItemCommand = { type: 'ReopenConsultation', data: { reason: '数据有误' } }
  const reopened = given(...confirmed())
    .as(colleague)
    .when(reopen)
    .events()
  expect(requiredIn(reopened)).toMatchObject({ consultation: 'item-1-2', follows: 'item-1-1', cause: 'reopened' })
  publishing(reopened).thenRefused('CONSULTATION_OPEN')
  given(...confirmed())
    .as(person('x', 'disclosureOfficer', office))
    .when(reopen)
    .thenRefused('WRONG_AGENCY')
})

test('LS-6.1: a conclusion of another consultation than the one that runs is refused; the same again changes nothing', () => {
  const history = asked()
  given(...history)
    .as(consultations)
    .when(concluded(history, { consultation: 'item-1-0' }))
    .thenRefused('CONSULTATION_NOT_THE_CURRENT')
  given(...confirmed())
    .as(consultations)
    .when(concluded(history))
    .thenNothing()
  given(...history)
    .as(officer)
    .when(concluded(history))
    .thenRefused('ROLE_MISSING')
})

test('LS-4.3: who merged into the handling agency is not asked; a successor confirms for whoever it took over from', () => {
  const merged = carriedOut([[officer, requireIt()]], ready({ involvedAgencies: [otherBureau, formerBureau] }))
  expect(requiredIn(merged).seats).toEqual([{ agency: otherBureau, grounds: ['involved'] }])
  const reorganised: AgencyDirectory = {
    ...agencies,
    successorsOf: (id, day) => (id === otherBureau ? [agencyId('new-bureau')] : agencies.successorsOf(id, day)),
  }
  given(...confirmed())
    .within({ agencies: reorganised })
    .as(officer)
    .when(publish)
    .thenTypes('PublicationAuthorized')
})

test('LS-6.1: an item that concerns nobody else has nobody to ask, and one without a form nothing to propose', () => {
  given(...ready())
    .as(officer)
    .when(requireIt())
    .thenRefused('NOBODY_TO_CONSULT')
  given(...ready(involving).slice(0, 2))
    .as(officer)
    .when(requireIt())
    .thenRefused('PROPOSAL_INCOMPLETE')
})

test('LS-6.1: a consultation that came to nothing leaves the gate as it was', () => {
  const history = asked()
  const cancelled = carriedOut([[consultations, concluded(history, { outcome: 'cancelled' })]], history)
  publishing(cancelled).thenRefused('SEVERAL_AGENCIES_INVOLVED')
})

test('LS-9.1: what a decider ruled against is required again neither anew nor by reopening; changed, it is', () => {
  const history = asked()
  const { proposal } = requiredIn(history)
  const fallen = concluded(history, { outcome: 'notAgreed', overruled: [{ point: 'content', proposal }] })
  const decided = carriedOut([[consultations, fallen]], history)
  const ignored = { code: 'DECISION_IGNORED', clause: 'LS-9.1', facts: { points: ['content'] } } as const
  given(...decided)
    .as(officer)
    .when(requireIt())
    .thenRefusedWith(ignored)
  given(...decided)
    .as(colleague)
    .when({ type: 'ReopenConsultation', data: { reason: '再次协商' } })
    .thenRefusedWith(ignored)

  // Another text may be proposed; back to the first one leads no way, in no later consultation.
  const other = content({ text: '第二条' })
  const changed = carriedOut([[officer, { type: 'ReviseContent', data: other }]], decided)
  const again = carriedOut([[officer, requireIt(other.contentHash)]], changed)
  expect(requiredIn(again)).toMatchObject({ consultation: 'item-1-2', follows: 'item-1-1' })
  const back = carriedOut([[officer, { type: 'ReviseContent', data: content() }]], again)
  given(...back)
    .as(officer)
    .when(requireIt())
    .thenRefusedWith(ignored)
})
