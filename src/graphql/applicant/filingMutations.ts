import '../metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { ShownMatter } from '../../app/applicants/shownMatter.js'
import type { PersonId } from '../../domain/values.js'
import type { Filed } from '../../app/applicants/fileApplication.js'
import type { FiledApplicant } from '../../app/applicants/filing.js'
import type { Refusal } from '../../domain/decider.js'
import { inTermsOf } from '../commandInput.js'
import type { GraphqlContext } from '../context.js'
import { given, ifGiven } from '../fields.js'
import { agencyIdOf } from '../itemInputMapping.js'
import { localIdOf } from '../relay.js'
import { payloadOf, refused } from '../userErrors.js'
import { callerIn, notAnApplicant, refusedInWords } from './applicantContext.js'
import { adviceFor, filingReceiptOf } from './filingReceipt.js'
import { myApplicationOf } from './myApplication.js'
import { FileApplicationInput, FileRecordCorrectionInput, type MyDetailsInput } from './myInputs.js'
import { FileApplicationPayload, FileRecordCorrectionPayload } from './myPayloads.js'
import { myRecordCorrectionOf } from './myRecordCorrection.js'

/** What anybody may file on the portal, signed in or not. */
@Resolver()
export class FilingOnPortalMutations {
  @Mutation(() => FileApplicationPayload, {
    description:
      'Files an application on the portal, with an account or without: then number and code lead to it (提交申请).',
  })
  async fileApplication(
    @Arg('input', () => FileApplicationInput) input: FileApplicationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<FileApplicationPayload> {
    const { locale, services } = context
    const denied = notAnApplicant(context, 'file')
    if (denied !== undefined) return { ...refused([denied], locale), ...NOTHING_FILED }
    const { agencyId, applicant, request, assistance, commandId } = input
    const filing = {
      agency: agencyIdOf(agencyId),
      applicant: { kind: applicant.kind, ...detailsOf(applicant) },
      request: given(request),
      ...given({ assistance }),
    }
    const filed = await services.applicants.fileApplication({ caller: callerIn(context), commandId, filing })
    if (!filed.ok) return { ...refusedInWords(inTerms(input, filed.refusals), locale), ...NOTHING_FILED }
    const found = await services.applicants.ownApplication(seen(filed, 'application'), filed.matter)
    return {
      ...payloadOf(filed.outcome, locale),
      application: found === undefined ? null : myApplicationOf(found, context),
      receipt: found === undefined ? null : filingReceiptOf(found, locale),
      queryCode: filed.queryCode ?? null,
      advice: adviceFor(filing.request, locale),
    }
  }

  @Mutation(() => FileRecordCorrectionPayload, {
    description: 'Asks for one’s own record to be corrected, 711-41 (要求更正本人信息记录).',
  })
  async fileRecordCorrection(
    @Arg('input', () => FileRecordCorrectionInput) input: FileRecordCorrectionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<FileRecordCorrectionPayload> {
    const { locale, services } = context
    const nothing = { recordCorrection: null, queryCode: null }
    const denied = notAnApplicant(context, 'file')
    if (denied !== undefined) return { ...refused([denied], locale), ...nothing }
    const { agencyId, applicant, record, wrong, right, evidence, applicationId, commandId } = input
    const application = ifGiven(applicationId, (id) => localIdOf<string>('MyApplication', id))
    const filing = {
      agency: agencyIdOf(agencyId),
      applicant: detailsOf(applicant),
      record,
      wrong,
      right,
      evidence,
      ...given({ application }),
    }
    const filed = await services.applicants.fileRecordCorrection({ caller: callerIn(context), commandId, filing })
    if (!filed.ok) return { ...refusedInWords(inTerms(input, filed.refusals), locale), ...nothing }
    const found = await services.applicants.ownCorrection(seen(filed, 'recordCorrection'), filed.matter)
    return {
      ...payloadOf(filed.outcome, locale),
      recordCorrection: found === undefined ? null : myRecordCorrectionOf(found),
      queryCode: filed.queryCode ?? null,
    }
  }
}

export const inTerms = (input: object, refusals: readonly Refusal[]): readonly Refusal[] =>
  refusals.map((refusal) => inTermsOf(input, refusal))

const NOTHING_FILED = { application: null, receipt: null, queryCode: null, advice: [] }

export const detailsOf = ({ name, identity, email, phone, postalAddress }: MyDetailsInput): FiledApplicant =>
  given({ name, identity, email, phone, postalAddress })

/** Whoever just filed it sees it, with a session or without. */
export const seen = (
  { access, matter }: Filed & { ok: true },
  kind: Exclude<ShownMatter['kind'], 'thirdPartyLetter'>,
) => ({
  access,
  matters: [{ kind, matter, subject: '' as PersonId }] as readonly ShownMatter[],
})
