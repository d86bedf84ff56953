import { addDays } from '../../domain/dates.js'
import type { CreateItem } from '../../domain/informationItem/commands.js'
import type { Genre, Theme } from '../../domain/informationItem/vocabulary.js'
import type { AgencyId, PersonId, Sha256 } from '../../domain/values.js'
import { agencyNamed } from './agencies.js'
import {
  createOf,
  flagged,
  formOf,
  hashOf,
  itemIdOf,
  publish,
  register,
  review,
  reviseTo,
  StoryWriter,
} from './life.js'
import { REGULATION_DATE, REGULATION_TEXT, REGULATION_TITLE } from './regulation.js'
import { day, type DemoStep } from './step.js'
import { textOf, type TextKind } from './texts.js'

interface Opening {
  readonly agency: string
  readonly on: string
  readonly title: string
  readonly genre: Genre
  readonly theme: Theme
  readonly text: TextKind
}

/** A draft with its content, ready for whatever its story is; `recordedOn`: where that is not the day it was formed. */
function open(opening: Opening, more: Partial<CreateItem['data']> = {}, recordedOn = opening.on) {
  const { agency, on, title, text } = opening
  const writer = new StoryWriter(`story ${title}`, agency, day(recordedOn))
  const content = {
    title,
    text: textOf(text, {
      ...opening,
      agency: agencyNamed(agency).name,
      formedOn: on,
      documentNumber: `${agencyNamed(agency).mark}〔2026〕88号`,
    }),
  }
  writer.act('jb', createOf(writer, { ...opening, formedOn: on }, more)).act('jb', reviseTo(content))
  return { writer, content, hash: hashOf(content) }
}

type Story = () => readonly DemoStep[]

/** 存量 with proof of its past review, then reviewed anew and public here: the regulation itself. */
const theRegulation: Story = () => {
  const content = { title: REGULATION_TITLE, text: REGULATION_TEXT }
  const writer = new StoryWriter('story regulation', 'fgw', day('2026-01-12'), itemIdOf('regulation'))
  writer
    .act(
      'jb',
      createOf(writer, {
        title: REGULATION_TITLE,
        genre: 'regulation',
        theme: 'generalAffairs',
        formedOn: REGULATION_DATE,
      }),
    )
    .act('jb', reviseTo(content))
    .act('jb', {
      type: 'RecordLegacyPublication',
      data: {
        publishedOn: REGULATION_DATE,
        channel: 'governmentWebsite',
        pastReview: { kind: 'documented', reviewedOn: '2021-08-03', documentNumber: '烈发改保审〔2021〕示例1号' },
      },
    })
    .act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(writer, hashOf(content))
  publish(register(writer), hashOf(content))
  return writer.steps
}

/** 存量 without any proof: stays off the portal until someone has reviewed it. */
const legacyWithoutProof: Story = () => {
  const { writer } = open(
    {
      agency: 'cgj',
      on: '2017-05-10',
      title: '烈山区城市容貌标准（试行）',
      genre: 'regulation',
      theme: 'constructionAndEnvironment',
      text: 'rules',
    },
    {},
    '2026-01-14',
  )
  writer.act('jb', {
    type: 'RecordLegacyPublication',
    data: { publishedOn: '2017-05-12', channel: 'governmentWebsite', pastReview: { kind: 'none' } },
  })
  return writer.steps
}

/** A wrong figure is found after publication: a second version replaces the first. */
const corrected: Story = () => {
  const { writer, content, hash } = open({
    agency: 'tjj',
    on: '2026-03-02',
    title: '烈山区2025年城乡居民收入统计数据',
    genre: 'statistics',
    theme: 'economyAndStateAssets',
    text: 'statistics',
  })
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(writer, hash)
  publish(register(writer), hash)
  const better = { ...content, text: `${content.text}\n更正说明：城镇常住居民人均可支配收入增速更正为以本版为准。` }
  writer
    .after(10)
    .act('jb', { type: 'StartCorrection', data: { reason: '城镇常住居民人均可支配收入增速有误。' } })
    .act('jb', reviseTo(better))
    .act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(writer, hashOf(better))
  publish(writer, hashOf(better))
  return writer.steps
}

