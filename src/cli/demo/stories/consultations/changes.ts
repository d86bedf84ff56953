import type { AgencyId } from '../../../../domain/values.js'
import { Asking, opinionWith } from '../../asking.js'
import { formOf, hashOf, publish, publishOwn, register, review, reviseTo } from '../../life.js'
import { holder } from '../../people.js'
import { open, type Story } from '../opening.js'
import { publishConfirmed } from './confirmed.js'

// What happens while agencies are being asked, and afterwards.

/**
 * An objection is met by another text; what was said of the one before no longer counts. Then a further agency turns
 * out to be concerned and takes its seat. All confirm; one of them publishes by itself in time, the other late.
 */
export const textChanged: Story = () => {
  const { writer, content, hash } = open(
    {
      agency: 'nyj',
      on: '2026-09-02',
      title: '烈山区秸秆综合利用实施方案',
      genre: 'plan',
      theme: 'agricultureForestryWater',
      text: 'plan',
    },
    { involvedAgencies: ['hbfj'] as AgencyId[] },
  )
  const basis = '《政府信息公开条例》第二十条第三项；《烈山区人民政府政务公开发布协调制度》第六条。'
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  const asking = new Asking(writer).require(hash).letter('烈农征〔2026〕10号', '拟主动公开全文。', basis)
  writer.after(3)
  asking.opinion(
    holder('hbfj', 'gk'),
    'hbfj',
    '烈环函〔2026〕29号',
    opinionWith([
      {
        point: 'content',
        ground: '方案未写明全区全年禁烧要求，与大气污染防治实施方案不一致。',
        basis: '《大气污染防治法》第七十七条。',
      },
    ]),
  )
  const better = { ...content, text: `${content.text}\n补充：全区范围全年禁止露天焚烧秸秆。` }
  writer.after(2).act('jb', reviseTo(better))
  asking
    .requireAnew(hashOf(better))
    .letter('烈农征〔2026〕11号', '已按贵单位意见补充禁烧要求，拟主动公开修改后的全文。', basis)
  writer.after(1).act('jb', {
    type: 'ChangeInvolvement',
    data: {
      jointIssuers: [],
      involvedAgencies: ['hbfj', 'yjj'] as AgencyId[],
      reason: '修改稿涉及秸秆堆垛消防安全，增加区应急管理局。',
    },
  })
  asking.require(hashOf(better))
  writer.after(1)
  asking.opinion(holder('hbfj', 'gk'), 'hbfj', '烈环函〔2026〕31号', opinionWith([], '意见已采纳。'))
  writer.after(2)
  asking.opinion(holder('yjj', 'fg'), 'yjj', '烈应急函〔2026〕44号', opinionWith())
  writer.after(1)
  asking.conclude('各方意见一致。')
  review(writer, hashOf(better))
  publishConfirmed(register(writer), hashOf(better), asking)
  publishOwn(writer.after(1), 'hbfj', hashOf(better))
  publishOwn(writer.after(12), 'yjj', hashOf(better))
  return writer.steps
}

/** 机构改革: the agency that was asked has gone into another on the first of April, which answers in its place. */
export const merged: Story = () => {
  const { writer, hash } = open(
    {
      agency: 'mzj',
      on: '2026-03-25',
      title: '烈山区2026年防返贫监测对象救助帮扶办法',
      genre: 'regulation',
      theme: 'civilAffairsRelief',
      text: 'rules',
    },
    { involvedAgencies: ['xczx'] as AgencyId[] },
  )
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() }).after(1)
  const asking = new Asking(writer)
    .require(hash)
    .letter('烈民征〔2026〕3号', '拟主动公开全文。', '《政府信息公开条例》第二十条第十一项。')
  writer.after(5)
  asking
    .act(
      holder('nyj', 'gk'),
      {
        type: 'GiveOpinion',
        data: {
          text: 1,
          seat: 'nyj' as AgencyId,
          points: opinionWith([], '我局已承接原区乡村振兴局职责，监测对象名单由我局提供，核对无误。'),
          documentNumber: '烈农函〔2026〕9号',
          givenOn: writer.today,
        },
      },
      { type: 'SeatTransferred', naming: 'nyj' },
    )
    .conclude('原区乡村振兴局的意见由承接其职责的区农业农村水利局答复，意见一致。')
  review(writer, hash)
  publishConfirmed(register(writer), hash, asking)
  publishOwn(writer.after(1), 'nyj', hash)
  return writer.steps
}

/** 重新协商: confirmed, but the agency that confirmed has other figures since; nothing is published until then. */
export const reopened: Story = () => {
  const { writer, hash } = open(
    {
      agency: 'ybj',
      on: '2026-10-26',
      title: '烈山区2027年度门诊慢特病认定机构及病种目录',
      genre: 'notice',
      theme: 'healthAndSports',
      text: 'notice',
    },
    { involvedAgencies: ['wjw'] as AgencyId[] },
  )
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() }).after(1)
  const asking = new Asking(writer)
    .require(hash)
    .letter('烈医保征〔2026〕5号', '拟主动公开全文。', '《政府信息公开条例》第二十条第十一项。')
  writer.after(3)
  asking.opinion(holder('wjw', 'gk'), 'wjw', '烈卫健函〔2026〕69号', opinionWith([], '认定机构名称准确。'))
  writer.after(1)
  asking.conclude('意见一致。')
  writer
    .after(9)
    .act(
      { by: holder('wjw', 'jb') },
      { type: 'ReopenConsultation', data: { reason: '目录所列两家认定机构的执业许可已于11月变更，需重新核对。' } },
      { waitsFor: { type: 'ConsultationConcluded', naming: asking.id } },
    )
  writer.after(1)
  new Asking(writer, `${writer.itemId}-2`).letter(
    '烈医保征〔2026〕6号',
    '请就变更后的认定机构名单提出意见，其余内容不变。',
    '《烈山区人民政府政务公开发布协调制度》第六条。',
  )
  return writer.steps
}

/** 撤回: a correction was being discussed when the item itself had to be withdrawn; there is nothing left to confirm. */
export const withdrawnMeanwhile: Story = () => {
  const { writer, content, hash } = open({
    agency: 'sfj',
    on: '2026-08-17',
    title: '烈山区法律援助案件补贴标准公告',
    genre: 'announcement',
    theme: 'publicSecurityJustice',
    text: 'notice',
  })
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(writer, hash)
  publish(register(writer), hash)
  const better = { ...content, text: `${content.text}\n补贴标准调整后由区财政局另行拨付。` }
  writer
    .after(20)
    .act('jb', { type: 'StartCorrection', data: { reason: '补贴标准调整。' } })
    .act('jb', reviseTo(better))
    .act('jb', {
      type: 'ChangeInvolvement',
      data: { jointIssuers: [], involvedAgencies: ['czj'] as AgencyId[], reason: '涉及区财政局拨付资金。' },
    })
    .act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  new Asking(writer)
    .require(hashOf(better))
    .letter('烈司征〔2026〕2号', '拟公开调整后的补贴标准。', '《政府信息公开条例》第二十条第五项。')
  writer.after(2).act('fg', {
    type: 'WithdrawItem',
    data: { reason: 'courtOrSuperiorOrder', explanation: '上级主管部门已统一公布新标准，本公告依据失效，予以撤回。' },
  })
  return writer.steps
}
