import { describe, expect, test } from 'vitest'
import type { ReplyOutcome, WithholdingGround } from '../../../src/domain/application/outcome.js'
import { composeLetter } from '../../../src/app/letters/composeLetter.js'
import { LetterFactsMissingError } from '../../../src/app/letters/letterErrors.js'
import type { LetterFacts } from '../../../src/app/letters/letterFacts.js'
import { LETTER_KINDS, type LetterKind } from '../../../src/app/letters/letterKinds.js'
import { LETTERS } from '../../../src/app/letters/letters.js'
import { sampleFacts } from '../../../src/app/letters/sampleFacts.js'
import type { LocalDate } from '../../../src/domain/values.js'
import { bare, wordsOf } from './letterText.js'

const EITHER = [
  '可以自收到本答复书之日起60日内向淮北市烈山区人民政府申请行政复议',
  '或者自收到本答复书之日起6个月内依法向人民法院提起行政诉讼',
]
const REVIEW_FIRST = [
  '可以自收到本答复书之日起60日内向淮北市烈山区人民政府申请行政复议',
  '依照《中华人民共和国行政复议法》第二十三条的规定，对不予公开政府信息的行为，应当先向行政复议机关申请行政复议',
  '对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法向人民法院提起行政诉讼',
]
const REGULATION = '《中华人民共和国政府信息公开条例》'
const CASE = '申请公开的内容为：“2024年度烈山区老旧小区改造项目的可行性研究报告批复文件及资金安排情况”'
const basis = (clause: string) => `依照${REGULATION}（以下简称《条例》）${clause}的规定`

