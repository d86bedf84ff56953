import type { AgencyId, ItemId } from '../../../domain/values.js'
import type { StoryWriter } from '../life.js'
import { type Asked, ApplicationStory } from './applicationStory.js'

// What is under way on the demo's today, carried over into the next year.

const open = (
  number: string,
  agency: string,
  on: string,
  asked: Asked,
  officer: Parameters<StoryWriter['act']>[0] = 'jb',
) => new ApplicationStory(number, agency, on, officer).receive(asked)

/** 平常信函: the day of receipt is that on which the applicant is reached, two days later (711-31). */
export function byOrdinaryPost(): ApplicationStory {
  const story = open('0201', 'nyj', '2026-11-09', {
    ...{ what: '水库除险加固工程验收结论', channel: 'ordinaryPost', form: 'paper', way: 'post' },
    proof: '信封及收发室登记',
  })
  story.does({ type: 'LogContactAttempt', data: { on: story.today, means: 'telephone', reached: false } }).after(1)
  return story.does({ type: 'ConfirmReceipt', data: { confirmedOn: story.today, proof: '电话记录：申请人确认' } })
}

/** 代为填写: somebody who cannot write it down says it, and it is read back (711-29). */
export const spoken = (): ApplicationStory =>
  open('0202', 'mzj', '2026-11-16', {
    ...{ what: '高龄津贴发放标准', channel: 'oral', assistance: 'reading', readBack: true, form: 'excerpt' },
    way: 'handover',
  })

/** 一事一申请: two things in one letter are answered each by itself. */
export function split(): ApplicationStory {
  const story = open('0203', 'fgw', '2026-11-11', {
    ...{ what: '某项目核准文件和招标方案核准意见', channel: 'signedPost', proof: 'EMS 1056100000203' },
  })
  return story.after(2).does({
    type: 'SplitApplication',
    data: {
      noticeNumber: '烈发改公开分〔2026〕1号',
      kept: { description: '某项目核准文件', form: 'electronic', way: 'email' },
      parts: [
        {
          application: 'demo-2026-0204',
          request: { description: '某项目招标方案核准意见', form: 'electronic', way: 'email' },
        },
      ],
    },
  })
}

/** A correction is waited for: no period runs. */
export function amendmentAwaited(): ApplicationStory {
  const story = open('0205', 'zjj', '2026-11-12', { what: '房子的材料' }).after(3)
  const noticeNumber = '烈住建公开补〔2026〕2号'
  story.does({
    type: 'RequestAmendment',
    data: {
      points: [{ element: 'description', explanation: '请写明房屋坐落和所需信息的名称。' }],
      ...{ noticeNumber, issuedOn: story.today, proof: '挂号信 XA0561000205' },
    },
  })
  return story.after(1).does({
    type: 'RecordAmendmentNoticeService',
    data: { noticeNumber, servedOn: story.today, proof: '邮政签收记录' },
  })
}

/** Asked by the same person at the same agency about the same thing: brought together. */
export function merged(): readonly ApplicationStory[] {
  const first = open('0206', 'jyj', '2026-11-10', { who: 'twice', what: '2026年秋季学区划分方案论证材料' })
  const second = open('0207', 'jyj', '2026-11-12', { who: 'twice', what: '2026年秋季学区划分方案论证材料' }, 'gk')
  second.after(1).act('fg', {
    type: 'MergeApplication',
    data: {
      into: first.id,
      target: { agency: 'jyj' as AgencyId, status: 'open', sameApplicant: true, receivedEarlier: true, replies: [] },
      reason: '同一申请人就同一内容在前一申请办理期间再次申请。',
    },
  })
  return [first.after(2).identify(), second]
}

/** Almost due, and the draft came back: what the head sees on the board. */
export function returned(): ApplicationStory {
  const story = open('0208', 'scj', '2026-10-29', { what: '某批次产品抽检不合格名单', kind: 'commercialEnterprise' })
  story.after(2).identify().search('found').after(8).draft({
    kind: 'needsProcessing',
    why: '名单需要汇总。',
  })
  return story
    .after(2)
    .act('kz', { type: 'ReturnReply', data: { draft: 1, reason: '名单已有现成材料，请核实后提供。' } })
}

/** 传真: confirmed with the applicant on the same day, and answered at once, for it is public (711-31, 711-33). */
export function byFax(): ApplicationStory {
  const story = open('0209', 'tjj', '2026-11-16', {
    ...{ what: '2026年前三季度地区生产总值', channel: 'fax', proof: '传真机记录' },
  })
  story.does({ type: 'ConfirmReceipt', data: { confirmedOn: story.today, proof: '电话记录：申请人确认' } }).after(1)
  return story.reply({ kind: 'alreadyPublic', where: '已在区人民政府网站“统计信息”栏目公开。' }).delivered()
}

/** 电子邮件: nobody has confirmed it with the applicant, and the time for that is over (711-31). */
export const unconfirmed = (): ApplicationStory =>
  open('0210', 'wlj', '2026-11-17', { what: '某文化活动政府采购合同', channel: 'internet', proof: '收件箱记录' })

/** 711-44: several people ask for the same item; the program proposes to publish it, and a leader decides. */
export function askedByMany(item: ItemId): readonly ApplicationStory[] {
  const stories = ['11-04', '11-06', '11-11'].map((on, index) =>
    open(`021${index + 1}`, 'czj', `2026-${on}`, { what: '区级预算执行动态监控情况报告' })
      .after(1)
      .identify({ item }),
  )
  stories
    .at(-1)!
    .after(3)
    .act(
      'fg',
      {
        type: 'DecideProactiveProposal',
        data: { proposal: 1, accepted: true, reasons: '不涉及不予公开的情形，公众关注，转为主动公开。' },
      },
      { waitsFor: stories.at(-1)!.awaits('ProactiveDisclosureProposed') },
    )
  return stories
}
