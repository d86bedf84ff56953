import type { Command } from '../decider.js'
import type { AgencyId, LocalDate } from '../values.js'
import type {
  AgencyDuty,
  AgencyKind,
  EnterpriseSector,
  FunctionTaker,
  ReorganisationType,
  SuperiorAxis,
} from './events.js'

export type RegisterAgency = Command<
  'RegisterAgency',
  {
    agency: AgencyId
    name: string
    kind: AgencyKind
    /** As typed; checked against GB 32100-2015. */
    creditCode?: string
    sector?: EnterpriseSector
    governmentSuperior?: AgencyId
    businessSuperior?: AgencyId
    actsInOwnName: boolean
    establishedOn: LocalDate
    basis?: string
  }
>
export type RenameAgency = Command<
  'RenameAgency',
  { agency: AgencyId; name: string; effectiveOn: LocalDate; basis?: string }
>
export type ChangeAgencySuperior = Command<
  'ChangeAgencySuperior',
  { agency: AgencyId; axis: SuperiorAxis; superior?: AgencyId; effectiveOn: LocalDate; basis?: string }
>
export type AssignAgencyDuty = Command<
  'AssignAgencyDuty',
  { agency: AgencyId; duty: AgencyDuty; effectiveOn: LocalDate; basis?: string }
>
export type RevokeAgencyDuty = Command<
  'RevokeAgencyDuty',
  { agency: AgencyId; duty: AgencyDuty; effectiveOn: LocalDate; basis?: string }
>
export type ChangeAgencyOwnName = Command<
  'ChangeAgencyOwnName',
  { agency: AgencyId; actsInOwnName: boolean; effectiveOn: LocalDate; basis?: string }
>
export type TransferAgencyFunctions = Command<
  'TransferAgencyFunctions',
  { agency: AgencyId; to: AgencyId; themes?: readonly string[]; effectiveOn: LocalDate; basis?: string }
>
export type AbolishAgency = Command<
  'AbolishAgency',
  {
    agency: AgencyId
    effectiveOn: LocalDate
    successors: readonly FunctionTaker[]
    decidingAgency?: AgencyId
    basis?: string
  }
>
export type CorrectAgencyData = Command<
  'CorrectAgencyData',
  {
    agency: AgencyId
    name?: string
    kind?: AgencyKind
    creditCode?: string | null
    sector?: EnterpriseSector | null
    establishedOn?: LocalDate
  }
>
/** Takes back the latest reorganisation on record, which never took place. */
export type AnnulAgencyReorganisation = Command<
  'AnnulAgencyReorganisation',
  { agency: AgencyId; annulled: ReorganisationType; effectiveOn: LocalDate }
>

export type AgencyCommand =
  | RegisterAgency
  | RenameAgency
  | ChangeAgencySuperior
  | AssignAgencyDuty
  | RevokeAgencyDuty
  | ChangeAgencyOwnName
  | TransferAgencyFunctions
  | AbolishAgency
  | CorrectAgencyData
  | AnnulAgencyReorganisation