/** What a person has to find in each letter. */
const SENTENCES: Readonly<Record<LetterKind, readonly string[]>> = {
  applicationForm: ['政府信息公开申请表', '■自然人', '□商业企业', '■电子数据', '申请人签名或者盖章', '第二十九条'],
  registrationForm: ['登记编号2026-0017', '邮寄（需要签收）', '以签收之日为收到申请之日', '2026年3月30日（含当日）'],
  acceptanceReceipt: [
    '您以邮寄（需要签收）方式提出的政府信息公开申请（登记编号：2026-0017），本机关已于2026年3月2日接收',
    `依照${REGULATION}第三十一条的规定，以签收之日为收到申请之日，本机关收到该申请的日期为2026年3月2日。`,
    '将在2026年3月30日前（含当日）予以答复',
  ],
  splitNotice: [
    '一事一申请',
    '2件申请',
    '1. 2024年度老旧小区改造项目批复文件（登记编号：2026-0017-1）。',
    '拆分不影响',
  ],
  amendmentNotice: [
    CASE,
    `依照${REGULATION}第二十九条、第三十条的规定`,
    '1. 申请人的身份证明：未附身份证明，请提供有效身份证件复印件。',
    '自收到本告知书之日起10个工作日内',
    '答复期限自本机关收到补正的申请之日起计算',
    '无正当理由逾期不补正的，视为放弃申请，本机关不再处理',
  ],
  reasonsNotice: [
    '六十二件。',
    `依照${REGULATION}第三十五条的规定，请您于2026年3月16日前（含当日）`,
    '申请理由不合理的，将告知不予处理',
  ],
  delayNotice: [
    '本机关认为理由合理',
    `依照${REGULATION}第三十五条的规定，本机关决定延迟20个工作日答复，将于2026年4月28日前（含当日）答复您`,
  ],
  extensionNotice: [
    `依照${REGULATION}第三十三条第二款的规定，经本机关政府信息公开工作机构负责人同意，答复期限延长20个工作日`,
    '2026年4月28日前（含当日）答复您',
    '理由：所申请信息涉及多个年度的档案',
  ],
  thirdPartyLetter: [
    '示例建设工程有限公司：',
    '涉及您（贵单位）的商业秘密',
    `依照${REGULATION}第十五条、第三十二条的规定`,
    '自收到本征求意见书之日起15个工作日内',
    '逾期未提出意见的，由本机关依照该条例的规定决定是否公开',
    '附件：征求意见确认函',
  ],
  thirdPartyConfirmation: [
    '《征求意见书》（公开征〔2026〕3号）收悉',
    '■商业秘密',
    '■不同意公开',
    '报价明细涉及本公司成本构成',
    '第三方签名或者盖章',
  ],
  opinionNoticeToApplicant: [
    '涉及第三方和烈山区财政局、烈山区住房和城乡建设局',
    `依照${REGULATION}第三十二条、第三十四条的规定，本机关已于2026年3月5日书面征求其意见`,
    `依照${REGULATION}第三十三条第三款的规定，征求第三方和其他机关意见所需时间不计算在答复期限内`,
  ],
  thirdPartyOverrideNotice: [
    '于2026年3月20日提出不同意公开的意见，理由为：“报价明细涉及本公司成本构成”',
    '本机关认为不公开可能对公共利益造成重大影响',
    `依照${REGULATION}第十五条、第三十二条的规定，本机关决定予以公开`,
    '一、决定公开的政府信息内容：施工合同第3页至第5页报价明细。',
    '二、理由：所申请信息涉及多个年度的档案',
    '如对本告知书不服，可以自收到本告知书之日起60日内向淮北市烈山区人民政府申请行政复议',
  ],
  thirdPartyDecisionNotice: [
    '逾期未提出意见，由本机关依照规定决定是否公开',
    '向申请人公开下列政府信息内容：“施工合同第3页至第5页报价明细”',
  ],
  jointMakerLetter: [
    '烈山区财政局：',
    '本机关牵头、与贵机关共同制作',
    `依照${REGULATION}第三十四条的规定`,
    '15个工作日内',
    '逾期未提出意见的，视为同意公开',
  ],
  involvedAgencyLetter: [
    '《烈山区人民政府政务公开发布协调制度》第八条',
    '应在3个工作日内进行会商，按照会商结果进行答复或公开',
    '共同上一级行政机关或者政府信息公开主管部门',
  ],
  assistanceLetter: ['请贵单位协助办理下列事项：查找2024年度', '2026年3月13日前（含当日）'],
  feeNotice: [
    `依照${REGULATION}第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）的规定`,
    '按件计收，本自然月内此前已计10件，本次计25件，累计35件',
    '11至30100',
    '1至10不收费',
    '人民币3000元',
    '缴纳方式：凭本通知书',
    '自收到本通知书次日起30日内缴纳',
    '逾期未缴纳的，视为放弃申请',
    '自您完成缴费次日起重新计算',
  ],
  approvalForm: [
    '拟作出的答复不予公开（《条例》第三十六条第（三）项）',
    '承办意见拟同意按所附答复书答复李承办2026年3月24日',
    '签发意见',
    '第十七条',
  ],
  withdrawalConfirmation: ['您于2026年3月12日向本机关提出撤回该申请', '终止办理'],
  feeRevocation: [
    '《收费通知书》（烈发改公开费〔2026〕2号）有误，已于2026年3月18日撤销',
    '无需按该通知书缴纳信息处理费',
  ],
  mergerNotice: ['您另有申请（编号：2026-0011）正在办理', '于2026年3月9日将本件申请并入'],
  correctionForwarding: [
    `依照${REGULATION}第四十一条的规定，现转送贵机关处理`,
    '要求更正的政府信息记录：2025年低收入家庭认定登记表',
    '家庭人口4人',
  ],
  replyAlreadyPublic: [
    CASE,
    basis('第三十六条第（一）项'),
    '已经主动公开，现告知获取该政府信息的方式、途径：区人民政府网站',
    ...EITHER,
  ],
  replyProvided: [
    basis('第三十六条第（二）项'),
    '予以公开',
    '形式：电子数据',
    '途径：电子邮件',
    '烈发改密审〔2026〕18号',
    '附件：烈发改投',
    ...EITHER,
  ],
  replyWithheld: [
    basis('第三十六条第（三）项'),
    '不予公开，理由如下',
    '如对本机关不予公开政府信息的决定不服',
    ...REVIEW_FIRST,
  ],
  replyNotHeld: [
    basis('第三十六条第（四）项'),
    '政府信息不存在',
    '2026年3月4日本机关档案室2020年至2025年文书档案目录老旧小区、改造、批复',
    ...EITHER,
  ],
  replyNotOurs: [
    basis('第三十六条第（五）项'),
    '不属于本机关负责公开，理由：城市道路照明',
    '负责公开该政府信息的行政机关为烈山区城市管理局，联系方式：烈山区示范路1号，0561-0000001',
    ...EITHER,
  ],
  replyRepeated: [
    basis('第三十六条第（六）项'),
    '已于2025年11月18日作出答复（文号：公开答〔2025〕77号）',
    '不予重复处理',
    ...EITHER,
  ],
  replySpecialRegime: [basis('第三十六条第（七）项'), '《不动产登记暂行条例》', '不动产登记中心查询窗口', ...EITHER],
  replyPartlyProvided: [
    basis('第三十六条第（二）项、第（三）项和第三十七条'),
    '能够作区分处理',
    '依照《条例》第四十条的规定，未按照您要求的形式提供，理由：原件篇幅较大',
    '1. 第3页至第5页报价明细。该信息涉及第三方的商业秘密',
    '2. 第9页参会人员发言。该信息属于行政机关在履行行政管理职能过程中形成的讨论记录',
    '如对本机关对部分内容不予公开的决定不服',
    ...REVIEW_FIRST,
  ],
  replyNeedsProcessing: [basis('第三十八条'), '加工、分析', '不予提供', ...EITHER],
  replyPetition: [basis('第三十九条第一款'), '不作为政府信息公开申请处理', '区信访局接待窗口', ...EITHER],
  replyPublication: [basis('第三十九条第二款'), '公开出版物（《示例区年鉴（2025）》）', '区档案馆', ...EITHER],
  replyReconfirmation: ['确认或者重新出具', '不予处理', ...EITHER],
  replyExcessive: [basis('第三十五条'), '理由不合理：三十日内', '不予处理', ...EITHER],
  replyStillUnclear: [basis('第三十条'), '补正后的申请内容仍不明确', ...EITHER],
  replyNotAmended: [
    basis('第三十条'),
    '公开补〔2026〕4号',
    '2026年3月10日送达',
    '2026年3月25日届满',
    '视为放弃申请，本机关不再处理',
    ...EITHER,
  ],
  replyFeeUnpaid: [
    basis('第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）'),
    '2026年4月20日届满',
    '视为放弃申请，本机关不再处理',
    ...EITHER,
  ],
  replyEnterpriseChannel: [basis('第五十五条'), '示例供水有限公司', '供水服务热线', '可以向烈山区住房和城乡建设局申诉'],
  replyOther: [basis('第三十六条'), '理由：申请事项与正在办理的另一件申请合并答复', ...EITHER],
  correctionCorrected: [`依照${REGULATION}第四十一条的规定，本机关已于2026年3月18日予以更正`, '由3人更正为4人'],
  correctionRefused: ['本机关决定不予更正，理由如下', '自收到本告知书之日起60日内向淮北市烈山区人民政府申请行政复议'],
  correctionForwarded: ['转送有权更正的行政机关烈山区民政局处理', '公开转〔2026〕1号'],
  complaintReceipt: ['赵举报', '对烈山区示例局政府信息公开工作的投诉（举报）', '已于2026年3月5日受理', '予以保密'],
  complaintDeclined: ['本机关决定不予受理，理由如下：所反映的内容没有具体事实', '向有权处理的机关提出'],
  complaintTransfer: ['烈山区财政局', '第五十一条的规定，现转送', '现转送你机关处理', '身份信息予以保密'],
  complaintTransferNotice: ['赵举报', '已于2026年3月18日转送烈山区财政局处理'],
  complaintStatementRequest: ['烈山区示例局', '作出书面说明', '请于2026年3月13日前送达本机关'],
  complaintReply: ['赵举报', '您反映的情况属实', '现已答复申请人', '责令该局限期改正'],
  correctionDirected: ['请您（贵单位）向有权更正的行政机关提出', '淮北市公安局烈山分局；联系方式：烈山区示范路9号'],
}

