import type { AgencyId } from '../../../../domain/values.js'
import { Asking, opinionWith } from '../../asking.js'
import { formOf, publish, register, review } from '../../life.js'
import { holder } from '../../people.js'
import { open, type Story } from '../opening.js'

// 存在不同意见 (LS-9.1): from the first attempt to agree up to the decision.

/** 协商中: they have met once and agreed on all but one passage; another meeting has been called. */
export const negotiated: Story = () => {
  const { writer, hash } = open(
    {
      agency: 'cgj',
      on: '2026-11-04',
      title: '关于规范互联网租赁自行车停放秩序的通告',
      genre: 'publicNotice',
      theme: 'constructionAndEnvironment',
      text: 'notice',
    },
    { involvedAgencies: ['jtj'] as AgencyId[] },
  )
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() }).after(1)
  const asking = new Asking(writer)
    .require(hash)
    .letter(
      '烈城管征〔2026〕11号',
      '拟主动公开全文，自发布之日起施行。',
      '《政府信息公开条例》第十九条；《城市市容和环境卫生管理条例》。',
    )
  writer.after(4)
  asking
    .opinion(
      holder('jtj', 'gk'),
      'jtj',
      '烈交函〔2026〕58号',
      opinionWith([
        {
          point: 'content',
          ground: '通告附图将公交3路新设站台两侧划为停放区，与我局已公布的线路调整公告不一致，发布后容易引起误解。',
          basis: '《烈山区人民政府政务公开发布协调制度》第六条：保证公开的政府信息准确一致。',
        },
      ]),
    )
    .callSession('第1次协商会', '2026-11-17')
  writer.after(4)
  asking
    .session(
      '第1次协商会',
      'partlyAgreed',
      [
        ['cgj', 'agrees', holder('cgj', 'fg')],
        ['jtj', 'objects', holder('jtj', 'gk')],
      ],
      '双方对公开属性、发布主体和途径意见一致；对公交站台周边停放区范围仍有分歧，由城管局会同交通局现场踏勘后再议。',
    )
    .callSession('第2次协商会', '2026-11-25')
  return writer.steps
}

/** 已报请决定: before the district government, whose time to decide runs. */
export const referredUp: Story = () => {
  const { writer, hash } = open(
    {
      agency: 'scj',
      on: '2026-11-02',
      title: '烈山区校外供餐单位食品安全抽检结果',
      genre: 'report',
      theme: 'marketAndWorkSafety',
      text: 'report',
    },
    { involvedAgencies: ['wjw'] as AgencyId[] },
  )
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() }).after(1)
  const asking = new Asking(writer)
    .require(hash)
    .letter('烈市监征〔2026〕23号', '拟主动公开抽检单位、项目和结果。', '《政府信息公开条例》第二十条第十三项。')
  writer.after(4)
  asking.opinion(
    holder('wjw', 'gk'),
    'wjw',
    '烈卫健函〔2026〕73号',
    opinionWith([
      {
        point: 'attribute',
        ground: '其中两家单位的病例关联信息尚在流行病学调查中，全文公开可能影响调查，建议部分公开。',
        basis: '《政府信息公开条例》第十四条、第三十七条。',
      },
    ]),
  )
  writer.after(3)
  asking.session(
    '11月12日协商会',
    'disagreed',
    [
      ['scj', 'agrees', holder('scj', 'fg')],
      ['wjw', 'objects', holder('wjw', 'fg')],
    ],
    '卫健委坚持部分公开；市场监管局认为抽检结果与流调无关，应当全文公开。未达成一致。',
  )
  writer.after(4)
  asking.refer(holder('scj', 'jb'), 'scj', 'qzf', '烈市监请〔2026〕5号', {
    matter: '校外供餐单位食品安全抽检结果的公开属性。',
    ownCoordination: '2026年11月3日发函征求意见，11月12日召开协商会，未达成一致。',
    mainDispute: '我局拟主动公开全文，区卫生健康委员会主张部分公开。',
    reasons: '抽检结果直接关系学生饮食安全，不含病例信息；迟延公开不利于社会监督。',
  })
  return writer.steps
}

