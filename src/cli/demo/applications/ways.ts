import type { PersonId } from '../../../domain/values.js'
import { uuidOf } from '../../../eventstore/eventIds.js'
import { ApplicationStory } from './applicationStory.js'

// What can happen to an application on its way, one story each; dates in Asia/Shanghai.

const giving = (story: ApplicationStory, number: string) =>
  ({
    ...{ form: 'electronic', way: 'email', access: '随本答复书按申请书所列联系方式提供' },
    ...{ reviewNumber: `审〔2026〕${number}号`, reviewedOn: story.today },
  }) as const
const thirdPartyOf = (key: string) => uuidOf('gongkai/demo-third-party/1', key) as PersonId

/** 补正: told once of everything that is missing, corrected, answered within a new period (711-30). */
export function amended(): ApplicationStory {
  const story = new ApplicationStory('0101', 'nyj', '2026-03-02', 'gk')
  story.receive({ what: '有关补贴的材料' }).after(3)
  const noticeNumber = '烈农公开补〔2026〕1号'
  story.does({
    type: 'RequestAmendment',
    data: {
      points: [{ element: 'description', explanation: '请写明补贴的名称、年度和发放对象。' }],
      ...{ noticeNumber, issuedOn: story.today, proof: '挂号信 XA0561000101' },
    },
  })
  story.after(2).does({
    type: 'RecordAmendmentNoticeService',
    data: { noticeNumber, servedOn: story.today, proof: '邮政签收记录' },
  })
  story.after(5).does({
    type: 'RecordAmendment',
    data: {
      request: { description: '2025年农机购置补贴发放明细（宋疃镇）' },
      receivedOn: story.today,
      proof: '收件章',
    },
  })
  story.after(4).identify().search('found').after(3)
  return story
    .reply({ kind: 'provided', ...giving(story, '101') })
    .delivered()
    .archive()
}

/** 无正当理由逾期不补正的，视为放弃申请 (711-30). */
export function notAmended(): ApplicationStory {
  const story = new ApplicationStory('0102', 'cgj', '2026-04-01')
  story.receive({ what: '你们的所有文件' }).after(2)
  const noticeNumber = '烈城管公开补〔2026〕1号'
  story.does({
    type: 'RequestAmendment',
    data: {
      points: [{ element: 'description', explanation: '请写明所需信息的名称、文号或者便于查询的其他特征。' }],
      ...{ noticeNumber, issuedOn: story.today, proof: '电子邮件发送记录' },
    },
  })
  story.does({
    type: 'RecordAmendmentNoticeService',
    data: { noticeNumber, servedOn: story.today, proof: '邮件已读回执' },
  })
  return story.after(12).reply({ kind: 'notAmended' }).archive()
}

/** 补正后申请内容仍不明确 (711-30). */
export function stillUnclear(): ApplicationStory {
  const story = new ApplicationStory('0103', 'jxj', '2026-05-06')
  story.receive({ what: '企业相关情况' }).after(2)
  const noticeNumber = '烈经信公开补〔2026〕1号'
  story.does({
    type: 'RequestAmendment',
    data: {
      points: [{ element: 'description', explanation: '请写明企业名称和所需信息的种类。' }],
      ...{ noticeNumber, issuedOn: story.today, proof: '电子邮件发送记录' },
    },
  })
  story.does({ type: 'RecordAmendmentNoticeService', data: { noticeNumber, servedOn: story.today, proof: '邮件回执' } })
  story.after(4).does({
    type: 'RecordAmendment',
    data: { request: { description: '就是企业的情况' }, receivedOn: story.today, proof: '邮件' },
  })
  return story.after(3).reply({ kind: 'stillUnclear', why: '补正后仍无法确定所指的企业和信息种类。' }).archive()
}

/** 征求第三方意见: it objects with reason, so what is its own is left out; the wait does not count (711-32, 711-33). */
export function thirdPartyObjected(): ApplicationStory {
  const story = new ApplicationStory('0111', 'zjj', '2026-05-20', 'gk')
  story.receive({ what: '某小区物业服务企业信用评价材料', kind: 'otherOrganisation' }).after(2)
  story.identify({ concernsThirdParties: true }).after(1)
  const thirdParty = thirdPartyOf('0111')
  const letterNumber = '烈住建公开征〔2026〕1号'
  story.does({
    type: 'IssueThirdPartyLetter',
    data: {
      thirdParty,
      name: '淮北示例物业服务有限公司',
      interest: 'commercialSecret',
      letterNumber,
      issuedOn: story.today,
    },
  })
  story
    .after(1)
    .does({ type: 'RecordThirdPartyService', data: { thirdParty, servedOn: story.today, proof: '直接送达' } })
  story.after(8).does({
    type: 'RecordThirdPartyOpinion',
    data: {
      ...{ thirdParty, opinion: 'objects', reasons: '成本测算属于商业秘密，公开会损害竞争地位。' },
      ...{ receivedOn: story.today, proof: '书面意见' },
    },
  })
  story.after(2).act('fg', {
    type: 'JudgeObjection',
    data: { thirdParty, reasonable: true, why: '成本测算未公开，具有商业价值并采取了保密措施。' },
  })
  story.after(2)
  return story
    .reply(
      {
        kind: 'partlyProvided',
        ...giving(story, '111'),
        passages: [
          {
            passage: '企业成本测算表',
            ground: {
              ...{ code: 'thirdPartyInterest', interest: 'commercialSecret', outcome: 'objected' },
              why: '第三方不同意公开且有合理理由。',
            },
          },
        ],
      },
      { signer: 'zy' },
    )
    .delivered()
}