/** What is public stays public while its correction is still being reviewed. */
const correctionUnderWay: Story = () => {
  const { writer, content, hash } = open({
    agency: 'zjj',
    on: '2026-10-12',
    title: '烈山区2026年公租房轮候对象公告',
    genre: 'announcement',
    theme: 'constructionAndEnvironment',
    text: 'notice',
  })
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(writer, hash)
  publish(register(writer), hash)
  const better = { ...content, text: `${content.text}\n（补充：轮候序号说明）` }
  writer
    .after(12)
    .act('jb', { type: 'StartCorrection', data: { reason: '补充轮候序号说明。' } })
    .act('jb', reviseTo(better))
    .act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(writer, hashOf(better), 'disclose', 'submitted')
  return writer.steps
}

/** Personal data slipped through: withdrawn at once, its index number stays, void. */
const withdrawn: Story = () => {
  const { writer, hash } = open({
    agency: 'mzj',
    on: '2026-04-07',
    title: '烈山区临时救助对象名单公示',
    genre: 'announcement',
    theme: 'civilAffairsRelief',
    text: 'aid',
  })
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(writer, hash)
  publish(register(writer), hash)
  writer.after(2).act('fg', {
    type: 'WithdrawItem',
    data: { reason: 'personalData', explanation: '附件中包含救助对象的住址，立即撤下处理。' },
  })
  return writer.steps
}

/** A rule that another one replaces: it stays public, marked as repealed. */
const superseded: Story = () => {
  const old = open({
    agency: 'sjzy',
    on: '2026-02-03',
    title: '烈山区政务数据共享管理办法（试行）',
    genre: 'regulation',
    theme: 'generalAffairs',
    text: 'rules',
  })
  old.writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(old.writer, old.hash)
  publish(register(old.writer), old.hash)
  const next = open({
    agency: 'sjzy',
    on: '2026-08-06',
    title: '烈山区政务数据共享管理办法',
    genre: 'regulation',
    theme: 'generalAffairs',
    text: 'rules',
  })
  next.writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf({ important: true }) })
  review(next.writer, next.hash, 'disclose', 'approved', 'zy')
  publish(register(next.writer), next.hash)
  const end = new StoryWriter('story superseded end', 'sjzy', next.writer.today, old.writer.itemId)
  end.after(1).act('jb', {
    type: 'EndValidity',
    data: {
      kind: 'superseded',
      effectiveOn: next.writer.today,
      basis: '烈数〔2026〕88号',
      supersededBy: next.writer.itemId,
    },
  })
  return [...old.writer.steps, ...next.writer.steps, ...end.steps]
}

const withheldGround = { code: 'processInformation', kind: 'draft', why: '征求意见过程中的过程稿。' } as const

/** Withheld, looked at again later: once upheld, once reopened and then public. */
const reevaluated: Story = () => {
  const upheld = open({
    agency: 'fgw',
    on: '2026-02-02',
    title: '烈山区公共服务价格调整测算底稿',
    genre: 'other',
    theme: 'economyAndStateAssets',
    text: 'minutes',
  })
  const reopened = open({
    agency: 'jtj',
    on: '2026-02-04',
    title: '烈山区公交线网优化方案（过程稿）',
    genre: 'plan',
    theme: 'industryAndTransport',
    text: 'plan',
  })
  for (const { writer, hash } of [upheld, reopened]) {
    writer.act('jb', {
      type: 'FillSecrecyReviewForm',
      data: formOf({
        attribute: 'withheld',
        grounds: [withheldGround],
        flags: flagged('processInformation', '过程稿'),
        channels: [],
      }),
    })
    review(writer, hash, 'exempt')
    register(writer)
  }
  upheld.writer.after(120).act('bm', {
    type: 'ReevaluateDisclosure',
    data: { outcome: 'upheld', reasons: '价格调整仍在进行，公开会影响决策。' },
  })
  reopened.writer.after(100).act('bm', {
    type: 'ReevaluateDisclosure',
    data: { outcome: 'reopened', reasons: '方案已经实施，不再属于过程性信息。' },
  })
  return [...upheld.writer.steps, ...reopened.writer.steps]
}

