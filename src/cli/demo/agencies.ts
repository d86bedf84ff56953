import type { AgencyDuty, AgencyKind, EnterpriseSector } from '../../domain/agency/events.js'
import { demoCreditCode } from './creditCodes.js'

export interface DemoAgency {
  readonly id: string
  readonly name: string
  readonly kind: AgencyKind
  readonly creditCode?: string
  readonly sector?: EnterpriseSector
  readonly superior?: string
  readonly business?: string
  readonly duties?: readonly AgencyDuty[]
  /** 发文机关代字 for document numbers. */
  readonly mark: string
  readonly establishedOn: string
}

export const GOVERNMENT = 'qzf'

const agency = (
  id: string,
  name: string,
  kind: AgencyKind,
  mark: string,
  more: Partial<DemoAgency> = {},
): DemoAgency => ({ id, name, kind, mark, superior: GOVERNMENT, establishedOn: '2019-03-01', ...more })

const department = (id: string, name: string, mark: string, more: Partial<DemoAgency> = {}) =>
  agency(id, name, 'department', mark, more)
const enterprise = (id: string, name: string, sector: EnterpriseSector, business: string) =>
  agency(id, name, 'publicEnterprise', '', { sector, business })

/**
 * The organs of 烈山区 by their common names, and public enterprises with invented ones. Codes, people and documents
 * are made up; only the regulation is real.
 */
const WITHOUT_CODES: readonly DemoAgency[] = [
  agency(GOVERNMENT, '烈山区人民政府', 'government', '烈政', { establishedOn: '1977-04-01' }),
  department('qzfb', '区政府办公室', '烈政办', {
    establishedOn: '1977-04-01',
    duties: ['disclosureDepartment', 'websiteMaintainingUnit'],
  }),
  agency('qgkb', '区政务公开办公室', 'internalBody', '', { superior: 'qzfb', duties: ['interpretingOffice'] }),
  department('fgw', '区发展和改革委员会', '烈发改'),
  department('jyj', '区教育局', '烈教'),
  department('jxj', '区经济和信息化局', '烈经信'),
  department('mzj', '区民政局', '烈民'),
  department('sfj', '区司法局', '烈司'),
  department('czj', '区财政局', '烈财'),
  department('rsj', '区人力资源和社会保障局', '烈人社'),
  department('zjj', '区住房和城乡建设局', '烈住建'),
  department('jtj', '区交通运输局', '烈交'),
  department('nyj', '区农业农村水利局', '烈农'),
  department('swj', '区商务局', '烈商'),
  department('wlj', '区文化旅游体育局', '烈文旅'),
  department('wjw', '区卫生健康委员会', '烈卫健'),
  department('tyj', '区退役军人事务局', '烈退役'),
  department('yjj', '区应急管理局', '烈应急'),
  department('sjj', '区审计局', '烈审'),
  department('scj', '区市场监督管理局', '烈市监'),
  department('tjj', '区统计局', '烈统'),
  department('ybj', '区医疗保障局', '烈医保'),
  department('cgj', '区城市管理局', '烈城管'),
  department('xfj', '区信访局', '烈信'),
  department('sjzy', '区数据资源管理局', '烈数', { duties: ['websiteManagingUnit'] }),
  department('xczx', '区乡村振兴局', '烈乡振', { establishedOn: '2021-06-01' }),
  department('kjj', '区科学技术局', '烈科'),
  agency('hbfj', '市生态环境局烈山分局', 'dispatchedBody', '烈环', { establishedOn: '2019-12-01' }),
  agency('zdxm', '区重点项目建设指挥部', 'temporaryBody', '', { establishedOn: '2025-02-01' }),
  agency('awh', '区安全生产委员会', 'deliberativeBody', '烈安', { establishedOn: '2018-05-01' }),
  agency('lsz', '烈山镇人民政府', 'townshipGovernment', '烈镇政', { establishedOn: '1987-01-01' }),
  agency('stz', '宋疃镇人民政府', 'townshipGovernment', '宋政', { establishedOn: '1987-01-01' }),
  agency('grz', '古饶镇人民政府', 'townshipGovernment', '古政', { establishedOn: '1987-01-01' }),
  agency('yzjd', '杨庄街道办事处', 'subdistrictOffice', '杨办', { establishedOn: '1998-01-01' }),
  agency('lhtjd', '临海童街道办事处', 'subdistrictOffice', '临办', { establishedOn: '1998-01-01' }),
  agency('bsjd', '百善街道办事处', 'subdistrictOffice', '百办', { establishedOn: '1998-01-01' }),
  enterprise('syxx', '烈山区实验学校', 'education', 'jyj'),
  enterprise('qyy', '烈山区人民医院', 'health', 'wjw'),
  enterprise('gsgs', '烈山供水有限责任公司', 'waterSupply', 'zjj'),
  enterprise('rqgs', '烈山燃气有限责任公司', 'gasSupply', 'zjj'),
  enterprise('gjgs', '烈山公共交通有限责任公司', 'publicTransport', 'jtj'),
  agency('jw', '区监察委员会', 'otherOrgan', '', { duties: ['supervisoryOrgan'], establishedOn: '2018-01-20' }),
  agency('bmj', '区国家保密局', 'otherOrgan', '烈保密', {
    duties: ['secrecyAdministration'],
    establishedOn: '2006-01-01',
  }),
]

const CODE_KINDS: Partial<Readonly<Record<AgencyKind, '11' | '12' | '91'>>> = {
  government: '11',
  townshipGovernment: '11',
  subdistrictOffice: '11',
  department: '11',
  dispatchedBody: '11',
  publicEnterprise: '91',
}

export const AGENCIES: readonly DemoAgency[] = WITHOUT_CODES.map((one, index) => {
  const kind = one.sector === 'education' || one.sector === 'health' ? '12' : CODE_KINDS[one.kind]
  return kind === undefined ? one : { ...one, creditCode: demoCreditCode(kind, index + 1) }
})

/** Bodies that have no items of their own in the year shown. */
const WITHOUT_ITEMS = new Set(['qgkb', 'zdxm', 'awh', 'jw', 'bmj', 'syxx', 'qyy', 'gsgs', 'rqgs', 'gjgs'])
export const WORKING_AGENCIES = AGENCIES.filter(({ id }) => !WITHOUT_ITEMS.has(id))

export const agencyNamed = (id: string): DemoAgency => {
  const found = AGENCIES.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no agency ${id} in the demo`)
  return found
}
