import type { Role } from '../domain/roles.js'
import { enumType } from './fields.js'

export const RoleEnum = enumType<Role>('Role', 'What a person may be entrusted with in an agency (职责).', {
  publishingOfficer: '经办人',
  sectionHead: '科室负责人',
  secrecyReviewer: '保密审查员',
  deputyLeader: '分管领导',
  principalLeader: '主要领导',
  disclosureOfficer: '政府信息公开工作机构工作人员',
  disclosureHead: '政府信息公开工作机构负责人',
  registrar: '机构和人员登记员',
  inspector: '监督检查人员',
  investigator: '责任追究调查人员',
  websiteManager: '网站主管单位人员',
  websiteMaintainer: '网站运行维护单位人员',
  administrator: '系统管理员',
})
