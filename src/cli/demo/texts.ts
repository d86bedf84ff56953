import type { Genre } from '../../domain/informationItem/vocabulary.js'
import { seeded, type Seeded } from './seeded.js'

/** What a document of the demo is made from. */
export interface TextSource {
  readonly title: string
  readonly agency: string
  readonly genre: Genre
  /** 成文日期 */
  readonly formedOn: string
  readonly documentNumber: string
}

export type TextKind =
  | 'notice'
  | 'budget'
  | 'plan'
  | 'penalty'
  | 'personnel'
  | 'statistics'
  | 'guide'
  | 'emergency'
  | 'aid'
  | 'minutes'
  | 'report'
  | 'rules'

const chineseDate = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
const wan = (random: Seeded, most: number): string => `${(random.below(most * 100) / 100 + 1).toFixed(2)}万元`
const NUMERALS = ['一', '二', '三', '四', '五', '六']

/** A text of the kind as a district office writes it; every name, number and sum in it is invented. */
export function textOf(kind: TextKind, source: TextSource): string {
  const random = seeded(`text ${source.title}`)
  return [...BODIES[kind](source, random), '', source.agency, chineseDate(source.formedOn)].join('\n')
}

const sections = (headings: readonly (readonly [string, string])[]): string[] =>
  headings.flatMap(([heading, text], index) => [`${NUMERALS[index]}、${heading}`, text])

const subject = (title: string): string =>
  title.replace(/^.*?(?:关于印发|关于做好|关于开展|关于)/, '').replace(/的?(通知|公告|方案|通告|函|意见|公示)$/, '')

