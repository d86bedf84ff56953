import { personalAct } from '../../acting.js'
import type { Refusal } from '../../decider.js'
import { keptFile, keptFileFaults } from '../../keptFile.js'
import { protect, type KeySubject } from '../../protected.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { AttachApplicationFile } from '../commands.js'
import type { KnownApplication } from '../state.js'
import { FILE_PURPOSES, type FilePurpose } from '../vocabulary.js'
import { DECIDING_ROLES, HANDLING_ROLES, inAnswering, onKnown, unknownValue } from './handler.js'
import { NAME } from './limits.js'
import { officerIsInCharge } from './people.js'

/** What an applicant hands in on the portal. */
const BY_THE_PORTAL: readonly FilePurpose[] = ['intake', 'identityProof', 'applicantAttachment', 'amendment']
const MOST_FILES = 300

/** A proof of identity goes with the person, anything else with the matter. */
export const keyOfFile = (
  { id, applicant }: Pick<KnownApplication, 'id' | 'applicant'>,
  purpose: FilePurpose,
): KeySubject => (purpose === 'identityProof' ? `person:${applicant.subject}` : `application:${id}`)

/** What goes out with a reply is looked at by whoever approves it: afterwards nothing is put under it. */
const givingFaults = ({ data }: AttachApplicationFile, application: KnownApplication): readonly Refusal[] => {
  if (data.purpose !== 'given') return []
  if (application.status === 'closed') return [{ code: 'APPLICATION_CLOSED', clause: '711-45', path: 'purpose' }]
  const status = application.draft?.status
  return status === 'approved' || status === 'signed'
    ? [{ code: 'REPLY_UNDER_WAY', clause: '711-45', path: 'purpose', missing: ['ReturnReply'] }]
    : []
}

const repeatFaults = ({ data: { file, purpose } }: AttachApplicationFile, { files }: KnownApplication) =>
  files.has(file.fileId) ||
  [...files.values()].some((known) => known.purpose === purpose && known.sha256 === file.sha256)
    ? [{ code: 'FILE_ON_RECORD', clause: 'SYS', path: 'file' } as const]
    : []

/** 材料入卷 (711-45): of applicants, of third parties, of the officers themselves. */
export const attachApplicationFile = onKnown<AttachApplicationFile>({
  clause: '711-45',
  by: inAnswering([...HANDLING_ROLES, ...DECIDING_ROLES], { process: true }),
  rules: [officerIsInCharge],
  checks: [
    givingFaults,
    repeatFaults,
    ({ data }) => [...unknownValue(data.purpose, FILE_PURPOSES, 'purpose'), ...textFaults(data.name, 'name', NAME)],
    ({ data }, application) => keptFileFaults(data.file, [keyOfFile(application, data.purpose)], 'file'),
    (_command, { files }) =>
      files.size < MOST_FILES ? [] : [{ code: 'TOO_MANY', clause: 'SYS', path: 'file', facts: { most: MOST_FILES } }],
    ({ data }, { thirdParties }) =>
      data.thirdParty === undefined || thirdParties.has(data.thirdParty)
        ? []
        : [{ code: 'THIRD_PARTY_UNKNOWN', clause: '711-32', path: 'thirdParty' }],
    ({ data }, _application, { actor }) =>
      actor.kind === 'process' && !BY_THE_PORTAL.includes(data.purpose)
        ? [{ code: 'FILE_PURPOSE_OF_OFFICERS', clause: '711-45', path: 'purpose' }]
        : [],
  ],
  done: ({ data }, { files, said }) =>
    files.has(data.file.fileId) &&
    isSaid(
      said,
      'ApplicationFileAttached',
      {
        purpose: data.purpose,
        file: keptFile(data.file),
        name: protect(data.file.key, data.name),
        thirdParty: data.thirdParty,
      },
      ['file'],
    ),
  events: ({ data }, application, context) => [
    {
      type: 'ApplicationFileAttached',
      data: {
        application: application.id,
        purpose: data.purpose,
        file: keptFile(data.file),
        name: protect(data.file.key, data.name),
        ...(data.thirdParty === undefined ? {} : { thirdParty: data.thirdParty }),
        ...(context.actor.kind === 'person' ? personalAct(context) : {}),
      },
    },
  ],
})
