import type { Genre, Theme } from '../../domain/informationItem/vocabulary.js'
import type { TextKind } from './texts.js'

/** How far a document came in the year, and on which way. */
export type LifeName =
  | 'published'
  | 'draft'
  | 'formFilled'
  | 'submitted'
  | 'sectionPassed'
  | 'concluded'
  | 'approved'
  | 'registered'
  | 'returned'
  | 'onRequest'
  | 'withheldProcess'
  | 'withheldInternal'
  | 'discarded'

export interface DemoDocument {
  readonly agency: string
  readonly formedOn: string
  readonly title: string
  readonly genre: Genre
  readonly theme: Theme
  readonly text: TextKind
  readonly life: LifeName
}

type Row = readonly [date: string, title: string, genre: Genre, text: TextKind, life?: LifeName]

const of = (agency: string, theme: Theme, ...rows: readonly Row[]): readonly DemoDocument[] =>
  rows.map(([date, title, genre, text, life = 'published']) => ({
    agency,
    formedOn: `2026-${date}`,
    title,
    genre,
    theme,
    text,
    life,
  }))

/** A year of ordinary documents. The particular stories stand in stories.ts. */
export const DOCUMENTS: readonly DemoDocument[] = [
  ...of(
    'qzfb',
    'generalAffairs',
    ['01-12', '烈山区2026年政务公开工作要点', 'plan', 'plan'],
    ['02-05', '烈山区人民政府办公室关于做好2026年春节期间值班工作的通知', 'notice', 'notice'],
    ['03-16', '烈山区政府信息公开指南（2026年修订）', 'other', 'guide'],
    ['05-18', '区政府常务会议讨论记录（第12次）', 'minutes', 'minutes', 'withheldProcess'],
    ['07-13', '烈山区人民政府办公室关于印发基层政务公开标准目录的通知', 'notice', 'notice'],
    ['11-16', '烈山区人民政府办公室关于开展政府网站年度自查的通知', 'notice', 'notice', 'concluded'],
  ),
  ...of(
    'fgw',
    'economyAndStateAssets',
    ['01-20', '烈山区2026年国民经济和社会发展计划', 'plan', 'plan'],
    ['03-09', '烈山区2026年重点项目投资计划', 'plan', 'plan'],
    ['04-13', '关于调整机动车停放服务收费标准的通知', 'notice', 'notice'],
    ['06-22', '烈山区粮食安全应急预案', 'plan', 'emergency'],
    ['09-07', '烈山区“十五五”规划纲要（讨论稿）', 'plan', 'minutes', 'withheldProcess'],
    ['11-10', '烈山区2027年政府投资项目储备清单', 'plan', 'plan', 'submitted'],
    ['11-18', '关于做好迎峰度冬能源保供工作的通知', 'notice', 'notice', 'draft'],
  ),
  ...of(
    'czj',
    'financeTaxAudit',
    ['01-26', '烈山区2026年政府预算公开', 'report', 'budget'],
    ['02-09', '区财政局2026年部门预算', 'report', 'budget'],
    ['07-27', '烈山区2025年财政决算公开', 'report', 'budget'],
    ['08-17', '烈山区行政事业性收费目录清单（2026年）', 'other', 'notice'],
    ['10-19', '区级预算执行动态监控情况报告', 'report', 'report', 'onRequest'],
    ['11-12', '区财政局关于开展2027年部门预算编制的通知', 'notice', 'notice', 'sectionPassed'],
  ),
  ...of(
    'jyj',
    'scienceAndEducation',
    ['02-25', '烈山区2026年义务教育阶段学校招生工作方案', 'plan', 'plan'],
    ['04-20', '关于开展校园食品安全专项检查的通知', 'notice', 'notice'],
    ['06-15', '烈山区2026年公开招聘中小学新任教师公告', 'announcement', 'personnel'],
    ['08-24', '烈山区民办教育机构年检结果公告', 'announcement', 'notice'],
    ['10-26', '区教育局教师职称评审讨论记录', 'minutes', 'minutes', 'withheldInternal'],
    ['11-17', '烈山区2027年学前教育学位预警公告', 'announcement', 'notice', 'formFilled'],
  ),
  ...of(
    'mzj',
    'civilAffairsRelief',
    ['01-29', '烈山区2026年1月城乡低保资金发放公示', 'announcement', 'aid'],
    ['03-30', '烈山区特困人员认定办事指南', 'other', 'guide'],
    ['05-25', '烈山区养老服务设施专项规划（2026—2030年）', 'plan', 'plan'],
    ['08-10', '烈山区行政区域界线联合检查报告', 'report', 'report', 'onRequest'],
    ['10-28', '烈山区2026年10月城乡低保资金发放公示', 'announcement', 'aid', 'registered'],
  ),
  ...of(
    'sfj',
    'publicSecurityJustice',
    ['02-10', '烈山区2026年度重大行政决策事项目录', 'other', 'plan'],
    ['05-11', '烈山区法律援助办事指南', 'other', 'guide'],
    ['09-14', '烈山区行政规范性文件清理结果公告', 'announcement', 'notice'],
    ['11-09', '烈山区行政复议案件统计', 'statistics', 'statistics', 'returned'],
  ),
  ...of(
    'rsj',
    'labourPersonnelSupervision',
    ['03-04', '烈山区2026年事业单位公开招聘工作人员公告', 'announcement', 'personnel'],
    ['05-20', '烈山区就业困难人员认定办事指南', 'other', 'guide'],
    ['07-06', '烈山区2026年“三支一扶”招募公告', 'announcement', 'personnel'],
    ['09-21', '区人社局内部岗位调整方案', 'plan', 'plan', 'withheldInternal'],
  ),
  ...of(
    'zjj',
    'constructionAndEnvironment',
    ['03-18', '烈山区2026年老旧小区改造计划', 'plan', 'plan'],
    ['06-08', '烈山区公共租赁住房申请办事指南', 'other', 'guide'],
    ['08-31', '关于加强物业管理活动监督的通知', 'notice', 'notice'],
    ['11-11', '烈山区国有土地上房屋征收补偿方案（征求意见稿）', 'plan', 'plan', 'submitted'],
  ),
  ...of(
    'jtj',
    'industryAndTransport',
    ['02-26', '烈山区2026年农村公路提升工程计划', 'plan', 'plan'],
    ['05-14', '关于调整公交3路线路走向的公告', 'announcement', 'notice'],
    ['09-16', '烈山区超限运输行政处罚决定公示', 'announcement', 'penalty'],
  ),
  ...of(
    'nyj',
    'agricultureForestryWater',
    ['02-12', '烈山区2026年春季农业生产技术指导意见', 'opinion', 'notice'],
    ['04-27', '烈山区耕地地力保护补贴发放公示', 'announcement', 'aid'],
    ['06-10', '烈山区防汛抗旱应急预案', 'plan', 'emergency'],
    ['10-13', '烈山区高标准农田建设项目实施情况报告', 'report', 'report'],
  ),
  ...of(
    'swj',
    'commerceCustomsTourism',
    ['04-08', '烈山区促进消费若干措施', 'opinion', 'rules'],
    ['09-03', '关于开展成品油市场专项整治的通知', 'notice', 'notice'],
  ),
  ...of(
    'wlj',
    'cultureBroadcastPress',
    ['03-25', '烈山区2026年公共文化服务目录', 'other', 'plan'],
    ['07-20', '烈山区文化市场行政处罚决定公示', 'announcement', 'penalty'],
    ['10-14', '关于公布第六批区级非物质文化遗产代表性项目名录的通知', 'notice', 'notice'],
  ),
  ...of(
    'wjw',
    'healthAndSports',
    ['01-15', '烈山区2026年基本公共卫生服务项目实施方案', 'plan', 'plan'],
    ['04-22', '烈山区突发公共卫生事件应急预案', 'plan', 'emergency'],
    ['07-08', '烈山区公共场所卫生监督抽检结果', 'report', 'report'],
    ['09-23', '区卫健委医疗机构处罚决定公示', 'announcement', 'penalty'],
    ['11-13', '烈山区2026年流感疫苗接种安排', 'notice', 'notice', 'approved'],
  ),
  ...of(
    'tyj',
    'civilAffairsRelief',
    ['04-02', '烈山区2026年清明祭英烈活动方案', 'plan', 'plan'],
    ['08-03', '烈山区退役军人优待证申领办事指南', 'other', 'guide'],
  ),
  ...of(
    'yjj',
    'marketAndWorkSafety',
    ['01-22', '烈山区2026年安全生产监督检查计划', 'plan', 'plan'],
    ['03-12', '烈山区自然灾害救助应急预案', 'plan', 'emergency'],
    ['06-25', '烈山区安全生产行政处罚决定公示（2026年第1批）', 'announcement', 'penalty'],
    ['10-20', '烈山区安全生产行政处罚决定公示（2026年第2批）', 'announcement', 'penalty'],
  ),
  ...of(
    'sjj',
    'financeTaxAudit',
    ['08-05', '烈山区2025年度预算执行和其他财政收支审计结果公告', 'announcement', 'report'],
    ['10-22', '区审计局审计底稿讨论记录', 'minutes', 'minutes', 'withheldProcess'],
  ),
  ...of(
    'scj',
    'marketAndWorkSafety',
    ['01-27', '烈山区2026年食品安全监督抽检计划', 'plan', 'plan'],
    ['03-10', '烈山区市场监督管理行政处罚决定公示（2026年第1期）', 'announcement', 'penalty'],
    ['05-12', '烈山区市场监督管理行政处罚决定公示（2026年第2期）', 'announcement', 'penalty'],
    ['07-14', '烈山区食品安全监督抽检情况通告（2026年第3期）', 'publicNotice', 'report'],
    ['10-15', '烈山区特种设备安全检查情况通报', 'circular', 'report'],
    ['11-19', '烈山区知识产权质押融资奖补办事指南', 'other', 'guide', 'draft'],
  ),
  ...of(
    'tjj',
    'economyAndStateAssets',
    ['02-27', '烈山区2025年国民经济和社会发展统计公报', 'statistics', 'statistics'],
    ['04-24', '烈山区2026年一季度经济运行情况', 'statistics', 'statistics'],
    ['07-24', '烈山区2026年上半年经济运行情况', 'statistics', 'statistics'],
    ['10-27', '烈山区2026年前三季度经济运行情况', 'statistics', 'statistics'],
  ),
  ...of(
    'ybj',
    'healthAndSports',
    ['05-08', '烈山区城乡居民基本医疗保险参保办事指南', 'other', 'guide'],
    ['09-10', '烈山区2027年度城乡居民医保参保缴费公告', 'announcement', 'notice'],
  ),
  ...of(
    'cgj',
    'constructionAndEnvironment',
    ['04-16', '烈山区户外广告设置管理办法', 'regulation', 'rules'],
    ['08-19', '烈山区城市管理行政处罚决定公示', 'announcement', 'penalty'],
  ),
  ...of('xfj', 'generalAffairs', ['06-17', '烈山区信访事项受理办事指南', 'other', 'guide']),
  ...of(
    'sjzy',
    'generalAffairs',
    ['03-20', '烈山区政府网站与政务新媒体管理办法', 'regulation', 'rules'],
    ['07-22', '烈山区政府网站2026年上半年检查情况通报', 'circular', 'report'],
  ),
  ...of(
    'xczx',
    'civilAffairsRelief',
    ['01-28', '烈山区2026年衔接推进乡村振兴补助资金安排公示', 'announcement', 'aid'],
    ['02-24', '烈山区防返贫动态监测工作方案', 'plan', 'plan'],
  ),
  ...of('kjj', 'scienceAndEducation', ['06-03', '烈山区科技创新奖励办法', 'regulation', 'rules']),
  ...of(
    'jxj',
    'industryAndTransport',
    ['05-06', '烈山区工业企业亩均效益评价实施方案', 'plan', 'plan'],
    ['09-28', '烈山区中小企业服务券使用办事指南', 'other', 'guide'],
  ),
  ...of(
    'hbfj',
    'constructionAndEnvironment',
    ['03-24', '建设项目环境影响评价文件审批决定公告', 'announcement', 'notice'],
    ['08-26', '烈山区生态环境行政处罚决定公示', 'announcement', 'penalty'],
  ),
  ...of(
    'lsz',
    'agricultureForestryWater',
    ['02-11', '烈山镇2026年预算', 'report', 'budget'],
    ['06-18', '烈山镇农村宅基地审批结果公示', 'announcement', 'notice'],
    ['10-21', '烈山镇土地流转情况公示', 'announcement', 'aid'],
  ),
  ...of(
    'stz',
    'agricultureForestryWater',
    ['02-11', '宋疃镇2026年预算', 'report', 'budget'],
    ['07-15', '宋疃镇农田水利工程建设运营情况', 'report', 'report'],
  ),
  ...of(
    'grz',
    'agricultureForestryWater',
    ['02-11', '古饶镇2026年预算', 'report', 'budget'],
    ['08-12', '古饶镇社会救助对象公示', 'announcement', 'aid'],
  ),
  ...of(
    'yzjd',
    'generalAffairs',
    ['03-03', '杨庄街道2026年工作要点', 'plan', 'plan'],
    ['09-09', '杨庄街道便民服务指南', 'other', 'guide'],
  ),
  ...of('lhtjd', 'generalAffairs', ['03-05', '临海童街道2026年工作要点', 'plan', 'plan']),
  ...of(
    'bsjd',
    'generalAffairs',
    ['03-06', '百善街道2026年工作要点', 'plan', 'plan'],
    ['10-30', '百善街道网格员招聘公告（作废稿）', 'announcement', 'personnel', 'discarded'],
  ),
]
