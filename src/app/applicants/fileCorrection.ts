import type { Refusal } from '../../domain/decider.js'
import { textFaults } from '../../domain/texts.js'
import type { AgencyId, LocalDate } from '../../domain/values.js'
import type { Filed, FileMatter } from './fileApplication.js'
import { applicantData, contactFaults, type FiledApplicant } from './filing.js'
import { isOwn, NOT_FOUND } from './ownMatter.js'
import type { PortalAct, PortalActs } from './portalActs.js'

/** 要求更正与其自身相关的政府信息记录 (711-41), as typed on the portal. */
export interface CorrectionFiling {
  readonly agency: AgencyId
  readonly applicant: FiledApplicant
  readonly record: string
  readonly wrong: string
  readonly right: string
  readonly evidence: string
  /** The application on which the record was given, one of the applicant's own. */
  readonly application?: string
}

export type FileCorrection = (
  act: Omit<PortalAct, 'name' | 'input'> & { readonly filing: CorrectionFiling },
) => Promise<Filed>

const NAME = { longest: 200, required: true } as const

function faultsOf({ applicant }: CorrectionFiling): readonly Refusal[] {
  const { contact } = applicantData(applicant)
  return [
    ...textFaults(applicant.name, 'applicant.name', NAME),
    ...textFaults(applicant.identity, 'applicant.identity', NAME),
    ...(contact === undefined
      ? [{ code: 'REQUEST_INCOMPLETE', clause: '711-41', path: 'applicant', missing: ['contact'] } as const]
      : []),
    ...contactFaults(applicant),
  ]
}

export const createFileCorrection =
  (
    { acts, today }: { readonly acts: PortalActs; readonly today: () => LocalDate },
    fileMatter: FileMatter,
  ): FileCorrection =>
  ({ caller, commandId, filing }) => {
    const act = { caller, commandId, name: 'fileRecordCorrection', input: filing }
    const { agency, applicant, record, wrong, right, evidence, application } = filing
    return acts.once(act, async (): Promise<Filed> => {
      if (application !== undefined && !isOwn(caller.session, 'application', application))
        return { ok: false, refusals: [{ ...NOT_FOUND, path: 'applicationId' }] }
      const refusals = faultsOf(filing)
      if (refusals.length > 0) return { ok: false, refusals }
      const { name = '', identity = '', contact = '' } = applicantData(applicant)
      return fileMatter({ ...act, applicant }, 'recordCorrection', (matter, subject, id) =>
        acts.give(id, matter, {
          type: 'ReceiveCorrectionRequest',
          data: {
            correction: matter,
            agency,
            subject,
            name,
            identity,
            contact,
            record,
            wrong,
            right,
            evidence,
            ...(application === undefined ? {} : { application }),
            channel: 'internet',
            receivedOn: today(),
            proof: `portal ${id}`,
          },
        }),
      )
    })
  }