/** The agency cannot tell: 送审 to the secrecy administration, whose answer binds; another still waits. */
const referred: Story = () => {
  const opening = { agency: 'yjj', theme: 'marketAndWorkSafety', genre: 'report', text: 'report' } as const
  const answered = open({ ...opening, on: '2026-05-07', title: '烈山区重点行业安全风险评估报告' })
  const waiting = open({ ...opening, on: '2026-11-02', title: '烈山区应急物资储备布局情况报告' })
  for (const [{ writer, hash }, number] of [
    [answered, 3],
    [waiting, 9],
  ] as const) {
    writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
    review(writer, hash, 'disclose', 'sectionPassed')
    writer.after(1).act('bm', {
      type: 'ReferSecrecyReview',
      data: {
        contentHash: hash,
        target: 'secrecyAdministration',
        authority: 'bmj' as AgencyId,
        sentOn: writer.today,
        documentNumber: `烈应急函〔2026〕${number}号`,
        question: '报告涉及重点单位分布，请确定能否公开。',
      },
    })
  }
  const { writer, hash } = answered
  writer.after(8).act('bm', {
    type: 'RecordReferralAnswer',
    data: { receivedOn: writer.today, conclusion: 'disclose', documentNumber: '烈保密复〔2026〕2号' },
  })
  writer.after(1).act('bm', {
    type: 'ConcludeSecrecyReview',
    data: { contentHash: hash, conclusion: 'disclose', note: '依据保密行政管理部门的确定意见。' },
  })
  writer.after(1).act('fg', { type: 'ApproveItem', data: { contentHash: hash } })
  publish(register(writer), hash)
  return [...answered.writer.steps, ...waiting.writer.steps]
}

/** Joint documents wait for the consultation of part 2: the attempt to publish one is refused (LS-6.1). */
const joint: Story = () => {
  const { writer, hash } = open(
    {
      agency: 'scj',
      on: '2026-06-04',
      title: '关于联合开展校园周边环境综合治理的通知',
      genre: 'notice',
      theme: 'marketAndWorkSafety',
      text: 'notice',
    },
    {
      jointIssuers: [
        { agency: 'scj' as AgencyId, lead: true },
        { agency: 'jyj' as AgencyId, lead: false },
        { agency: 'cgj' as AgencyId, lead: false },
      ],
    },
  )
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(writer, hash)
  register(writer)
  writer
    .after(1)
    .act(
      'jb',
      { type: 'AuthorizePublication', data: { contentHash: hash, channels: ['governmentWebsite'] } },
      { waitsFor: 'IndexNumberRecorded', isRefused: true },
    )
  return writer.steps
}

const involving: Story = () => {
  const { writer, hash } = open(
    {
      agency: 'nyj',
      on: '2026-09-02',
      title: '烈山区秸秆综合利用实施方案',
      genre: 'plan',
      theme: 'agricultureForestryWater',
      text: 'plan',
    },
    { involvedAgencies: ['hbfj' as AgencyId] },
  )
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(writer, hash)
  register(writer)
  return writer.steps
}

/** Kept by the agency, obtained from an organisation, a citizen, another agency. */
const obtained: Story = () => {
  const fromCompany = open(
    {
      agency: 'hbfj',
      on: '2026-05-13',
      title: '企业突发环境事件应急预案备案材料',
      genre: 'other',
      theme: 'constructionAndEnvironment',
      text: 'emergency',
    },
    {
      origin: {
        kind: 'obtained',
        from: { kind: 'organisation', name: '淮北示例化工有限公司' },
        obtainedOn: '2026-05-13',
      },
    },
  )
  fromCompany.writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(fromCompany.writer, fromCompany.hash)
  publish(register(fromCompany.writer), fromCompany.hash)
  const fromCitizen = open(
    {
      agency: 'wlj',
      on: '2026-07-02',
      title: '捐赠地方文献目录',
      genre: 'other',
      theme: 'cultureBroadcastPress',
      text: 'report',
    },
    {
      origin: {
        kind: 'obtained',
        from: { kind: 'citizen', person: 'gm-0001' as PersonId, name: '赵明远（示例）' },
        obtainedOn: '2026-07-03',
      },
    },
    '2026-07-03',
  )
  fromCitizen.writer.act('jb', {
    type: 'FillSecrecyReviewForm',
    data: formOf({
      attribute: 'onRequest',
      grounds: [
        {
          code: 'notForProactive',
          checked: ['711-19', '711-20', '711-21'],
          why: '仅与捐赠人有关。',
          concerns: '捐赠人',
        },
      ],
      channels: [],
      scope: 'concerned',
    }),
  })
  review(fromCitizen.writer, fromCitizen.hash)
  register(fromCitizen.writer)
  const fromAgency = open(
    {
      agency: 'xfj',
      on: '2026-08-20',
      title: '教育领域信访事项办理情况（区教育局提供）',
      genre: 'report',
      theme: 'generalAffairs',
      text: 'report',
    },
    {
      origin: {
        kind: 'obtained',
        from: { kind: 'agency', agency: 'jyj' as AgencyId, firstObtainer: 'jyj' as AgencyId },
        obtainedOn: '2026-08-21',
      },
    },
    '2026-08-21',
  )
  return [...fromCompany.writer.steps, ...fromCitizen.writer.steps, ...fromAgency.writer.steps]
}

