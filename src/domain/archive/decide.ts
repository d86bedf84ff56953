import { RETENTION_CLASSES } from '../application/vocabulary.js'
import type { DecisionContext } from '../context.js'
import { checkedDate, dateFaults } from '../dateFaults.js'
import type { AnyCommand, Authority, CommandHandler, Decider, Refusal, Rule } from '../decider.js'
import { type KeptFile, keptFile, keptFileFaults } from '../keptFile.js'
import { protect } from '../protected.js'
import { sameJson } from '../sameJson.js'
import { textFaults } from '../texts.js'
import type { Role } from '../roles.js'
import type { AgencyId, PersonId, Sha256 } from '../values.js'
import type {
  ArchiveCommand,
  AssignRetention,
  ReassignRetention,
  RecordArchiveCheck,
  RecordArchivePackage,
  RecordArchiveReturn,
  RecordArchiveTransfer,
} from './commands.js'
import { ARCHIVE_CHECKS, ARCHIVED_KINDS, type ArchivedKind, type ArchiveEvent } from './events.js'
import { type Archive, evolve, initial, type KnownArchive } from './state.js'

type Handler<C extends AnyCommand> = CommandHandler<C, Archive, ArchiveEvent>

const processOnly: Authority<unknown, Archive> = { roles: [], agencies: () => [], process: true, clause: '711-45' }
const OFFICERS: readonly Role[] = ['publishingOfficer', 'disclosureOfficer', 'disclosureHead']

function keepingFor(agency: AgencyId, { agencies, today }: DecisionContext): readonly AgencyId[] {
  const heirs = agencies.successorsOf(agency, today)
  return heirs.length === 0 && agencies.isActive(agency, today) ? [agency] : heirs
}

const officers: Authority<unknown, Archive> = {
  roles: OFFICERS,
  agencies: (archive, _command, context) => (archive.status === 'absent' ? [] : keepingFor(archive.agency, context)),
  clause: '711-45',
}
/** Applications are archived as such, with their retention class; of an item or a request for correction an officer says how long it is kept. */
const assigning: Authority<AssignRetention, Archive> = {
  roles: OFFICERS,
  agencies: (_archive, command, context) =>
    command !== undefined && command.data.kind !== 'application' ? keepingFor(command.data.agency, context) : [],
  process: true,
  clause: '711-45',
}

/** A package and its report are sealed as the matter is. */
const fileFaults = (file: KeptFile | undefined, archive: Archive, path: string): readonly Refusal[] =>
  file === undefined || archive.status === 'absent' ? [] : keptFileFaults(file, [archive.assigned.key], path)

const isThere: Rule<Archive> = {
  code: 'ARCHIVE_NOT_FOUND',
  clause: '711-45',
  refuse: ({ status }) => (status === 'absent' ? {} : undefined),
}
const isKept: Rule<Archive> = {
  code: 'ARCHIVE_TRANSFERRED',
  clause: '711-45',
  refuse: (archive) =>
    archive.status === 'transferred' ? { facts: { receiptNumber: archive.receiptNumber ?? '' } } : undefined,
}
const hasPackage: Rule<Archive> = {
  code: 'NO_ARCHIVE_PACKAGE',
  clause: '711-45',
  refuse: (archive) =>
    archive.status !== 'absent' && archive.package === undefined ? { missing: ['RecordArchivePackage'] } : undefined,
}

const hashFaults = (typed: string, path: string): readonly Refusal[] =>
  /^[0-9a-f]{64}$/.test(typed) ? [] : [{ code: 'HASH_INVALID', clause: 'SYS', path }]

const packageOf = (archive: Archive): NonNullable<KnownArchive['package']> | undefined =>
  archive.status === 'absent' ? undefined : archive.package

/** The package that the person, or the check, had before them. */
const isTheLatest = (
  { data }: { readonly data: { readonly number: number } },
  archive: Archive,
): readonly Refusal[] => {
  const latest = packageOf(archive)
  return latest === undefined || latest.number === data.number
    ? []
    : [{ code: 'ARCHIVE_PACKAGE_OUTDATED', clause: '711-45', path: 'number', facts: { number: latest.number } }]
}

