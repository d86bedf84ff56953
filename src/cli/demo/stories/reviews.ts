import type { AgencyId, Sha256 } from '../../../domain/values.js'
import { createOf, flagged, formOf, hashOf, publish, register, review, reviseTo, StoryWriter } from '../life.js'
import { day, type DemoStep } from '../step.js'
import { textOf } from '../texts.js'
import { open, type Story } from './opening.js'

// How items are judged.

const withheldGround = { code: 'processInformation', kind: 'draft', why: '征求意见过程中的过程稿。' } as const

/** Withheld, looked at again later: once upheld, once reopened and then public. */
export const reevaluated: Story = () => {
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
export const referred: Story = () => {
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

/** A state secret is not put in: a stub under a neutral title, and nothing can be done with it. */
export const secretStub: Story = () => {
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
export const partial: Story = () => {
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
export const personalData: Story = () => {
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

/** Refused attempts: the same person twice, another agency's officer, the unreviewed. */
export const refusedAttempts: Story = () => {
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