/** A state secret is not put in: a stub under a neutral title, and nothing can be done with it. */
const secretStub: Story = () => {
  const writer = new StoryWriter('story secret', 'yjj', day('2026-03-17'))
  writer
    .act('jb', {
      type: 'RecordSecretItem',
      data: {
        itemId: writer.itemId,
        agency: 'yjj' as AgencyId,
        neutralTitle: '2026年第3号专项文件',
        ground: { code: 'stateSecret', level: 'confidential', authority: '烈山区国家保密局', term: '3年' },
      },
    })
    .act('jb', reviseTo({ title: '2026年第3号专项文件', text: '（拒绝录入）' }), { isRefused: true })
  return writer.steps
}

/** 部分公开: the first redaction leaves a withheld figure standing elsewhere and is found out; the second is published. */
const partial: Story = () => {
  const title = '烈山区审计服务采购项目审计结果'
  const writer = new StoryWriter(`story ${title}`, 'sjj', day('2026-06-11'))
  const textWith = (offer: string, note: string): string =>
    [
      '一、项目概况',
      '项目按照政府采购程序组织实施。',
      '二、报价情况',
      `入围供应商的报价为${offer}。`,
      '三、审计结论',
      `采购程序合规，资料完整。评审依据见${note}。`,
      '',
      '区审计局',
      '2026年6月11日',
    ].join('\n')
  const original = { title, text: textWith('1284000元', '1284000元的报价单') }
  const careless = { title, text: textWith('（依法不予公开）', '1284000元的报价单') }
  const careful = { title, text: textWith('（依法不予公开）', '（依法不予公开）') }
  const ground = {
    code: 'thirdPartyInterest',
    interest: 'commercialSecret',
    outcome: 'objected',
    why: '第三方认为属于商业秘密且理由合理。',
  } as const
  const publishRedacted = (hash: Sha256, times: number, more: Partial<DemoStep>) =>
    writer
      .after(1)
      .act(
        'jb',
        { type: 'AuthorizePublication', data: { contentHash: hash, channels: ['governmentWebsite'] } },
        { waitsFor: { type: 'RedactionChecked', times }, isOptional: true, ...more },
      )
  const redactTo = (content: typeof original) =>
    writer.act('jb', { type: 'PrepareRedaction', data: { ...content, files: [], contentHash: hashOf(content) } })
  writer
    .act('jb', createOf(writer, { title, genre: 'report', theme: 'financeTaxAudit', formedOn: '2026-06-11' }))
    .act('jb', reviseTo(original))
    .act('jb', {
      type: 'FillSecrecyReviewForm',
      data: formOf({
        attribute: 'partial',
        withheldPassages: [{ locator: '第二部分所列供应商报价', ground }],
        separationNote: '除供应商报价外全文公开。',
        flags: flagged('commercialSecret', '供应商报价'),
      }),
    })
  redactTo(careless)
  review(writer, hashOf(careless))
  register(writer)
  publishRedacted(hashOf(careless), 1, { isRefused: true })
  redactTo(careful)
  review(writer, hashOf(careful))
  publishRedacted(hashOf(careful), 2, {})
  return writer.steps
}

