import { applicationDecider } from '../domain/application/decide.js'
import type { ApplicationCommand } from '../domain/application/commands.js'
import type { RoleHeld } from '../domain/context.js'
import type { Role } from '../domain/roles.js'

/** What an application can wait for of an officer, and the command that it waits for. The rest is up to others. */
const COMMANDS = {
  assignOfficer: 'HandOverApplication',
  confirmReceipt: 'ConfirmReceipt',
  serveAmendmentNotice: 'RecordAmendmentNoticeService',
  serveFeeNotice: 'RecordFeeNoticeService',
  judgeReasons: 'JudgeReasons',
  serveThirdPartyLetter: 'RecordThirdPartyService',
  judgeObjection: 'JudgeObjection',
  draftReply: 'DraftReply',
  approveReply: 'ApproveReply',
  signReply: 'SignReply',
  dispatchReply: 'DispatchReply',
  decideProposal: 'DecideProactiveProposal',
  archive: 'ArchiveApplication',
} as const satisfies Readonly<Record<string, ApplicationCommand['type']>>
export type OfficersStep = keyof typeof COMMANDS

/** 承办人: of them only the one in charge acts. */
const IN_CHARGE_ONLY: readonly Role[] = ['publishingOfficer', 'disclosureOfficer']
/** Steps on a draft that others than its authors take (承办、审核、签发). */
const LEVELS: readonly OfficersStep[] = ['approveReply', 'signReply']

/** What lies before somebody in one role of one agency. */
export interface ApplicationDesk {
  readonly agency: string
  /** The person, and the absent one who is stood in for. */
  readonly people: readonly string[]
  /** Steps of matters that one of them is in charge of. */
  readonly ofOwn: readonly OfficersStep[]
  /** Steps on drafts that none of them wrote or approved. */
  readonly ofOthers: readonly OfficersStep[]
  /** Steps of any matter of the agency. */
  readonly ofAny: readonly OfficersStep[]
}

/** Steps that somebody's roles are for, by the rules that decide. Roles with nothing to do are left out. */
export const desksOf = (person: string, holds: readonly RoleHeld[]): readonly ApplicationDesk[] =>
  holds.flatMap(({ role, agency, deputyFor }) => {
    const steps = (Object.keys(COMMANDS) as OfficersStep[]).filter((step) =>
      applicationDecider.handlers[COMMANDS[step]].by.roles.includes(role),
    )
    if (steps.length === 0) return []
    const isOwn = (step: OfficersStep) => IN_CHARGE_ONLY.includes(role) && step !== 'assignOfficer'
    const isLevel = (step: OfficersStep) => !isOwn(step) && LEVELS.includes(step)
    return [
      {
        agency,
        people: deputyFor === undefined ? [person] : [person, deputyFor],
        ofOwn: steps.filter(isOwn),
        ofOthers: steps.filter(isLevel),
        ofAny: steps.filter((step) => !isOwn(step) && !isLevel(step)),
      },
    ]
  })