/** 不公开会对公共利益造成重大影响: published over the objection, and told in writing why (711-32). */
export function objectionOverruled(): ApplicationStory {
  const story = new ApplicationStory('0112', 'wjw', '2026-06-10', 'gk')
  story.receive({ what: '某医疗机构消毒供应检查不合格项目清单' }).after(2)
  story.identify({ concernsThirdParties: true }).after(1)
  const thirdParty = thirdPartyOf('0112')
  story.does({
    type: 'IssueThirdPartyLetter',
    data: {
      ...{ thirdParty, name: '淮北示例门诊部', interest: 'otherInterest', letterNumber: '烈卫健公开征〔2026〕1号' },
      issuedOn: story.today,
    },
  })
  story
    .after(1)
    .does({ type: 'RecordThirdPartyService', data: { thirdParty, servedOn: story.today, proof: '直接送达' } })
  story.after(5).does({
    type: 'RecordThirdPartyOpinion',
    data: {
      ...{ thirdParty, opinion: 'objects', reasons: '公开会影响经营声誉。' },
      ...{ receivedOn: story.today, proof: '书面意见' },
    },
  })
  story.after(1).act('fg', {
    type: 'JudgeObjection',
    data: { thirdParty, reasonable: true, why: '公开确实会影响其经营声誉。' },
  })
  story.after(1).act('zy', {
    type: 'OverruleObjection',
    data: {
      thirdParty,
      content: '消毒供应检查不合格项目清单',
      reasons: '涉及就诊群众健康，不公开会对公共利益造成重大影响。',
      noticeNumber: '烈卫健公开知〔2026〕1号',
      noticeServedOn: story.today,
      proof: '直接送达',
    },
  })
  story.after(1)
  return story.reply({ kind: 'provided', ...giving(story, '112') }).delivered()
}

/** 第三方逾期未提出意见: nobody's silence is consent; the agency decides (711-32). */
export function thirdPartySilent(): ApplicationStory {
  const story = new ApplicationStory('0113', 'scj', '2026-07-20', 'gk')
  story.receive({ what: '某企业质量管理体系检查报告', kind: 'commercialEnterprise' }).after(1)
  story.identify({ concernsThirdParties: true })
  const thirdParty = thirdPartyOf('0113')
  story.does({
    type: 'IssueThirdPartyLetter',
    data: {
      ...{ thirdParty, name: '淮北示例食品厂', interest: 'commercialSecret', letterNumber: '烈市监公开征〔2026〕1号' },
      issuedOn: story.today,
    },
  })
  story
    .after(1)
    .does({ type: 'RecordThirdPartyService', data: { thirdParty, servedOn: story.today, proof: '邮政签收' } })
  story.after(17)
  return story
    .reply(
      { kind: 'provided', ...giving(story, '113') },
      { step: { waitsFor: story.awaits('ThirdPartyOpinionLapsed') } },
    )
    .delivered()
}

/** 延期, once, with the consent of the head of the disclosure office, told to the applicant (711-33). */
export function extended(): ApplicationStory {
  const story = new ApplicationStory('0121', 'rsj', '2026-08-03')
  story.receive({ what: '2023—2025年职业技能培训补贴拨付情况', form: 'paper', way: 'post' }).after(2)
  story
    .identify()
    .search('found')
    .after(15)
    .act('gkz', {
      type: 'ExtendReplyPeriod',
      data: {
        ...{ workingDays: 10, reason: '涉及三个年度、二十余家机构，需要逐一核对。' },
        ...{ noticeNumber: '烈人社公开延〔2026〕1号', noticeDispatchedOn: story.today, proof: '挂号信 XA0561000121' },
      },
    })
  story.after(6)
  return story
    .reply({ kind: 'provided', ...giving(story, '121'), form: 'paper', way: 'post' }, { way: 'post' })
    .delivered(3)
    .archive()
}

/** 逾期答复: given all the same, and counted as late. */
export function late(): ApplicationStory {
  const story = new ApplicationStory('0122', 'stz', '2026-06-29')
  story.receive({ what: '2025年村级公益事业项目清单' }).after(3).identify().search('found').after(19)
  return story.reply({ kind: 'provided', ...giving(story, '122') }).delivered()
}

