import { actingPeople, personalAct } from '../../acting.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { keptFile, keptFileFaults } from '../../keptFile.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { ApproveBulletin, DraftBulletin, IssueBulletin, PublishBulletin, ReturnBulletin } from '../commands.js'
import type { BulletinInInspection, KnownInspection } from '../state.js'
import type { BulletinState } from '../vocabulary.js'
import {
  INSPECTORS,
  type InspectionRule,
  isOfNoInspectedAgency,
  LEADERS,
  NUMBER,
  onKnown,
  OVER,
  sameActor,
  sealed,
  TEAM,
  WORDS,
} from './handler.js'

const HASH = /^[0-9a-f]{64}$/
const ADDRESS = { longest: 500, required: true } as const

const standsAt = (states: readonly (BulletinState | 'none')[], missing: readonly string[]): InspectionRule => ({
  code: 'BULLETIN_STANDS_OTHERWISE',
  clause: '711-47',
  refuse: ({ bulletin }) => {
    const state = bulletin?.state ?? 'none'
    return states.includes(state) ? undefined : { facts: { state }, missing }
  },
})

/** Whoever found it does not approve what is told of it. */
const isNoInspector: InspectionRule = {
  code: 'INSPECTOR_APPROVES',
  clause: 'LS-15.1',
  refuse: ({ inspected }, context) =>
    actingPeople(context).some((person) => inspected.includes(person)) ? {} : undefined,
}

/** Exactly the text that was looked at. */
const hashFaults = ({ data }: { readonly data: { readonly contentHash: string } }, { bulletin }: KnownInspection) =>
  bulletin === undefined || bulletin.contentHash === data.contentHash
    ? []
    : [{ code: 'CONTENT_CHANGED', clause: '711-47', path: 'contentHash' } as const]

const known = ({ bulletin }: KnownInspection): BulletinInInspection => {
  if (bulletin === undefined) throw new Error('the rules let a command through on a bulletin that is not there')
  return bulletin
}

/** 拟稿, and again after a return: written from the events, with the inspector's words about it. */
export const draftBulletin = onKnown<DraftBulletin>({
  clause: '711-47',
  by: INSPECTORS,
  when: OVER,
  rules: [...TEAM, standsAt(['none', 'drafted', 'returned'], [])],
  checks: [
    ({ data }) => [
      ...textFaults(data.remarks, 'remarks', WORDS),
      ...(HASH.test(data.contentHash) ? [] : [{ code: 'HASH_INVALID', clause: 'SYS', path: 'remarks' } as const]),
    ],
  ],
  done: ({ data }, inspection, context) =>
    inspection.bulletin?.state === 'drafted' &&
    isSaid(inspection.said, 'BulletinDrafted', {
      remarks: sealed(inspection, data.remarks),
      contentHash: data.contentHash,
      ...sameActor(context),
    }),
  events: ({ data }, inspection, context) => [
    {
      type: 'BulletinDrafted',
      data: {
        inspection: inspection.id,
        draft: (inspection.bulletin?.draft ?? 0) + 1,
        remarks: sealed(inspection, data.remarks),
        throughRevision: data.throughRevision,
        agencies: inspection.plan.agencies,
        contentHash: data.contentHash,
        template: data.template,
        ...personalAct(context),
      },
    },
  ],
})

const BY_A_LEADER = [isNoInspector, isOfNoInspectedAgency, standsAt(['drafted'], ['DraftBulletin'])]

export const returnBulletin = onKnown<ReturnBulletin>({
  clause: '711-47',
  by: LEADERS,
  when: OVER,
  rules: BY_A_LEADER,
  checks: [hashFaults, ({ data }) => textFaults(data.reasons, 'reasons', WORDS)],
  done: ({ data }, inspection, context) =>
    inspection.bulletin?.state === 'returned' &&
    isSaid(inspection.said, 'BulletinReturned', {
      contentHash: data.contentHash,
      reasons: sealed(inspection, data.reasons),
      ...sameActor(context),
    }),
  events: ({ data }, inspection, context) => {
    const { draft, contentHash } = known(inspection)
    return [
      {
        type: 'BulletinReturned',
        data: { draft, contentHash, reasons: sealed(inspection, data.reasons), ...personalAct(context) },
      },
    ]
  },
})

/** 批准 by a leader of the body who did not inspect. */
export const approveBulletin = onKnown<ApproveBulletin>({
  clause: '711-47',
  by: LEADERS,
  when: OVER,
  rules: BY_A_LEADER,
  checks: [hashFaults],
  done: ({ data }, { bulletin, said }, context) =>
    bulletin?.state !== 'returned' &&
    bulletin?.state !== 'drafted' &&
    isSaid(said, 'BulletinApproved', { contentHash: data.contentHash, ...sameActor(context) }),
  events: (_command, inspection, context) => {
    const { draft, contentHash } = known(inspection)
    return [{ type: 'BulletinApproved', data: { draft, contentHash, ...personalAct(context) } }]
  },
})

/** 印发: numbered, printed, kept, with its hash. */
export const issueBulletin = onKnown<IssueBulletin>({
  clause: '711-47',
  by: INSPECTORS,
  when: OVER,
  rules: [...TEAM, standsAt(['approved'], ['ApproveBulletin'])],
  checks: [
    hashFaults,
    ({ data }, { id }) => [
      ...textFaults(data.number, 'number', NUMBER),
      ...keptFileFaults(data.pdf, [`inspection:${id}`], 'pdf'),
      ...keptFileFaults(data.html, [`inspection:${id}`], 'html'),
    ],
  ],
  done: ({ data }, { said }, context) =>
    isSaid(said, 'BulletinIssued', {
      contentHash: data.contentHash,
      number: data.number,
      pdf: keptFile(data.pdf),
      html: keptFile(data.html),
      ...sameActor(context),
    }),
  events: ({ data }, inspection, context) => {
    const { draft, contentHash, agencies } = known(inspection)
    return [
      {
        type: 'BulletinIssued',
        data: {
          ...{ inspection: inspection.id, draft, contentHash, agencies },
          number: data.number,
          issuedOn: context.today,
          pdf: keptFile(data.pdf),
          html: keptFile(data.html),
          ...personalAct(context),
        },
      },
    ]
  },
})

/** 公布, where it is to be: what went out is put before the public as it is. */
export const publishBulletin = onKnown<PublishBulletin>({
  clause: '711-47',
  by: INSPECTORS,
  when: OVER,
  rules: [...TEAM, standsAt(['issued'], ['IssueBulletin'])],
  checks: [
    ({ data }, { said }, { today }) => {
      let issuedOn
      for (let at: typeof said | undefined = said; at !== undefined && issuedOn === undefined; at = at.before)
        if (at.event.type === 'BulletinIssued') issuedOn = at.event.data.issuedOn
      return [
        ...textFaults(data.address, 'address', ADDRESS),
        ...dateFaults(data.publishedOn, 'publishedOn', { notAfter: today, notBefore: issuedOn }),
      ]
    },
  ],
  done: ({ data }, { said }, context) =>
    isSaid(said, 'BulletinPublished', {
      address: data.address,
      publishedOn: data.publishedOn,
      ...sameActor(context),
    }),
  events: ({ data }, inspection, context) => {
    const { number } = known(inspection)
    if (number === undefined) throw new Error('the rules let a bulletin through that was never issued')
    return [
      {
        type: 'BulletinPublished',
        data: {
          inspection: inspection.id,
          number,
          address: data.address,
          publishedOn: checkedDate(data.publishedOn),
          ...personalAct(context),
        },
      },
    ]
  },
})