function act({ actor }: DecisionContext): { readonly by: PersonId; readonly deputyFor?: PersonId } {
  if (actor.kind !== 'person') throw new Error('only a person hands an archive over')
  const deputyFor = actor.as?.deputyFor
  return { by: actor.person, ...(deputyFor === undefined ? {} : { deputyFor }) }
}

const NOT_COMPLETE: Readonly<Record<ArchivedKind, Refusal>> = {
  application: { code: 'APPLICATION_STILL_OPEN', clause: '711-45' },
  item: { code: 'ITEM_NOT_REGISTERED', clause: 'LS-10.7', missing: ['RegisterItem'] },
  recordCorrection: { code: 'CORRECTION_STILL_OPEN', clause: '711-41', missing: ['DispatchCorrectionNotice'] },
}

/** 保管期限: fixed once for a matter. */
const assignRetention: Handler<AssignRetention> = {
  clause: '711-45',
  by: assigning,
  rules: [{ code: 'ARCHIVE_EXISTS', clause: '711-45', refuse: ({ status }) => (status === 'absent' ? undefined : {}) }],
  checks: [
    ({ data }) =>
      RETENTION_CLASSES.includes(data.retention) && ARCHIVED_KINDS.includes(data.kind)
        ? []
        : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'retention' }],
    ({ data }) => textFaults(data.fileNumber, 'fileNumber', { longest: 100, required: true }),
    ({ data: { complete, kind } }) => (complete === false ? [NOT_COMPLETE[kind]] : []),
  ],
  done: ({ data: { complete: _complete, ...data } }, archive) =>
    archive.status !== 'absent' && sameJson(archive.assigned, data),
  events: ({ data: { archive, kind, matter, agency, retention, fileNumber, key } }) => [
    { type: 'RetentionAssigned', data: { archive, kind, matter, agency, retention, fileNumber, key } },
  ],
}

/** 重新归档: for as long as was said when the matter was closed the second time, in a package of its own. */
const reassignRetention: Handler<ReassignRetention> = {
  clause: '711-45',
  by: { roles: [], agencies: () => [], process: true, clause: '711-45' },
  rules: [isThere],
  checks: [
    ({ data }) =>
      RETENTION_CLASSES.includes(data.retention)
        ? textFaults(data.fileNumber, 'fileNumber', { longest: 100, required: true })
        : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'retention' }],
  ],
  events: ({ data: { retention, fileNumber, cause } }) => [
    { type: 'RetentionReassigned', data: { retention, fileNumber, cause } },
  ],
}

/** A package that says of each part what it is; after a return another one takes its place. */
const recordArchivePackage: Handler<RecordArchivePackage> = {
  clause: '711-45',
  by: { ...officers, process: true },
  rules: [isThere, isKept],
  checks: [
    ({ data }) => [
      ...hashFaults(data.packageHash, 'packageHash'),
      ...data.contents.flatMap(({ sha256 }, index) => hashFaults(sha256, `contents.${index}.sha256`)),
      ...(data.contents.length > 0 && Number.isSafeInteger(data.size) && data.size > 0
        ? []
        : [{ code: 'ARCHIVE_PACKAGE_EMPTY', clause: '711-45', path: 'contents' } as const]),
    ],
    ({ data }, archive) => fileFaults(data.file, archive, 'file'),
  ],
  done: ({ data }, archive) => packageOf(archive)?.packageHash === data.packageHash,
  events: ({ data }, archive) => [
    {
      type: 'ArchivePackageMade',
      data: {
        number: (packageOf(archive)?.number ?? 0) + 1,
        packageHash: data.packageHash as Sha256,
        size: data.size,
        contents: data.contents.map(({ path, sha256, mediaType }) => ({ path, sha256: sha256 as Sha256, mediaType })),
        ...(data.file === undefined ? {} : { file: keptFile(data.file) }),
      },
    },
  ],
}

