import type { AnyCommand, Refusal } from '../../domain/decider.js'
import { uuidOf } from '../../eventstore/eventIds.js'
import type { CommandOutcome } from '../command.js'
import type { Execute } from '../execute.js'
import { PORTAL } from './accesses.js'
import type { ApplicantSecrets } from './applicantSecrets.js'
import type { ApplicantSession } from './applicantSignIn.js'
import type { Macs } from './codes.js'

/** Who acts on the portal: with a session, or without one (to file). */
export interface PortalCaller {
  readonly session?: ApplicantSession
  /** Counted, never kept. */
  readonly address: string
}

/** One act of an applicant: its own command id, and what was typed. */
export interface PortalAct {
  readonly caller: PortalCaller
  /** UUID chosen by the caller; the same one again changes nothing. */
  readonly commandId: string
  readonly name: string
  readonly input: unknown
}

/** Gives commands in the portal's name, with ids that no two callers can share. */
export interface PortalActs {
  /** Id of the command, or of what it makes; nobody else's commands lead to the same. */
  readonly idOf: (act: Pick<PortalAct, 'caller' | 'commandId' | 'name'>, ...parts: readonly string[]) => string
  /**
   * Carries out `work` unless the id came with another input before. What was refused leaves no trace, and may come
   * again with the same id.
   */
  readonly once: <T extends { readonly ok: boolean }>(
    act: PortalAct,
    work: () => Promise<T>,
  ) => Promise<T | { readonly ok: false; readonly refusals: readonly Refusal[] }>
  readonly give: (commandId: string, id: string, command: AnyCommand) => Promise<CommandOutcome>
}

export interface PortalActsDeps {
  readonly execute: Execute
  readonly secrets: Pick<ApplicantSecrets, 'firstInput' | 'forgetInput'>
  readonly macs: Macs
}

/** Version 8 is left to ids that the program derives. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-7][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

export const ownerOf = ({ session }: PortalCaller): string => session?.access ?? 'anonymous'

export function createPortalActs({ execute, secrets, macs }: PortalActsDeps): PortalActs {
  const idOf: PortalActs['idOf'] = ({ caller, commandId, name }, ...parts) =>
    uuidOf('gongkai/portal/1', ownerOf(caller), name, commandId.toLowerCase(), ...parts)
  return {
    idOf,
    once: async (act, work) => {
      if (!UUID.test(act.commandId)) return { ok: false, refusals: [COMMAND_ID_INVALID] }
      const command = idOf(act, 'input')
      const mac = await macs.of('input', `${command}\0${JSON.stringify(act.input)}`)
      if ((await secrets.firstInput(command, mac)) !== mac) return { ok: false, refusals: [COMMAND_ID_REUSED] }
      const outcome = await work()
      if (!outcome.ok) await secrets.forgetInput(command)
      return outcome
    },
    give: (commandId, id, command) => execute({ commandId, id, command, actor: PORTAL }),
  }
}

const COMMAND_ID_INVALID: Refusal = { code: 'COMMAND_ID_INVALID', clause: 'SYS', path: 'commandId' }
const COMMAND_ID_REUSED: Refusal = { code: 'COMMAND_ID_REUSED', clause: 'SYS', path: 'commandId' }
