import type { ConsultationCommand } from '../domain/consultation/commands.js'
import { consultationDecider } from '../domain/consultation/decide.js'
import type { RoleHeld } from '../domain/context.js'

/** What a running consultation can wait for, and the command that it waits for. */
const COMMANDS = {
  issueLetter: 'IssueConsultationLetter',
  serveLetter: 'RecordLetterService',
  giveOpinion: 'GiveOpinion',
  answerContradiction: 'AnswerContradiction',
  settleDispute: 'CallSession',
  decideDispute: 'DecideDispute',
  completeDispute: 'CompleteDispute',
  followDecision: 'PutTextUnderDiscussion',
  conclude: 'ConcludeConsultation',
} as const satisfies Readonly<Record<string, ConsultationCommand['type']>>

/** Steps that somebody's roles are for, each with the agency for which they would take it; by the rules that decide. */
export const stepsOf = (
  holds: readonly RoleHeld[],
): readonly { readonly step: keyof typeof COMMANDS; readonly agency: string }[] =>
  holds.flatMap(({ role, agency }) =>
    (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[])
      .filter((step) => consultationDecider.handlers[COMMANDS[step]].by.roles.includes(role))
      .map((step) => ({ step, agency })),
  )