/** 四性检测 */
const recordArchiveCheck: Handler<RecordArchiveCheck> = {
  clause: '711-45',
  by: processOnly,
  rules: [isThere, isKept, hasPackage],
  checks: [
    isTheLatest,
    ({ data }) => hashFaults(data.report, 'report'),
    ({ data }, archive) => fileFaults(data.file, archive, 'file'),
    ({ data }) =>
      data.failed.every((check) => ARCHIVE_CHECKS.includes(check))
        ? []
        : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'failed' }],
  ],
  done: ({ data }, archive) => packageOf(archive)?.number === data.number && packageOf(archive)?.report === data.report,
  events: ({ data }) => [
    {
      type: 'ArchivePackageChecked',
      data: {
        number: data.number,
        failed: [...data.failed],
        report: data.report as Sha256,
        ...(data.file === undefined ? {} : { file: keptFile(data.file) }),
      },
    },
  ],
}

/** Only what was looked at and found sound, and was not sent back, is handed over. */
const isSound: Rule<Archive> = {
  code: 'ARCHIVE_PACKAGE_NOT_SOUND',
  clause: '711-45',
  refuse: (archive) => {
    const latest = packageOf(archive)
    return latest === undefined || (latest.sound === true && latest.returned === undefined)
      ? undefined
      : { missing: ['RecordArchivePackage', 'RecordArchiveCheck'] }
  },
}

const recordArchiveTransfer: Handler<RecordArchiveTransfer> = {
  clause: '711-45',
  by: officers,
  rules: [isThere, isKept, hasPackage, isSound],
  checks: [
    isTheLatest,
    ({ data }, _archive, { today }) => [
      ...textFaults(data.receiver, 'receiver', { longest: 200, required: true }),
      ...textFaults(data.receiptNumber, 'receiptNumber', { longest: 100, required: true }),
      ...dateFaults(data.transferredOn, 'transferredOn', { notAfter: today }),
      ...hashFaults(data.receiptHash, 'receiptHash'),
    ],
  ],
  done: ({ data }, archive) => archive.status === 'transferred' && archive.receiptNumber === data.receiptNumber,
  events: ({ data }, archive, context) => [
    {
      type: 'ArchiveTransferred',
      data: {
        number: data.number,
        packageHash: packageOf(archive)!.packageHash,
        receiver: data.receiver,
        transferredOn: checkedDate(data.transferredOn),
        receiptNumber: data.receiptNumber,
        receiptHash: data.receiptHash as Sha256,
        ...act(context),
      },
    },
  ],
}

const recordArchiveReturn: Handler<RecordArchiveReturn> = {
  clause: '711-45',
  by: officers,
  rules: [isThere, isKept, hasPackage],
  checks: [
    isTheLatest,
    ({ data }, _archive, { today }) => [
      ...textFaults(data.receiver, 'receiver', { longest: 200, required: true }),
      ...textFaults(data.reason, 'reason', { longest: 1_000, required: true, multiline: true }),
      ...dateFaults(data.returnedOn, 'returnedOn', { notAfter: today }),
    ],
  ],
  done: ({ data }, archive) => packageOf(archive)?.number === data.number && packageOf(archive)?.returned === true,
  events: ({ data }, archive, context) => {
    if (archive.status === 'absent') throw new Error('the rules let a return of nothing through')
    return [
      {
        type: 'ArchiveReturned',
        data: {
          number: data.number,
          receiver: data.receiver,
          returnedOn: checkedDate(data.returnedOn),
          reason: protect(archive.assigned.key, data.reason),
          ...act(context),
        },
      },
    ]
  },
}

/** 归档与移交, stream `archive-{kind}.{matter}`: how long a matter is kept, in which package, and who took it over. */
export const archiveDecider: Decider<ArchiveCommand, Archive, ArchiveEvent> = {
  initial,
  evolve,
  handlers: {
    AssignRetention: assignRetention,
    ReassignRetention: reassignRetention,
    RecordArchivePackage: recordArchivePackage,
    RecordArchiveCheck: recordArchiveCheck,
    RecordArchiveTransfer: recordArchiveTransfer,
    RecordArchiveReturn: recordArchiveReturn,
  },
}
