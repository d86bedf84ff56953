import type {
  AgencyDuty,
  AgencyKind,
  EnterpriseSector,
  ReorganisationType,
  SuperiorAxis,
} from '../domain/agency/events.js'
import { enumType } from './fields.js'

export const AgencyKindEnum = enumType<AgencyKind>('AgencyKind', 'Kind of agency (机构类别).', {
  government: '县级以上人民政府',
  townshipGovernment: '乡镇人民政府',
  subdistrictOffice: '街道办事处',
  department: '政府部门',
  dispatchedBody: '派出机构',
  internalBody: '内设机构',
  deliberativeBody: '议事协调机构',
  temporaryBody: '临时机构',
  authorizedOrganization: '法律、法规授权的具有管理公共事务职能的组织',
  publicEnterprise: '公共企事业单位',
  otherOrgan: '其他机关',
})

export const SectorEnum = enumType<EnterpriseSector>('EnterpriseSector', 'Sector of a public enterprise (行业).', {
  education: '教育',
  health: '医疗卫生',
  familyPlanning: '计划生育',
  waterSupply: '供水',
  powerSupply: '供电',
  gasSupply: '供气',
  heatSupply: '供热',
  environmentalProtection: '环境保护',
  publicTransport: '公共交通',
})

export const AgencyDutyEnum = enumType<AgencyDuty>('AgencyDuty', 'Duty of an agency in disclosure (公开工作职责).', {
  disclosureDepartment: '政府信息公开主管部门',
  supervisoryOrgan: '监察机关',
  secrecyAdministration: '保密行政管理部门',
  websiteManagingUnit: '政府网站主管单位',
  websiteMaintainingUnit: '政府网站运行维护单位',
  interpretingOffice: '负责解释的政务公开办公室',
})

export const SuperiorAxisEnum = enumType<SuperiorAxis>('SuperiorAxis', 'Which kind of superior (上级类型).', {
  government: '本级政府，或者所属机关',
  business: '业务上级',
})

export const ReorganisationEnum = enumType<ReorganisationType>(
  'ReorganisationType',
  'What changes an agency from a day on (机构变动).',
  {
    AgencyRenamed: '更名',
    AgencySuperiorChanged: '变更隶属',
    AgencyOwnNameChanged: '变更对外名义',
    AgencyFunctionsTransferred: '职能划转',
    AgencyAbolished: '撤销',
  },
)
