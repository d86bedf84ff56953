import type { AnsweredKind, AnsweringAgency } from '../app/answeringAgency.js'
import type { CommandOutcome } from '../app/command.js'
import { isInSight } from '../app/sight.js'
import type { Refusal } from '../domain/decider.js'
import type { GraphqlContext } from './context.js'
import { callersSight } from './loaders.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly answeringAgency: AnsweringAgency
  }
}

const NOT_FOUND: Readonly<Record<AnsweredKind, Refusal>> = {
  application: { code: 'APPLICATION_NOT_FOUND', clause: '711-45' },
  recordCorrection: { code: 'CORRECTION_NOT_FOUND', clause: '711-41' },
  archive: { code: 'ARCHIVE_NOT_FOUND', clause: '711-45' },
}

/** Whoever may not know of a matter gets the answer that there is none: any reason would tell that it exists, and how it stands. */
export async function hidingUnseen(
  context: GraphqlContext,
  kind: AnsweredKind,
  id: string,
  outcome: CommandOutcome,
): Promise<CommandOutcome> {
  if (outcome.ok) return outcome
  const agency = await context.services.answeringAgency(kind, id)
  const isSeen = agency !== undefined && isInSight(await callersSight(context), [agency])
  return isSeen ? outcome : { ok: false, refusals: [NOT_FOUND[kind]] }
}
