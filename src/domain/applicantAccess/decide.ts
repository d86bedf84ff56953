import type { AnyCommand, Authority, CommandHandler, CommandHandlers, Decider, Rule } from '../decider.js'
import type {
  ApplicantAccessCommand,
  CloseApplicantAccess,
  LinkApplicantMatter,
  RecordApplicantSecretChange,
  RecordApplicantSignInFailures,
} from './commands.js'
import type { ApplicantAccessEvent } from './events.js'
import { type ApplicantAccess, evolve, initial } from './state.js'

/** Given by the portal, which knows what happened. */
const thePortal: Authority<AnyCommand, ApplicantAccess> = {
  roles: [],
  agencies: () => [],
  process: true,
  clause: 'SYS',
}

const isThere: Rule<ApplicantAccess> = {
  code: 'APPLICANT_ACCESS_ABSENT',
  clause: 'SYS',
  refuse: ({ status }) => (status === 'absent' ? {} : undefined),
}
const isOpen: Rule<ApplicantAccess> = {
  code: 'APPLICANT_ACCESS_CLOSED',
  clause: 'SYS',
  refuse: ({ status }) => (status === 'closed' ? {} : undefined),
}

const linkApplicantMatter: CommandHandler<LinkApplicantMatter, ApplicantAccess, ApplicantAccessEvent> = {
  clause: '711-29',
  by: thePortal,
  rules: [isThere, isOpen],
  done: ({ data }, state) =>
    state.status !== 'absent' && state.matters.some(({ kind, matter }) => kind === data.kind && matter === data.matter),
  events: ({ data: { access, kind, matter, subject } }) => [
    { type: 'ApplicantMatterLinked', data: { access, kind, matter, subject } },
  ],
}

const recordSecretChange: CommandHandler<RecordApplicantSecretChange, ApplicantAccess, ApplicantAccessEvent> = {
  clause: 'SYS',
  by: thePortal,
  rules: [isThere, isOpen],
  events: ({ data: { access, secret } }) => [{ type: 'ApplicantSecretChanged', data: { access, secret } }],
}

const recordFailures: CommandHandler<RecordApplicantSignInFailures, ApplicantAccess, ApplicantAccessEvent> = {
  clause: 'SYS',
  by: thePortal,
  rules: [isThere],
  done: ({ data }, state) => state.status !== 'absent' && state.lockedUntil === data.lockedUntil,
  events: ({ data: { access, failures, lockedUntil } }) => [
    { type: 'ApplicantSignInFailedRepeatedly', data: { access, failures, lockedUntil } },
  ],
}

const closeAccess: CommandHandler<CloseApplicantAccess, ApplicantAccess, ApplicantAccessEvent> = {
  clause: 'PIPL-47',
  by: thePortal,
  rules: [isThere],
  done: (_command, { status }) => status === 'closed',
  events: ({ data: { access, cause } }) => [{ type: 'ApplicantAccessClosed', data: { access, cause } }],
}

const handlers: CommandHandlers<ApplicantAccessCommand, ApplicantAccess, ApplicantAccessEvent> = {
  OpenApplicantAccess: {
    clause: '711-29',
    by: thePortal,
    rules: [isOpen],
    done: (_command, { status }) => status === 'open',
    events: ({ data: { access, kind } }) => [{ type: 'ApplicantAccessOpened', data: { access, kind } }],
  },
  LinkApplicantMatter: linkApplicantMatter,
  RecordApplicantSecretChange: recordSecretChange,
  RecordApplicantSignInFailures: recordFailures,
  CloseApplicantAccess: closeAccess,
}

/** 申请人的查询凭据, stream `applicant-{access}`: what an applicant sees through it, and nothing about who that is. */
export const applicantAccessDecider: Decider<ApplicantAccessCommand, ApplicantAccess, ApplicantAccessEvent> = {
  initial,
  evolve,
  handlers,
}
