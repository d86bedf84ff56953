import { personalAct } from '../../acting.js'
import type { Refusal } from '../../decider.js'
import { textFaults } from '../../texts.js'
import type { Sha256 } from '../../values.js'
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
  WORDS,
} from './handler.js'

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
const SHA256 = /^[0-9a-f]{64}$/
/** Root of a checkpoint: 32 bytes in base64. */
const ROOT = /^[A-Za-z0-9+/]{43}=$/

const frozen = ({ data }: FreezeEvidence, known: KnownCase) =>
  ({
    exhibit: data.exhibit,
    subjects: [...data.subjects],
    checkpoint: { origin: data.checkpoint.origin, size: data.checkpoint.size, root: data.checkpoint.root },
    package: {
      sha256: data.package.sha256 as Sha256,
      size: data.package.size,
      exportEvent: data.package.exportEvent,
    },
    description: sealed(known, data.description),
  }) satisfies Partial<EvidenceFrozen['data']>

/** What the program writes down of the package that it made. */
const packageFaults = ({ data }: FreezeEvidence): readonly Refusal[] => [
  ...(SHA256.test(data.package.sha256) && ROOT.test(data.checkpoint.root)
    ? []
    : [{ code: 'HASH_INVALID', clause: 'SYS', path: 'package' } as const]),
  ...(Number.isSafeInteger(data.checkpoint.size) && data.checkpoint.size > 0 && data.package.size > 0
    ? []
    : [{ code: 'FILE_EMPTY', clause: 'SYS', path: 'package' } as const]),
]

/** 固定证据: a package over the matters up to a signed checkpoint; what is written later does not change it. */
export const freezeEvidence = onOpen<FreezeEvidence>({
  by: byInvestigator,
  rules: [isInvestigator, isUndecided, nothingProposed],
  checks: [
    packageFaults,
    ({ data }, { exhibits }) => [
      ...(ID.test(data.exhibit) ? [] : [{ code: 'ID_INVALID', clause: 'SYS', path: 'exhibit' } as const]),
      ...(exhibits.has(data.exhibit) ? [{ code: 'EXHIBIT_EXISTS', clause: 'LS-15.2', path: 'exhibit' } as const] : []),
      ...(data.subjects.length === 0
        ? [{ code: 'NO_SUBJECT', clause: 'LS-15.2', path: 'subjects', missing: ['subjects'] } as const]
        : []),
      ...textFaults(data.description, 'description', WORDS),
    ],
  ],
  done: (command, known, context) => isSaidBy(known, 'EvidenceFrozen', frozen(command, known), context, 'exhibit'),
  events: (command, known, context) => [
    { type: 'EvidenceFrozen', data: { ...frozen(command, known), ...personalAct(context) } },
  ],
})
