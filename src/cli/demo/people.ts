import type { Role } from '../../domain/roles.js'
import { AGENCIES, GOVERNMENT, WORKING_AGENCIES } from './agencies.js'
import { seeded } from './seeded.js'

export interface DemoPerson {
  readonly id: string
  readonly name: string
  readonly agency: string
  readonly position: string
  readonly roles: readonly Role[]
}

const FAMILY =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金'
const GIVEN = [
  '伟',
  '芳',
  '敏',
  '静',
  '强',
  '磊',
  '洋',
  '勇',
  '艳',
  '杰',
  '娟',
  '涛',
  '明',
  '超',
  '秀英',
  '霞',
  '平',
  '刚',
  '桂英',
  '建国',
  '文',
  '丽',
  '志强',
  '晓燕',
  '海燕',
  '建军',
  '玉兰',
  '云',
  '凯',
  '婷',
  '鑫',
  '雪',
  '晨',
  '欣怡',
  '浩然',
  '子轩',
  '雨桐',
  '思远',
]

const POSTS: readonly (readonly [suffix: string, position: string, role: Role])[] = [
  ['jb', '科员', 'publishingOfficer'],
  ['kz', '科长', 'sectionHead'],
  ['bm', '保密审查员', 'secrecyReviewer'],
  ['fg', '副职领导', 'deputyLeader'],
  ['zy', '主要负责人', 'principalLeader'],
]

/** The person of an agency who holds a post: `fgw-jb` is 经办人 of 区发展和改革委员会. */
export const holder = (agency: string, post: 'jb' | 'kz' | 'bm' | 'fg' | 'zy' | 'gk' | 'gkz' | 'dj'): string =>
  `${agency}-${post}`

const used = new Set<string>()
function invent(id: string): string {
  const random = seeded(`name ${id}`)
  for (;;) {
    const name = `${[...FAMILY][random.below(FAMILY.length)]}${random.pick(GIVEN)}`
    if (used.has(name)) continue
    used.add(name)
    return name
  }
}

const someone = (agency: string, suffix: string, position: string, ...roles: readonly Role[]): DemoPerson => {
  const id = `${agency}-${suffix}`
  return { id, name: invent(id), agency, position, roles }
}

/** The registrar of the district, whom the operator puts in place before anyone else. */
export const REGISTRAR = someone(GOVERNMENT, 'dj', '机构编制登记员', 'registrar')

/** Common names put together at random; nobody real. */
export const PEOPLE: readonly DemoPerson[] = [
  REGISTRAR,
  ...WORKING_AGENCIES.flatMap(({ id }) => POSTS.map(([suffix, position, role]) => someone(id, suffix, position, role))),
  ...['fgw', 'czj', 'wjw', 'scj', 'jyj', 'mzj'].map((id) => someone(id, 'jb2', '科员', 'publishingOfficer')),
  someone('qzf', 'gk', '政务公开专干', 'disclosureOfficer'),
  someone('qzfb', 'gk', '政务公开科科员', 'disclosureOfficer'),
  someone('qzfb', 'gkz', '政务公开科科长', 'disclosureHead'),
  someone('fgw', 'gk', '政务公开专干', 'disclosureOfficer'),
  someone('scj', 'gk', '政务公开专干', 'disclosureOfficer'),
  someone('jw', 'jc', '监督检查室主任', 'inspector'),
  someone('jw', 'dc', '审查调查室主任', 'investigator'),
  someone('sjzy', 'wz', '网站管理员', 'websiteManager', 'administrator'),
  someone('qzfb', 'wh', '网站运维员', 'websiteMaintainer'),
  ...['rsj', 'nyj', 'zjj'].map((id) => someone(id, 'gkz', '政府信息公开工作机构负责人', 'disclosureHead')),
  someone('zjj', 'gk', '政务公开专干', 'disclosureOfficer'),
  someone('gsgs', 'jb', '综合部职员', 'publishingOfficer'),
  someone('gsgs', 'kz', '综合部部长', 'sectionHead'),
  someone('gsgs', 'fg', '副总经理', 'deputyLeader'),
  ...['czj', 'jyj', 'hbfj', 'nyj', 'jtj', 'cgj', 'wjw'].map((id) =>
    someone(id, 'gk', '政务公开专干', 'disclosureOfficer'),
  ),
]

/** Whom the demo opens accounts for. */
export const ACCOUNTS: readonly string[] = [
  'fgw-jb',
  'fgw-kz',
  'fgw-bm',
  'fgw-fg',
  'fgw-zy',
  'scj-jb',
  'czj-gk',
  'nyj-jb',
  'qzf-fg',
  'qzfb-gk',
  'qzfb-gkz',
  'jw-jc',
  'jw-dc',
  'sjzy-wz',
  REGISTRAR.id,
]
/** One password for all of them: the demo holds nothing that is worth protecting. */
export const DEMO_PASSWORD = 'lieshan-gongkai-2026'

export const agencyNameOf = ({ agency }: DemoPerson): string => AGENCIES.find(({ id }) => id === agency)?.name ?? agency

export const nameOf = (person: string): string => {
  const found = PEOPLE.find(({ id }) => id === person)
  if (found === undefined) throw new Error(`nobody is called ${person} in the demo`)
  return found.name
}