/** What looks like personal data is answered by an officer before publication (711-15): here the number of an office. */
const personalData: Story = () => {
  const title = '烈山区信访接待场所和联系方式'
  const source = { title, agency: '区信访局', formedOn: '2026-09-15', genre: 'other', documentNumber: '' } as const
  const withNumber = { title, text: `${textOf('guide', source)}\n值班手机（公务）：13800000000` }
  const writer = new StoryWriter(`story ${title}`, 'xfj', day('2026-09-15'))
  writer
    .act('jb', createOf(writer, { ...source, theme: 'generalAffairs' }))
    .act('jb', reviseTo(withNumber))
    .act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  writer.act(
    'jb',
    {
      type: 'AnswerPersonalDataHit',
      data: { contentHash: hashOf(withNumber), hit: 'text-1', answer: 'official', note: '公务值班电话，依法公开。' },
    },
    { waitsFor: 'PersonalDataScanned', isOptional: true },
  )
  review(writer, hashOf(withNumber))
  publish(register(writer), hashOf(withNumber))
  return writer.steps
}

/** Third parties: one consents; one says nothing and the leader decides for the public interest. */
const thirdParties: Story = () => {
  const { writer, hash } = open({
    agency: 'scj',
    on: '2026-04-01',
    title: '烈山区诚信经营示范商户名单',
    genre: 'announcement',
    theme: 'marketAndWorkSafety',
    text: 'report',
  })
  writer.act('jb', {
    type: 'FillSecrecyReviewForm',
    data: formOf({ flags: flagged('commercialSecret', '涉及商户经营数据') }),
  })
  const servedOn = writer.after(1).today
  writer
    .act('jb', {
      type: 'AskThirdParty',
      data: {
        thirdParty: 'sh-0001' as PersonId,
        name: '淮北示例商贸有限公司',
        kind: 'organisation',
        interest: 'commercialSecret',
        letterNumber: '烈市监征〔2026〕1号',
        servedOn,
      },
    })
    .after(6)
    .act('jb', {
      type: 'RecordThirdPartyAnswer',
      data: { thirdParty: 'sh-0001' as PersonId, answer: 'consents', receivedOn: writer.today, proof: '书面回函' },
    })
  review(writer, hash)
  publish(register(writer), hash)
  const silent = open({
    agency: 'scj',
    on: '2026-07-01',
    title: '烈山区餐饮服务单位量化分级结果',
    genre: 'announcement',
    theme: 'marketAndWorkSafety',
    text: 'report',
  })
  silent.writer.act('jb', {
    type: 'FillSecrecyReviewForm',
    data: formOf({ flags: flagged('commercialSecret', '涉及单位经营信息') }),
  })
  const served = silent.writer.after(1).today
  silent.writer
    .act('jb', {
      type: 'AskThirdParty',
      data: {
        thirdParty: 'sh-0002' as PersonId,
        name: '淮北示例餐饮有限公司',
        kind: 'organisation',
        interest: 'commercialSecret',
        letterNumber: '烈市监征〔2026〕2号',
        servedOn: served,
      },
    })
    .after(17)
    .act('jb', { type: 'RecordThirdPartySilence', data: { thirdParty: 'sh-0002' as PersonId } })
  review(silent.writer, silent.hash, 'disclose', 'concluded')
  silent.writer
    .after(1)
    .act('fg', { type: 'ApproveItem', data: { contentHash: silent.hash } })
    .act('fg', {
      type: 'DecidePublicInterest',
      data: {
        interest: 'commercialSecret',
        contentHash: silent.hash,
        reasons: '涉及公众饮食安全，不公开会对公共利益造成重大影响。',
        noticeNumber: '烈市监告〔2026〕1号',
        noticeServedOn: silent.writer.today,
      },
    })
  publish(register(silent.writer), silent.hash)
  return [...writer.steps, ...silent.writer.steps]
}