/** 信息处理费 by page: noticed, paid, and a new period begins with the next day (711-42). */
export function paidFor(): ApplicationStory {
  const story = new ApplicationStory('0131', 'czj', '2026-03-30')
  story.receive({ what: '2020—2025年政府采购合同文本', kind: 'commercialEnterprise' }).after(2).identify()
  const noticeNumber = '烈财公开费〔2026〕1号'
  story
    .search('found')
    .after(3)
    .does({
      type: 'IssueFeeNotice',
      data: { method: 'perPage', units: 150, noticeNumber, issuedOn: story.today, proof: '电子邮件发送记录' },
    })
  story.does({ type: 'RecordFeeNoticeService', data: { noticeNumber, servedOn: story.today, proof: '邮件回执' } })
  story.after(6).does({
    type: 'RecordFeePayment',
    data: { paidOn: story.today, amount: 1_700, receiptNumber: '皖财票〔2026〕000131' },
  })
  story.after(5)
  return story
    .reply({ kind: 'provided', ...giving(story, '131') })
    .delivered()
    .archive()
}

/** 逾期未缴纳费用的，视为放弃申请 (711-42). */
export function notPaid(): ApplicationStory {
  const story = new ApplicationStory('0132', 'fgw', '2026-05-25')
  story.receive({ what: '2015—2025年全部项目备案表', kind: 'legalServiceInstitution' }).after(2).identify()
  const noticeNumber = '烈发改公开费〔2026〕1号'
  story
    .search('found')
    .after(2)
    .does({
      type: 'IssueFeeNotice',
      data: { method: 'perPage', units: 250, noticeNumber, issuedOn: story.today, proof: '电子邮件发送记录' },
    })
  story.does({ type: 'RecordFeeNoticeService', data: { noticeNumber, servedOn: story.today, proof: '邮件回执' } })
  return story.after(26).reply({ kind: 'feeUnpaid' }).archive()
}

/** 数量、频次明显超过合理范围: reasons are asked for, found wanting by another person, and it is not processed (711-35). */
export function excessive(): ApplicationStory {
  const story = new ApplicationStory('0141', 'yzjd', '2026-08-17')
  story.receive({ who: 'many', what: '街道全部会议通知（第37件）' }).after(1)
  story.does({
    type: 'RequestReasons',
    data: {
      finding: '同一申请人两个月内提出37件内容相近的申请。',
      ...{ noticeNumber: '杨办公开理〔2026〕1号', issuedOn: story.today, proof: '直接送达', answerBy: '2026-08-28' },
    },
  })
  story.after(4).does({
    type: 'RecordReasons',
    data: { reasons: '就是想多了解一些。', receivedOn: story.today, proof: '书面说明' },
  })
  story.after(1).act('fg', { type: 'JudgeReasons', data: { reasonable: false, why: '未说明与之相关的合理需要。' } })
  story.after(1)
  return story
    .reply({ kind: 'excessive', why: '申请数量、频次明显超过合理范围，说明的理由不合理。' }, { signer: 'zy' })
    .archive()
}

/** 撤回申请. */
export function withdrawn(): ApplicationStory {
  const story = new ApplicationStory('0142', 'jtj', '2026-09-07')
  story.receive({ what: '某公交线路运营补贴明细' }).after(4)
  return story
    .does({
      type: 'WithdrawApplication',
      data: { withdrawnOn: story.today, proof: '申请人书面撤回', reason: '已另行取得。' },
    })
    .archive()
}

/** 行政复议 corrects a reply, and it is done again in a new period (责令重作). */
export function doneAgain(): ApplicationStory {
  const story = new ApplicationStory('0151', 'cgj', '2026-06-22')
  story.receive({ what: '某路段停车位施划的依据' }).after(2).identify().search('notFound').after(2)
  story.reply({ kind: 'notHeld' }).delivered().after(10)
  story.does({
    type: 'RegisterRemedy',
    data: {
      ...{ remedy: 'r1', kind: 'review', filedOn: story.today, caseNumber: '烈政复〔2026〕21号' },
      body: '烈山区人民政府',
    },
  })
  story.after(20).does({
    type: 'RecordRemedyResult',
    data: {
      ...{ remedy: 'r1', result: 'corrected', endedOn: story.today, documentNumber: '烈政复决〔2026〕21号' },
      ...{ redo: true, decisionReceivedOn: story.today },
    },
  })
  story.after(3).does({
    type: 'RecordSearch',
    data: {
      ...{ search: 's2', who: '综合科、档案室', where: '规划移交档案', keywords: '停车、施划、路段' },
      ...{ result: 'found', searchedOn: story.today },
    },
  })
  story.after(2)
  return story.reply({ kind: 'provided', ...giving(story, '151') }).delivered()
}

/** 行政诉讼 without review before; not decided yet. */
export function sued(): ApplicationStory {
  const story = new ApplicationStory('0152', 'zjj', '2026-07-06')
  story.receive({ what: '某项目施工许可审查意见', kind: 'legalServiceInstitution' }).after(2).identify().after(6)
  story.reply({ kind: 'needsProcessing', why: '所需对照表须另行制作。' }).delivered().after(20)
  return story.does({
    type: 'RegisterRemedy',
    data: {
      ...{ remedy: 'l1', kind: 'lawsuit', filedOn: story.today, caseNumber: '（2026）皖0604行初11号' },
      body: '淮北市烈山区人民法院',
    },
  })
}
