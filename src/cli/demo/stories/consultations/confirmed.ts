import type { AgencyId } from '../../../../domain/values.js'
import { Asking, opinionWith } from '../../asking.js'
import { formOf, publish, publishOwn, register, review } from '../../life.js'
import { holder } from '../../people.js'
import { day } from '../../step.js'
import { open, type Story } from '../opening.js'

// Joint documents: confirmed by all, and then each agency's own duty to publish (LS-5.2, LS-7.1).

const issuers = (lead: string, ...others: readonly string[]) =>
  [lead, ...others].map((agency) => ({ agency: agency as AgencyId, lead: agency === lead }))

/**
 * First refused, because nobody had been asked (LS-6.1), then confirmed by both and public. One of them publishes in
 * time; the other did too, but entered it late: the miss that was noted is lifted on proof, and both stay on record.
 */
export const joint: Story = () => {
  const { writer, hash } = open(
    {
      agency: 'scj',
      on: '2026-06-04',
      title: '关于联合开展校园周边环境综合治理的通知',
      genre: 'notice',
      theme: 'marketAndWorkSafety',
      text: 'notice',
    },
    { jointIssuers: issuers('scj', 'jyj', 'cgj') },
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
  const asking = new Asking(writer)
    .require(hash)
    .letter(
      '烈市监征〔2026〕12号',
      '三部门联合印发，拟由我局作为牵头单位主动公开全文。',
      '《烈山区人民政府政务公开发布协调制度》第五条、第六条。',
    )
  writer.after(2)
  asking.opinion(holder('jyj', 'gk'), 'jyj', '烈教函〔2026〕30号', opinionWith())
  writer.after(1)
  asking.opinion(holder('cgj', 'gk'), 'cgj', '烈城管函〔2026〕19号', opinionWith([], '职责分工表述准确。'))
  writer.after(1)
  asking.conclude('联合发文机关意见一致。')
  publishConfirmed(writer, hash, asking)
  publishOwn(writer.after(2), 'jyj', hash)
  // Published on the last of June, entered when the period was over.
  const duty = `${writer.itemId}-cgj.r1-publication`
  publishOwn(writer.after(9), 'cgj', hash, {
    publishedOn: day('2026-06-30'),
    waitsFor: [{ type: 'DeadlineMissed', stream: `deadline-${duty}` }],
  })
  writer.after(2).act(
    { by: holder('qzfb', 'gkz') },
    {
      type: 'LiftMiss',
      data: {
        doneOn: '2026-06-30',
        proof: '区城市管理局网站发布记录截图及服务器日志（2026-06-30 16:12）',
        reason: '经核，该局已在期限内自行公开，仅登记延误。',
      },
    },
    { id: duty, waitsFor: { type: 'MissedActDone', stream: `deadline-${duty}` } },
  )
  return writer.steps
}

/** One of the signers has published in its own name, the other still has time to. */
export const halfPublished: Story = () => {
  const { writer, hash } = open(
    {
      agency: 'wlj',
      on: '2026-10-27',
      title: '烈山区2026年冬季文旅消费促进活动方案',
      genre: 'plan',
      theme: 'commerceCustomsTourism',
      text: 'plan',
    },
    { jointIssuers: issuers('wlj', 'swj', 'jtj') },
  )
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() }).after(1)
  const asking = new Asking(writer)
    .require(hash)
    .letter(
      '烈文旅征〔2026〕15号',
      '拟主动公开全文，由我局作为牵头单位发布。',
      '《政府信息公开条例》第十九条；《烈山区人民政府政务公开发布协调制度》第五条。',
    )
  writer.after(2)
  asking.opinion(holder('swj', 'fg'), 'swj', '烈商函〔2026〕27号', opinionWith())
  writer.after(1)
  asking.opinion(holder('jtj', 'gk'), 'jtj', '烈交函〔2026〕54号', opinionWith([], '接驳线路及班次无误。'))
  writer.after(1)
  asking.conclude('意见一致，予以公开。')
  review(writer, hash)
  publishConfirmed(register(writer), hash, asking)
  publishOwn(writer.after(2), 'swj', hash)
  return writer.steps
}

/**
 * 已由其他机关公开的同一信息 (LS-6.2): the environment office has published the same report with other figures. The
 * difference is put before the officer, checked with that office and answered.
 */
export const contradicted: Story = () => {
  const title = '烈山区2026年上半年环境空气质量状况'
  const on = '2026-07-10'
  const report = { title, on, genre: 'report', theme: 'constructionAndEnvironment', text: 'statistics' } as const
  const first = open({ ...report, agency: 'hbfj' })
  first.writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(first.writer, first.hash)
  publish(register(first.writer), first.hash)

  const second = open(
    { ...report, agency: 'tjj' },
    { involvedAgencies: ['hbfj'] as AgencyId[] },
    first.writer.after(1).today,
    `story ${title} tjj`,
  )
  const { writer, hash } = second
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() }).after(1)
  const asking = new Asking(writer)
    .require(hash)
    .letter('烈统征〔2026〕4号', '拟在统计专栏主动公开。', '《政府信息公开条例》第二十条第四项：统计信息。')
  writer.after(1)
  asking.act(
    holder('tjj', 'jb'),
    {
      type: 'AnswerContradiction',
      data: {
        text: 1,
        finding: `${first.writer.itemId}.${first.hash.slice(0, 16)}`,
        answer: 'settledWithAgency',
        explanation: '已与市生态环境局烈山分局核对：该局口径为剔除沙尘天后的数据，本稿为实况数据，文中已注明口径。',
      },
    },
    { type: 'ContradictionsFound', naming: first.hash },
  )
  writer.after(1)
  asking.opinion(holder('hbfj', 'gk'), 'hbfj', '烈环函〔2026〕22号', opinionWith([], '同意注明统计口径后公开。'))
  writer.after(1)
  asking.conclude('数据口径已说明，意见一致。')
  review(writer, hash)
  publishConfirmed(register(writer), hash, asking)
  publishOwn(writer.after(1), 'hbfj', hash)
  return [...first.writer.steps, ...writer.steps]
}

/** The conclusion has reached the item by then, or the gate would still be shut. */
export function publishConfirmed(
  writer: Asking['writer'],
  contentHash: Parameters<typeof publish>[1],
  { id }: Asking,
): void {
  writer.after(1).act(
    'jb',
    { type: 'AuthorizePublication', data: { contentHash, channels: ['governmentWebsite'] } },
    {
      waitsFor: [
        'IndexNumberRecorded',
        { type: 'PersonalDataScanned', naming: contentHash },
        { type: 'ConsultationConcluded', naming: id },
      ],
    },
  )
}