/** A special law demands approval first (LS-10.10): refused without it, published with it. */
const specialLaw: Story = () => {
  const { writer, hash } = open({
    agency: 'wjw',
    on: '2026-05-15',
    title: '烈山区法定传染病疫情概况',
    genre: 'announcement',
    theme: 'healthAndSports',
    text: 'statistics',
  })
  writer
    .act('jb', {
      type: 'RecordSpecialPublicationLaw',
      data: {
        law: '中华人民共和国传染病防治法',
        article: '疫情信息公布条款',
        provision: '疫情信息由依法授权的卫生健康主管部门公布。',
        requires: 'approval',
        authority: '市卫生健康委员会',
      },
    })
    .act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(writer, hash)
  register(writer)
  writer
    .after(1)
    .act(
      'jb',
      { type: 'AuthorizePublication', data: { contentHash: hash, channels: ['governmentWebsite'] } },
      { waitsFor: 'IndexNumberRecorded', isRefused: true },
    )
    .after(3)
    .act('jb', {
      type: 'RecordStatutoryApproval',
      data: {
        authority: '市卫生健康委员会',
        approvedOn: addDays(writer.today, -1),
        documentNumber: '淮卫批〔2026〕示例6号',
        contentHash: hash,
      },
    })
  publish(writer, hash)
  return writer.steps
}

/** Refused attempts: the same person twice, another agency's officer, the unreviewed. */
const refusedAttempts: Story = () => {
  const { writer, hash } = open({
    agency: 'czj',
    on: '2026-09-01',
    title: '烈山区惠民惠农财政补贴资金“一卡通”发放管理办法',
    genre: 'regulation',
    theme: 'financeTaxAudit',
    text: 'rules',
  })
  writer
    .act(
      'jb',
      { type: 'AuthorizePublication', data: { contentHash: hash, channels: ['governmentWebsite'] } },
      { isRefused: true },
    )
    .act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(writer, hash, 'disclose', 'submitted')
  writer
    .act('jb', { type: 'PassSectionReview', data: { contentHash: hash, opinion: 'disclose' } }, { isRefused: true })
    .act(
      { by: 'scj-kz' },
      { type: 'PassSectionReview', data: { contentHash: hash, opinion: 'disclose' } },
      { isRefused: true },
    )
    .after(1)
    .act('kz', { type: 'PassSectionReview', data: { contentHash: hash, opinion: 'disclose' } })
    .after(1)
    .act('bm', { type: 'ConcludeSecrecyReview', data: { contentHash: hash, conclusion: 'disclose' } })
    .after(1)
    .act('fg', { type: 'ApproveItem', data: { contentHash: hash } })
  publish(register(writer), hash)
  return writer.steps
}

/** The officer goes on leave for a while: another one of the office takes the matter over. */
const handedOver: Story = () => {
  const { writer, hash } = open({
    agency: 'fgw',
    on: '2026-10-09',
    title: '烈山区电动汽车充电设施布局规划',
    genre: 'plan',
    theme: 'industryAndTransport',
    text: 'plan',
  })
  writer.after(1).act('jb', {
    type: 'HandOverItem',
    data: { from: 'fgw-jb' as PersonId, to: 'fgw-jb2' as PersonId, reason: '工作调整' },
  })
  writer.after(1).act({ by: 'fgw-jb2' }, { type: 'FillSecrecyReviewForm', data: formOf() })
  writer.after(1).act({ by: 'fgw-jb2' }, { type: 'SubmitForReview', data: { contentHash: hash, opinion: 'disclose' } })
  return writer.steps
}

/** A leak on order of the secrecy administration: the key is destroyed, what is left is that it was. */
const purged: Story = () => {
  const { writer, hash } = open({
    agency: 'jxj',
    on: '2026-03-11',
    title: '烈山区重点企业生产调度情况',
    genre: 'report',
    theme: 'industryAndTransport',
    text: 'report',
  })
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(writer, hash)
  publish(register(writer), hash)
  writer
    .after(1)
    .act('bm', { type: 'WithdrawItem', data: { reason: 'secrecyBreach', explanation: '经认定含有不应公开的内容。' } })
    .after(1)
    .act('zy', {
      type: 'OrderPurge',
      data: {
        basis: 'secrecyAdministrationOrder',
        authority: '烈山区国家保密局',
        documentNumber: '烈保密令〔2026〕1号',
        orderedOn: writer.today,
      },
    })
  return writer.steps
}

export const STORIES: Readonly<Record<string, Story>> = {
  theRegulation,
  legacyWithoutProof,
  corrected,
  correctionUnderWay,
  withdrawn,
  superseded,
  reevaluated,
  referred,
  joint,
  involving,
  obtained,
  secretStub,
  partial,
  personalData,
  thirdParties,
  specialLaw,
  refusedAttempts,
  handedOver,
  purged,
}
