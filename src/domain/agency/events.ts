import type { Event } from '../decider.js'
import type { AgencyId, LocalDate, SocialCreditCode } from '../values.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// All events of a district's agencies stand in one stream, so that cycles and duplicate codes are excluded exactly.

export const AGENCY_KINDS = [
  'government', // 县级以上人民政府
  'townshipGovernment', // 乡镇人民政府
  'subdistrictOffice', // 街道办事处
  'department', // 政府部门
  'dispatchedBody', // 派出机构
  'internalBody', // 内设机构
  'deliberativeBody', // 议事协调机构
  'temporaryBody', // 临时机构
  'authorizedOrganization', // 法律、法规授权的具有管理公共事务职能的组织 (711-54)
  'publicEnterprise', // 公共企事业单位 (LS-16.1, 711-55)
  'otherOrgan', // 其他机关: supervisory commission, secrecy office of the Party committee; not applied to
] as const
export type AgencyKind = (typeof AGENCY_KINDS)[number]

/** Sectors of public enterprises: Art. 16 of the regulation and 711-55 together. */
export const ENTERPRISE_SECTORS = [
  'education', // 教育
  'health', // 医疗卫生
  'familyPlanning', // 计划生育
  'waterSupply', // 供水
  'powerSupply', // 供电
  'gasSupply', // 供气
  'heatSupply', // 供热
  'environmentalProtection', // 环境保护
  'publicTransport', // 公共交通
] as const
export type EnterpriseSector = (typeof ENTERPRISE_SECTORS)[number]

export const AGENCY_DUTIES = [
  'disclosureDepartment', // 政府信息公开主管部门 (711-3)
  'supervisoryOrgan', // 监察机关 (LS-15.1)
  'secrecyAdministration', // 保密行政管理部门 (711-17)
  'websiteManagingUnit', // 政府网站主管单位 (LS-14.2)
  'websiteMaintainingUnit', // 政府网站运行维护单位 (LS-14.2)
  'interpretingOffice', // 负责解释的政务公开办公室 (LS-17.1)
] as const
export type AgencyDuty = (typeof AGENCY_DUTIES)[number]

/**
 * `government`: 本级政府, or the organ that an internal or dispatched body belongs to.
 * `business`: 业务上级, the department one level up that guides it.
 */
export type SuperiorAxis = 'government' | 'business'

/** An agency that takes over functions: those of the named themes, or whatever no other taker names. */
export interface FunctionTaker {
  readonly agency: AgencyId
  /** Codes of the subject classification (主题分类); absent: everything else. */
  readonly themes?: readonly string[]
}

export type AgencyRegistered = Event<
  'AgencyRegistered',
  {
    agency: AgencyId
    name: string
    kind: AgencyKind
    /** Absent for bodies that have none. */
    creditCode?: SocialCreditCode
    /** For public enterprises only. */
    sector?: EnterpriseSector
    governmentSuperior?: AgencyId
    businessSuperior?: AgencyId
    /** 对外以自己名义履行行政管理职能 */
    actsInOwnName: boolean
    establishedOn: LocalDate
    /** 批准文号 of the decision; in all events below likewise. */
    basis?: string
  }
>

export type AgencyRenamed = Event<
  'AgencyRenamed',
  { agency: AgencyId; name: string; effectiveOn: LocalDate; basis?: string }
>

/** Without `superior` it has none on this axis from then on. */
export type AgencySuperiorChanged = Event<
  'AgencySuperiorChanged',
  { agency: AgencyId; axis: SuperiorAxis; superior?: AgencyId; effectiveOn: LocalDate; basis?: string }
>

export type AgencyDutyAssigned = Event<
  'AgencyDutyAssigned',
  { agency: AgencyId; duty: AgencyDuty; effectiveOn: LocalDate; basis?: string }
>

/** `effectiveOn` is the first day without the duty. */
export type AgencyDutyRevoked = Event<
  'AgencyDutyRevoked',
  { agency: AgencyId; duty: AgencyDuty; effectiveOn: LocalDate; basis?: string }
>

export type AgencyOwnNameChanged = Event<
  'AgencyOwnNameChanged',
  { agency: AgencyId; actsInOwnName: boolean; effectiveOn: LocalDate; basis?: string }
>

/** The agency goes on; its functions (all, or those of the named themes) are another's from `effectiveOn`. */
export type AgencyFunctionsTransferred = Event<
  'AgencyFunctionsTransferred',
  {
    agency: AgencyId
    to: AgencyId
    /** Absent: all functions. */
    themes?: readonly string[]
    effectiveOn: LocalDate
    basis?: string
  }
>

/**
 * 撤销. `effectiveOn` is the first day on which the agency is no more. What no successor takes falls to
 * `decidingAgency` (LS-4.4); it may be absent only when some successor takes everything else.
 */
export type AgencyAbolished = Event<
  'AgencyAbolished',
  {
    agency: AgencyId
    effectiveOn: LocalDate
    successors: readonly FunctionTaker[]
    decidingAgency?: AgencyId
    basis?: string
  }
>

/** What was registered wrongly and never was the case; only the named fields change, as if from the beginning. */
export type AgencyDataCorrected = Event<
  'AgencyDataCorrected',
  {
    agency: AgencyId
    /** Replaces the latest name on record. */
    name?: string
    kind?: AgencyKind
    /** `null`: the agency has none. */
    creditCode?: SocialCreditCode | null
    /** `null`: it belongs to no sector. */
    sector?: EnterpriseSector | null
    establishedOn?: LocalDate
  }
>

/** What changes an agency from a date on; of one agency they are recorded in the order in which they take effect. */
export const REORGANISATION_TYPES = [
  'AgencyRenamed',
  'AgencySuperiorChanged',
  'AgencyOwnNameChanged',
  'AgencyFunctionsTransferred',
  'AgencyAbolished',
] as const
export type ReorganisationType = (typeof REORGANISATION_TYPES)[number]

/** The latest reorganisation on record of the agency was entered in error and never took place. */
export type AgencyReorganisationAnnulled = Event<
  'AgencyReorganisationAnnulled',
  { agency: AgencyId; annulled: ReorganisationType; effectiveOn: LocalDate }
>

export type Reorganisation =
  AgencyRenamed | AgencySuperiorChanged | AgencyOwnNameChanged | AgencyFunctionsTransferred | AgencyAbolished

export type AgencyEvent =
  | AgencyRegistered
  | AgencyRenamed
  | AgencySuperiorChanged
  | AgencyDutyAssigned
  | AgencyDutyRevoked
  | AgencyOwnNameChanged
  | AgencyFunctionsTransferred
  | AgencyAbolished
  | AgencyDataCorrected
  | AgencyReorganisationAnnulled

const types: Readonly<Record<AgencyEvent['type'], true>> = {
  AgencyRegistered: true,
  AgencyRenamed: true,
  AgencySuperiorChanged: true,
  AgencyDutyAssigned: true,
  AgencyDutyRevoked: true,
  AgencyOwnNameChanged: true,
  AgencyFunctionsTransferred: true,
  AgencyAbolished: true,
  AgencyDataCorrected: true,
  AgencyReorganisationAnnulled: true,
}
export const AGENCY_EVENT_TYPES = Object.keys(types) as readonly AgencyEvent['type'][]
