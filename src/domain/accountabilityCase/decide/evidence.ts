import { personalAct } from '../../acting.js'
import type { Refusal } from '../../decider.js'
import { keptFile, keptFileFaults } from '../../keptFile.js'
import { textFaults } from '../../texts.js'
import type { FreezeEvidence } from '../commands.js'
import type { EvidenceFrozen } from '../events.js'
import type { KnownCase } from '../state.js'
import {
  byInvestigator,
  isInvestigator,
  isSaidBy,
  isUndecided,
  nothingProposed,
  onOpen,
  sealed,
  STREAM,
  WORDS,
} from './handler.js'

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
/** Root of a checkpoint: 32 bytes in base64. */
const ROOT = /^[A-Za-z0-9+/]{43}=$/

const frozen = ({ data }: FreezeEvidence, known: KnownCase) =>
  ({
    exhibit: data.exhibit,
    subject: data.subject,
    checkpoint: { origin: data.checkpoint.origin, size: data.checkpoint.size, root: data.checkpoint.root },
    file: keptFile(data.file),
    exportEvent: data.exportEvent,
    description: sealed(known, data.description),
  }) satisfies Partial<EvidenceFrozen['data']>

/** What the program writes down of the package that it made. */
const packageFaults = ({ data }: FreezeEvidence, { id }: KnownCase): readonly Refusal[] => [
  ...keptFileFaults(data.file, [`case:${id}`], 'file'),
  ...(ROOT.test(data.checkpoint.root) && Number.isSafeInteger(data.checkpoint.size) && data.checkpoint.size > 0
    ? []
    : [{ code: 'HASH_INVALID', clause: 'SYS', path: 'checkpoint' } as const]),
]

/** 固定证据: a package about a matter up to a signed checkpoint; what is written later does not change it. */
export const freezeEvidence = onOpen<FreezeEvidence>({
  by: byInvestigator,
  rules: [isInvestigator, isUndecided, nothingProposed],
  checks: [
    packageFaults,
    ({ data }, { exhibits }) => [
      ...(ID.test(data.exhibit) ? [] : [{ code: 'ID_INVALID', clause: 'SYS', path: 'exhibit' } as const]),
      ...(exhibits.has(data.exhibit) ? [{ code: 'EXHIBIT_EXISTS', clause: 'LS-15.2', path: 'exhibit' } as const] : []),
      ...(STREAM.test(data.subject) ? [] : [{ code: 'ID_INVALID', clause: 'SYS', path: 'subject' } as const]),
      ...textFaults(data.description, 'description', WORDS),
    ],
  ],
  done: (command, known, context) => isSaidBy(known, 'EvidenceFrozen', frozen(command, known), context, 'exhibit'),
  events: (command, known, context) => [
    { type: 'EvidenceFrozen', data: { ...frozen(command, known), ...personalAct(context) } },
  ],
})