const missingOf = (kind: LetterKind, facts: LetterFacts): readonly string[] => {
  try {
    composeLetter(kind, facts)
    return []
  } catch (fault) {
    if (!(fault instanceof LetterFactsMissingError)) throw fault
    expect(fault.message).toBe(`${kind}: missing ${fault.missing.join(', ')}`)
    return fault.missing
  }
}

describe.each(LETTER_KINDS.map((kind) => ({ kind, clause: LETTERS[kind].clause })))('$clause: $kind', ({ kind }) => {
  test('says what it must', () => {
    const words = wordsOf(composeLetter(kind, sampleFacts(kind)))
    for (const sentence of SENTENCES[kind]) expect(words).toContain(bare(sentence))
  })

  test('names each fact that is missing, blank or no date', () => {
    const facts = sampleFacts(kind)
    for (const name of LETTERS[kind].needs) {
      const { [name]: value, ...others } = facts
      expect(missingOf(kind, others), name).toContain(name)
      expect(missingOf(kind, others).every((path) => path === name || path === 'authorityName')).toBe(true)
      if (typeof value === 'string') expect(missingOf(kind, { ...facts, [name]: ' \n' } as LetterFacts)).toContain(name)
      if (Array.isArray(value)) expect(missingOf(kind, { ...facts, [name]: [] } as LetterFacts)).toContain(name)
    }
    expect(missingOf(kind, {})).toEqual(expect.arrayContaining([...LETTERS[kind].needs]))
  })

  test('prints no gap where a fact that it may do without is not there', () => {
    const facts = sampleFacts(kind)
    const needed = [...LETTERS[kind].needs, 'reviewBodyName'] as const
    const least = Object.fromEntries(needed.map((name) => [name, facts[name]])) as LetterFacts
    const words = wordsOf(composeLetter(kind, least))
    expect(words).not.toMatch(/undefined|null|NaN|\[object|（）|“”|：。|，。|。。|、、|：：/)
  })
})

const GROUNDS: readonly [WithholdingGround<string>, readonly string[]][] = [
  [
    { code: 'stateSecret', level: 'secret', authority: '甲', term: '10年' },
    ['第十四条', '国家秘密', '机密', '甲', '10年'],
  ],
  [
    { code: 'prohibitedByLaw', law: '《乙法》', article: '第九条' },
    ['第十四条', '法律、行政法规禁止公开', '《乙法》第九条'],
  ],
  [{ code: 'endangersSafety', danger: 'socialStability', why: '丙' }, ['第十四条', '可能危及社会稳定', '理由：丙。']],
  [
    { code: 'thirdPartyInterest', interest: 'personalPrivacy', outcome: 'silent', why: '丁' },
    ['第十五条、第三十二条', '个人隐私', '逾期未提出意见', '理由：丁。'],
  ],
  [
    { code: 'internalAffairs', kind: 'personnel', why: '戊' },
    ['第十六条第一款', '人事管理', '内部事务信息', '理由：戊。'],
  ],
  [{ code: 'processInformation', kind: 'draft', why: '己' }, ['第十六条第二款', '过程稿', '过程性信息', '理由：己。']],
  [{ code: 'enforcementFile', why: '庚' }, ['第十六条第二款', '行政执法案卷信息', '理由：庚。']],
]

test.each(GROUNDS)('711-36(3): a ground stands with its clause and its facts: $code', (ground, sentences) => {
  const facts = { ...sampleFacts('replyWithheld'), outcome: { kind: 'withheld' as const, grounds: [ground] } }
  const words = wordsOf(composeLetter('replyWithheld', facts))
  for (const sentence of sentences) expect(words).toContain(sentence)
  for (const name of Object.keys(ground).filter((key) => key !== 'code')) {
    const outcome = { kind: 'withheld', grounds: [{ ...ground, [name]: undefined }] } as unknown as ReplyOutcome<string>
    expect(missingOf('replyWithheld', { ...facts, outcome })).toEqual([`outcome.grounds.0.${name}`])
  }
})

test('711-36: each fact inside an outcome is named where it is missing, and another outcome is not taken', () => {
  for (const kind of LETTER_KINDS.filter((each) => each.startsWith('reply'))) {
    const facts = sampleFacts(kind)
    const own = facts.outcome as unknown as Readonly<Record<string, unknown>>
    const ids = ['kind', 'searches', 'earlierApplication', 'enterprise', 'authority']
    const optional = ['access', 'otherFormBecause', 'contentHash', 'responsibleName', 'responsibleContact']
    for (const name of Object.keys(own).filter((key) => ![...ids, ...optional].includes(key))) {
      const outcome = { ...own, [name]: undefined } as unknown as ReplyOutcome<string>
      expect(missingOf(kind, { ...facts, outcome }), kind).toEqual([`outcome.${name}`])
    }
    const other = sampleFacts(kind === 'replyOther' ? 'replyExcessive' : 'replyOther').outcome!
    expect(missingOf(kind, { ...facts, outcome: other })).toEqual(['outcome.kind'])
  }
})

test('711-42: a reply that gives something states the fee that was paid, and only otherwise that nothing is charged', () => {
  const feesPaid = [{ amount: 4700, paidOn: '2026-03-20' as LocalDate, receiptNumber: '票77' }]
  for (const kind of ['replyProvided', 'replyPartlyProvided'] as const) {
    expect(wordsOf(composeLetter(kind, sampleFacts(kind)))).toContain('不收取费用')
    const charged = wordsOf(composeLetter(kind, { ...sampleFacts(kind), feesPaid }))
    expect(charged).toContain('已缴纳：4700元（缴费日期：2026年3月20日；票据编号：票77）。')
    expect(charged).not.toContain('不收取费用')
  }
})

test('711-51: a body that the remedies point to must have a name', () => {
  const facts = sampleFacts('replyNotOurs')
  const nameless: LetterFacts = Object.fromEntries(Object.entries(facts).filter(([name]) => name !== 'reviewBodyName'))
  expect(missingOf('replyNotOurs', nameless)).toEqual(['reviewBodyName'])
  for (const kind of ['correctionRefused', 'thirdPartyOverrideNotice', 'thirdPartyDecisionNotice'] as const)
    expect(missingOf(kind, { ...sampleFacts(kind), reviewBodyName: ' ' }), kind).toEqual(['reviewBodyName'])
  const { remedies } = facts
  if (remedies?.order !== 'either') throw new Error('the sample leaves the choice')
  const named = { ...remedies, review: { ...remedies.review, body: { name: '安徽省某市人民政府' } } }
  expect(wordsOf(composeLetter('replyNotOurs', { ...nameless, remedies: named }))).toContain(
    '60日内向安徽省某市人民政府申请行政复议',
  )
})

test('711-29: entries of lists are checked one by one, dates are real days', () => {
  const facts = sampleFacts('amendmentNotice')
  const points = [facts.points![0]!, { element: 'contact', explanation: ' ' }] as NonNullable<LetterFacts['points']>
  expect(missingOf('amendmentNotice', { ...facts, points })).toEqual(['points.1.explanation'])
  expect(missingOf('amendmentNotice', { ...facts, receivedOn: '2026-02-30' as LocalDate })).toEqual(['receivedOn'])
})

test('711-32: neither a third party nor another agency is told who applied', () => {
  const kinds: readonly LetterKind[] = [
    'thirdPartyLetter',
    'thirdPartyConfirmation',
    'thirdPartyOverrideNotice',
    'thirdPartyDecisionNotice',
    'jointMakerLetter',
    'involvedAgencyLetter',
    'assistanceLetter',
  ]
  for (const kind of kinds) expect(wordsOf(composeLetter(kind, sampleFacts(kind))), kind).not.toMatch(/张示例|示例小区/)
  const toApplicant = composeLetter('opinionNoticeToApplicant', sampleFacts('opinionNoticeToApplicant'))
  expect(wordsOf(toApplicant)).not.toContain('示例建设工程有限公司')
})

test('711-36: an organisation is addressed as one', () => {
  const facts = { ...sampleFacts('replyProvided'), applicantKind: 'commercialEnterprise' as const }
  const words = wordsOf(composeLetter('replyProvided', facts))
  expect(words).toContain('收到贵单位提出的政府信息公开申请')
  expect(words).not.toContain('您')
})
