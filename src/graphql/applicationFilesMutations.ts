import './metadataShim.js'
import { Arg, Ctx, ID, InputType, Mutation, Resolver } from 'type-graphql'
import type { CommandOutcome } from '../app/command.js'
import type { AttachToApplication } from '../app/matterFiles/attachApplicationFile.js'
import type { FilePurpose } from '../domain/application/vocabulary.js'
import type { FileId, PersonId } from '../domain/values.js'
import { FilePurposeEnum } from './applicationEnums.js'
import { ApplicationInput } from './applicationInput.js'
import { applicationIdOf, applicationPayload, ApplicationPayload } from './applicationPayload.js'
import { inTermsOfInput } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import { field, given, ifGiven, type Maybe, maybe } from './fields.js'
import { localIdOf } from './relay.js'
import { hidingUnseen } from './unseenMatter.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly attachToApplication: AttachToApplication
  }
}

/** The file is what was uploaded, and its name came with it. */
const aboutUpload = (outcome: CommandOutcome): CommandOutcome =>
  outcome.ok
    ? outcome
    : {
        ok: false,
        refusals: outcome.refusals.map((refusal) =>
          refusal.path === 'file' || refusal.path === 'name' ? { ...refusal, path: 'uploadId' } : refusal,
        ),
      }

@InputType({ description: 'Puts an upload on the record of an application, at most 50 MB (材料入卷).' })
export class AttachApplicationFileInput extends ApplicationInput {
  @field(() => ID, 'From `POST /files` (上传编号).') readonly uploadId!: string
  @field(() => FilePurposeEnum, 'What it is (材料类别).') readonly purpose!: FilePurpose
  @maybe(() => ID, 'The third party it comes from (第三方).') readonly thirdPartyId?: Maybe<string>
}

@Resolver()
export class ApplicationFilesMutations {
  @Mutation(() => ApplicationPayload, {
    description: 'Puts an upload on the record: a scan, a proof, what is given with the reply (材料入卷).',
  })
  async attachApplicationFile(
    @Arg('input', () => AttachApplicationFileInput) input: AttachApplicationFileInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const application = applicationIdOf(input.applicationId)
    const outcome = await context.services.attachToApplication({
      commandId: input.commandId,
      application,
      uploadId: input.uploadId as FileId,
      purpose: input.purpose,
      actor: context.actor,
      ...given({
        thirdParty: ifGiven(input.thirdPartyId, (id) => localIdOf<PersonId>('Person', id)),
        expectedRevision: input.expectedRevision,
        minPosition: input.minPosition,
        reason: input.reasonCode,
      }),
    })
    const told = inTermsOfInput(input, aboutUpload(outcome))
    return applicationPayload(context, application, await hidingUnseen(context, 'application', application, told))
  }
}