const BODIES: Readonly<Record<TextKind, (source: TextSource, random: Seeded) => string[]>> = {
  notice: ({ title }, random) => [
    '各镇人民政府、街道办事处，区政府各部门、各直属机构：',
    `为做好${subject(title)}工作，根据上级有关部署，结合我区实际，现就有关事项通知如下。`,
    ...sections([
      ['总体要求', '坚持以人民为中心，突出问题导向，明确责任分工，确保各项任务按时完成。'],
      [
        '主要任务',
        `建立工作台账，逐项明确责任单位和完成时限；${random.below(10) + 10}个工作日内完成摸底，每月25日前报送进展情况。`,
      ],
      ['工作要求', '各单位主要负责同志为第一责任人，要加强协调配合，及时公开工作进展，接受社会监督。'],
    ]),
  ],
  budget: ({ agency }, random) => [
    ...sections([
      ['部门主要职责', `${agency}贯彻执行国家和省、市有关法律法规和方针政策，承担区委、区政府规定的各项职责。`],
      [
        '收支总体情况',
        `收入总计${wan(random, 3000)}，其中一般公共预算财政拨款收入占${90 + random.below(9)}%；支出总计与收入总计持平。`,
      ],
      ['支出明细', `基本支出${wan(random, 1500)}，项目支出${wan(random, 1500)}。`],
      ['“三公”经费', `因公出国（境）费0万元；公务用车购置及运行费${wan(random, 20)}；公务接待费${wan(random, 5)}。`],
      ['政府采购', `政府采购支出总额${wan(random, 300)}。`],
    ]),
  ],
  plan: ({ title }, random) => [
    `为统筹推进${subject(title)}，制定本方案。`,
    ...sections([
      ['工作目标', `到年底，重点任务完成率达到${92 + random.below(8)}%以上，群众满意度稳步提升。`],
      ['重点任务', `实施${3 + random.below(8)}个重点项目，总投资${wan(random, 9000)}；完善配套制度，补齐短板弱项。`],
      ['进度安排', '一季度部署动员，二、三季度组织实施，四季度总结评估。'],
      ['保障措施', '加强组织领导，强化资金保障，严格督查考核，做好政策解读和信息公开。'],
    ]),
  ],
  penalty: ({ documentNumber }, random) => [
    `行政处罚决定书文号：${documentNumber}`,
    `当事人：淮北${random.pick(['恒信', '众诚', '瑞丰', '金穗', '鸿运'])}${random.pick(['商贸', '食品', '物流', '建材', '餐饮'])}有限公司（示例企业）`,
    `违法事实：经查，当事人${random.pick(['经营标签不符合规定的预包装食品', '未按规定公示价格', '使用未经检定的计量器具', '超出核准范围从事经营活动'])}。`,
    '处罚依据：相关法律、法规、规章的规定。',
    `处罚内容：责令改正；罚款人民币${(random.below(20) + 1) * 500}元。`,
    '当事人如不服本处罚决定，可以在法定期限内依法申请行政复议或者提起行政诉讼。',
  ],
  personnel: ({ title }, random) => [
    `${title}已经研究确定，现予公布。`,
    ...sections([
      ['招聘岗位', `本次计划招聘${3 + random.below(20)}人，岗位条件见附表。`],
      ['报名时间和方式', '采取网上报名方式，资格审查贯穿招聘全过程。'],
      ['考试与考察', '笔试、面试成绩按6:4合成总成绩，按总成绩从高到低确定考察人选。'],
      ['公示与聘用', '拟聘用人员公示7个工作日，无异议的办理聘用手续。'],
    ]),
  ],
  statistics: (_source, random) => [
    ...sections([
      [
        '经济运行',
        `全区地区生产总值同比增长${(random.below(30) / 10 + 4).toFixed(1)}%，规模以上工业增加值同比增长${(random.below(40) / 10 + 4).toFixed(1)}%。`,
      ],
      [
        '投资与消费',
        `固定资产投资同比增长${(random.below(50) / 10 + 2).toFixed(1)}%，社会消费品零售总额同比增长${(random.below(40) / 10 + 3).toFixed(1)}%。`,
      ],
      [
        '居民收入',
        `城镇常住居民人均可支配收入同比增长${(random.below(20) / 10 + 4).toFixed(1)}%，农村常住居民人均可支配收入同比增长${(random.below(20) / 10 + 6).toFixed(1)}%。`,
      ],
    ]),
    '注：本资料为演示数据。',
  ],
  guide: ({ title, agency }) => [
    `事项名称：${subject(title)}`,
    '设定依据：有关法律、法规、规章和规范性文件。',
    '申请条件：符合国家和省、市规定的申请人。',
    '办理材料：申请表；身份证明；其他证明材料。',
    `办理地点：区政务服务中心${agency.replace(/^区/, '')}窗口`,
    '办理时间：工作日上午8:30—12:00，下午14:30—17:30',
    '办理流程：申请—受理—审核—决定—送达',
    '办理期限：法定20个工作日，承诺7个工作日。收费：不收费。',
  ],
  emergency: (_source, random) => [
    ...sections([
      ['总则', '坚持统一领导、分级负责、属地为主、快速反应。'],
      ['组织体系', `设立区指挥部，下设${4 + random.below(5)}个工作组，明确成员单位职责。`],
      ['监测预警', '预警级别由低到高分为蓝色、黄色、橙色和红色，通过网站、广播和短信发布。'],
      ['应急响应', '按照事件性质和影响程度启动四级至一级响应。'],
      ['信息发布', '由区指挥部统一、准确、及时发布信息。'],
    ]),
  ],
  aid: (_source, random) => [
    `本月全区发放对象${300 + random.below(2000)}人，发放资金${wan(random, 400)}。`,
    ...['烈山镇', '宋疃镇', '古饶镇', '杨庄街道', '临海童街道', '百善街道'].map(
      (place) => `${place}：${40 + random.below(300)}人，${wan(random, 60)}`,
    ),
    '对公示内容有异议的，可在公示期内向本机关反映。',
  ],
  minutes: (_source, random) => [
    '会议听取了有关单位的汇报，讨论了下步工作。',
    ...sections([
      ['会议认为', '前期工作取得阶段性进展，但仍存在协调不够、进度不均衡等问题。'],
      ['会议讨论', `与会单位提出意见${2 + random.below(6)}条，尚需进一步论证。`],
      ['下步安排', '由牵头单位汇总意见后按程序报审。'],
    ]),
  ],
  report: ({ title }, random) => [
    `现将${subject(title)}情况报告如下。`,
    ...sections([
      ['主要做法和成效', `开展检查${10 + random.below(50)}次，发现并整改问题${5 + random.below(60)}个。`],
      ['存在的问题', '基层力量不足，信息化水平有待提高。'],
      ['下步打算', '完善长效机制，加强业务培训，提升服务效能。'],
    ]),
  ],
  rules: ({ title }) => [
    `第一条  为规范${subject(title).replace(/(办法|规定|制度|细则)$/, '')}工作，根据有关法律、法规，结合本区实际，制定本办法。`,
    '第二条  本办法适用于本区行政区域内的相关活动。',
    '第三条  区有关部门按照职责分工负责本办法的组织实施，镇人民政府、街道办事处予以配合。',
    '第四条  有关工作应当遵循公开、公平、公正和便民的原则，依法接受社会监督。',
    '第五条  违反本办法规定的，依照有关法律、法规的规定处理。',
    '第六条  本办法自发布之日起施行，有效期五年。',
  ],
}
