import type { PersonId } from '../../../domain/values.js'
import { createOf, formOf, hashOf, itemIdOf, publish, register, review, reviseTo, StoryWriter } from '../life.js'
import { REGULATION_DATE, REGULATION_TEXT, REGULATION_TITLE } from '../regulation.js'
import { day } from '../step.js'
import { open, type Story } from './opening.js'

// What becomes of an item after its first draft.

/** 存量 with proof of its past review, then reviewed anew and public here: the regulation itself. */
export const theRegulation: Story = () => {
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
export const legacyWithoutProof: Story = () => {
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
export const corrected: Story = () => {
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
export const correctionUnderWay: Story = () => {
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
export const withdrawn: Story = () => {
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
export const superseded: Story = () => {
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

/** The officer goes on leave for a while: another one of the office takes the matter over. */
export const handedOver: Story = () => {
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
export const purged: Story = () => {
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
