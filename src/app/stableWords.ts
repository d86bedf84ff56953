import type { Draft } from '../domain/application/state.js'
import type { ProvisionForm, RequestElement } from '../domain/application/vocabulary.js'
import type { Point } from '../domain/consultation/vocabulary.js'
import type { Role } from '../domain/roles.js'
import type { Words } from './messages/message.js'

/** Stable names that stand in facts and in what is missing, as people say them. */

export const ROLE_WORDS: Words<Role> = {
  publishingOfficer: { zh: '经办人', en: 'publishing officer' },
  sectionHead: { zh: '科室负责人', en: 'section head' },
  secrecyReviewer: { zh: '保密审查员', en: 'secrecy reviewer' },
  deputyLeader: { zh: '分管领导', en: 'deputy leader' },
  principalLeader: { zh: '主要领导', en: 'principal leader' },
  disclosureOfficer: { zh: '政府信息公开工作机构工作人员', en: 'disclosure officer' },
  disclosureHead: { zh: '政府信息公开工作机构负责人', en: 'head of the disclosure office' },
  registrar: { zh: '机构和人员登记员', en: 'registrar' },
  inspector: { zh: '监督检查人员', en: 'inspector' },
  investigator: { zh: '责任追究调查人员', en: 'investigator' },
  websiteManager: { zh: '网站主管单位人员', en: 'website manager' },
  websiteMaintainer: { zh: '网站运行维护单位人员', en: 'website maintainer' },
  administrator: { zh: '系统管理员', en: 'administrator' },
}

/** 申请应当包括的内容 (711-29) */
export const ELEMENT_WORDS: Words<RequestElement> = {
  name: { zh: '姓名或者名称', en: 'name' },
  identityProof: { zh: '身份证明', en: 'proof of identity' },
  contact: { zh: '联系方式', en: 'contact' },
  description: { zh: '所需信息的名称、文号或者其他特征性描述', en: 'description of the information' },
  form: { zh: '获取信息的方式、途径', en: 'form and way' },
}

export const FORM_WORDS: Words<ProvisionForm> = {
  paper: { zh: '纸质', en: 'paper' },
  electronic: { zh: '电子数据', en: 'electronic data' },
  onSite: { zh: '查阅', en: 'reading on site' },
  excerpt: { zh: '抄录', en: 'copying by hand' },
}

export const DRAFT_WORDS: Words<Draft['status'] | 'none'> = {
  none: { zh: '尚未拟办', en: 'not drafted' },
  drafted: { zh: '已拟办', en: 'drafted' },
  returned: { zh: '已退回', en: 'returned' },
  approved: { zh: '已审核', en: 'approved' },
  signed: { zh: '已签发', en: 'signed' },
}

/** 确认事项 */
export const POINT_WORDS: Words<Point> = {
  content: { zh: '内容', en: 'content' },
  attribute: { zh: '公开属性', en: 'attribute' },
  publisher: { zh: '发布主体或者答复机关', en: 'publisher' },
  channel: { zh: '发布途径或者提供形式', en: 'channel' },
}

/** Facts of a reply, by the names of the input. */
export const OUTCOME_WORDS: Words<string> = {
  'outcome.where': { zh: '公开的方式和途径', en: 'where it is public' },
  'outcome.form': { zh: '提供形式', en: 'form' },
  'outcome.way': { zh: '提供途径', en: 'way' },
  'outcome.reviewNumber': { zh: '保密审查编号', en: 'number of the secrecy review' },
  'outcome.reviewedOn': { zh: '保密审查日期', en: 'day of the secrecy review' },
  'outcome.grounds': { zh: '不予公开的理由', en: 'grounds' },
  'outcome.passages': { zh: '不予公开的部分', en: 'passages that are kept back' },
  'outcome.why': { zh: '理由', en: 'why' },
  'outcome.responsibleAgencyId': { zh: '负责机关', en: 'the agency that is responsible' },
  'outcome.responsibleName': { zh: '负责机关名称', en: 'name of the agency that is responsible' },
  'outcome.responsibleContact': { zh: '负责机关联系方式', en: 'how to reach the agency that is responsible' },
  'outcome.earlierApplicationId': { zh: '此前的申请', en: 'the earlier application' },
  'outcome.earlierReply': { zh: '此前的答复文号', en: 'number of the earlier reply' },
  'outcome.law': { zh: '法律、行政法规名称', en: 'the law' },
  'outcome.procedure': { zh: '办理方式', en: 'what to do by that law' },
  'outcome.matter': { zh: '诉求类别', en: 'what it really is' },
  'outcome.channel': { zh: '渠道', en: 'channel' },
  'outcome.title': { zh: '出版物名称', en: 'title' },
  'outcome.howToGet': { zh: '获取途径', en: 'how to get it' },
  'outcome.enterpriseId': { zh: '公共企事业单位', en: 'the enterprise' },
  'outcome.authorityId': { zh: '主管部门', en: 'the authority over it' },
}