/** 退回补正: the file did not say what had been tried; it may be returned this once. */
export const returnedForCompletion: Story = () => {
  const { writer, hash } = open(
    {
      agency: 'nyj',
      on: '2026-10-26',
      title: '烈山区畜禽养殖禁养区划定调整方案',
      genre: 'plan',
      theme: 'agricultureForestryWater',
      text: 'plan',
    },
    { involvedAgencies: ['hbfj'] as AgencyId[] },
  )
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() }).after(1)
  const asking = new Asking(writer)
    .require(hash)
    .letter('烈农征〔2026〕14号', '拟主动公开全文及范围示意图。', '《政府信息公开条例》第二十条第三项。')
  writer.after(5)
  asking.opinion(
    holder('hbfj', 'gk'),
    'hbfj',
    '烈环函〔2026〕38号',
    opinionWith([
      {
        point: 'content',
        ground: '方案所列饮用水水源保护区边界沿用2021年版本，与2026年批复的边界不一致。',
        basis: '《畜禽规模养殖污染防治条例》第十一条；《烈山区人民政府政务公开发布协调制度》第六条。',
      },
    ]),
  )
  writer.after(3)
  asking.session(
    '11月6日协商会',
    'disagreed',
    [
      ['nyj', 'agrees', holder('nyj', 'fg')],
      ['hbfj', 'objects', holder('hbfj', 'fg')],
    ],
    '双方就水源保护区边界以哪一版本为准未达成一致。',
  )
  writer.after(2)
  asking.refer(holder('nyj', 'jb'), 'nyj', 'qzf', '烈农请〔2026〕3号', {
    matter: '禁养区划定调整方案内容是否准确一致。',
    ownCoordination: '已与市生态环境局烈山分局协商。',
    mainDispute: '水源保护区边界采用的版本。',
    reasons: '我局采用的版本为区政府2021年公布的现行有效版本。',
  })
  writer.after(3)
  asking.returned(holder('qzf', 'fg'), '请补充：双方协商的时间、形式和各自依据的边界批复文件；2026年批复是否已经公布。')
  return writer.steps
}

/** 决定: full disclosure stands, the agency that objected is overruled; confirmed and published on that ground. */
export const decidedAbove: Story = () => {
  const { writer, hash } = open(
    {
      agency: 'jyj',
      on: '2026-10-14',
      title: '烈山区民办义务教育学校生均公用经费补助资金分配情况',
      genre: 'announcement',
      theme: 'scienceAndEducation',
      text: 'aid',
    },
    { involvedAgencies: ['czj'] as AgencyId[] },
  )
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() }).after(1)
  const asking = new Asking(writer)
    .require(hash)
    .letter(
      '烈教征〔2026〕8号',
      '拟主动公开全文。',
      '《政府信息公开条例》第二十条第十一项：教育方面的政策、措施及其实施情况。',
    )
  writer.after(4)
  asking.opinion(
    holder('czj', 'gk'),
    'czj',
    '烈财函〔2026〕96号',
    opinionWith([
      {
        point: 'attribute',
        ground: '资金尚未全部拨付到位，分配表属于过程性信息，建议待年终清算后公开。',
        basis: '《政府信息公开条例》第十六条第二款。',
      },
    ]),
  )
  writer.after(3)
  asking.session(
    '10月26日协商会',
    'disagreed',
    [
      ['jyj', 'agrees', holder('jyj', 'fg')],
      ['czj', 'objects', holder('czj', 'gk')],
    ],
    '财政局认为资金分配尚属过程性信息；教育局认为分配方案已经区政府批准并执行。未达成一致。',
  )
  writer.after(2)
  asking.refer(holder('czj', 'gk'), 'czj', 'qzfb', '烈财请〔2026〕7号', {
    matter: '民办学校补助资金分配情况的公开属性。',
    ownCoordination: '2026年10月21日书面答复，10月26日参加协商会，未达成一致。',
    mainDispute: '分配情况是否属于过程性信息。',
    reasons: '清算前公开，数额可能与决算不一致。',
    other: '附分配表及拨付进度。',
  })
  writer.after(4)
  asking.decided(
    holder('qzfb', 'gkz'),
    '烈政公开决〔2026〕2号',
    [{ point: 'attribute', ruling: 'proposalStands' }],
    '分配方案已经批准并执行，不属于讨论、磋商过程中的信息；清算后有变化的，另行更新公开。',
    '《政府信息公开条例》第十六条第二款、第二十条第十一项；《烈山区人民政府政务公开发布协调制度》第九条。',
  )
  writer.after(1)
  asking.conclude('按照区政府信息公开主管部门的决定办理。')
  review(writer, hash)
  publish(register(writer), hash)
  return writer.steps
}
