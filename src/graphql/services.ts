import type { AllowedActions } from '../app/allowedActions.js'
import type { ApplicantSubjects } from '../app/applicantSubjects.js'
import type { AttachUpload } from '../app/attachUpload.js'
import type { ReferenceFactsPort } from '../app/factsPort.js'
import type { ItemContents } from '../app/itemContent.js'
import type { PublicNow } from '../app/publicNow.js'
import type { Trails } from '../app/trails.js'
import type { ItemId, LocalDate } from '../domain/values.js'
import type { KeyRing } from '../eventstore/sealing.js'
import type { ReadSide } from '../projections/readSide.js'

// What the topics of part 1 reach.

declare module './context.js' {
  interface GraphqlServices {
    readonly models: ReadSide
    /** From the items' own streams; read models may lag. */
    readonly publicNow: PublicNow
    /** Whose identity number it is; personal data never leaves it. */
    readonly applicantSubjects: ApplicantSubjects
    readonly facts: ReferenceFactsPort
    readonly itemContents: ItemContents
    readonly attachUpload: AttachUpload
    readonly allowedActions: AllowedActions
    readonly trails: Pick<Trails, 'read' | 'refused'>
    /** Opens personal data for readers who may see it. */
    readonly keyRing: KeyRing
    /** The date in Asia/Shanghai. */
    readonly today: () => LocalDate
    /** Where the program's own portal shows an item. */
    readonly portalAddressOf: (item: ItemId) => string
    /** Id of the register of agencies. */
    readonly district: string
    /** Id of the calendar and of the numbers of law. */
    readonly jurisdiction: string
  }
}
