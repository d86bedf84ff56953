import type { ReplyOutcomeInput } from '../../../domain/application/outcomeInput.js'
import type { AgencyId } from '../../../domain/values.js'
import { type Asked, ApplicationStory } from './applicationStory.js'

/** One kind of reply as the year shows it. */
interface Answered {
  readonly number: string
  readonly agency: string
  readonly on: string
  readonly asked: Asked
  /** Working days until it is drafted. */
  readonly takes: number
  readonly outcome: (story: ApplicationStory) => ReplyOutcomeInput
  readonly search?: 'found' | 'notFound'
}

const giving = (story: ApplicationStory, number: string) =>
  ({
    ...{ form: 'electronic', way: 'email', access: '随本答复书按申请书所列联系方式提供' },
    ...{ reviewNumber: `审〔2026〕${number}号`, reviewedOn: story.today },
  }) as const

const ANSWERED: readonly Answered[] = [
  {
    ...{ number: '0001', agency: 'zjj', on: '2026-01-12', takes: 2 },
    asked: { what: '2025年保障性住房分配结果' },
    outcome: () => ({
      kind: 'alreadyPublic',
      where: '已在区人民政府网站“政府信息公开—法定主动公开内容—住房保障”栏目公开。',
    }),
  },
  {
    ...{ number: '0002', agency: 'nyj', on: '2026-01-19', takes: 6, search: 'found' },
    asked: { what: '2025年高标准农田建设项目验收报告', kind: 'researchInstitution' },
    outcome: (story) => ({ kind: 'provided', ...giving(story, '2') }),
  },
  {
    ...{ number: '0003', agency: 'fgw', on: '2026-02-03', takes: 8 },
    asked: { what: '某重大项目可行性研究报告的讨论记录', kind: 'commercialEnterprise' },
    outcome: () => ({
      kind: 'withheld',
      grounds: [
        {
          code: 'processInformation',
          kind: 'discussionRecord',
          why: '项目尚在论证，讨论记录公开会影响决策的独立和有序。',
        },
      ],
    }),
  },
  {
    ...{ number: '0004', agency: 'rsj', on: '2026-02-26', takes: 5 },
    asked: { what: '局内部考勤和岗位调整方案' },
    outcome: () => ({
      kind: 'withheld',
      grounds: [{ code: 'internalAffairs', kind: 'personnel', why: '属于人事管理方面的内部事务信息。' }],
    }),
  },
  {
    ...{ number: '0005', agency: 'scj', on: '2026-03-09', takes: 9 },
    asked: { what: '某食品经营者行政处罚案件全部案卷材料', kind: 'legalServiceInstitution' },
    outcome: () => ({
      kind: 'withheld',
      grounds: [{ code: 'enforcementFile', why: '询问笔录、内部审批材料属于行政执法案卷信息；处罚决定书已依法公示。' }],
    }),
  },
  {
    ...{ number: '0006', agency: 'yjj', on: '2026-03-16', takes: 7 },
    asked: { what: '辖区重大危险源点位和安防设施布置图' },
    outcome: () => ({
      kind: 'withheld',
      grounds: [{ code: 'endangersSafety', danger: 'publicSafety', why: '公开点位和安防布置可能被用于实施破坏。' }],
    }),
  },
  {
    ...{ number: '0007', agency: 'tjj', on: '2026-03-23', takes: 6 },
    asked: { what: '第五次经济普查中某企业的单位普查表', kind: 'commercialEnterprise' },
    outcome: () => ({
      kind: 'withheld',
      grounds: [{ code: 'prohibitedByLaw', law: '《中华人民共和国统计法》', article: '第二十八条' }],
    }),
  },
  {
    ...{ number: '0008', agency: 'lsz', on: '2026-04-07', takes: 4, search: 'notFound' },
    asked: { what: '1998年某村民组宅基地调整会议纪要' },
    outcome: () => ({ kind: 'notHeld' }),
  },
  {
    ...{ number: '0009', agency: 'jyj', on: '2026-04-14', takes: 3 },
    asked: { what: '某路段交通信号灯配时方案' },
    outcome: () => ({
      kind: 'notOurs',
      why: '该信息由交通运输部门负责，我局不掌握。',
      responsibleAgency: 'jtj' as AgencyId,
      responsibleContact: '区交通运输局政务公开室，0561-0000000',
    }),
  },
  {
    ...{ number: '0010', agency: 'zjj', on: '2026-04-21', takes: 3 },
    asked: { who: 'demo-2026-0001', what: '2025年保障性住房分配结果' },
    outcome: () => ({ kind: 'repeated', earlierApplication: 'demo-2026-0001', earlierReply: '公开答〔2026〕1号' }),
  },
  {
    ...{ number: '0011', agency: 'scj', on: '2026-05-11', takes: 2 },
    asked: { what: '某公司工商登记档案', kind: 'legalServiceInstitution' },
    outcome: () => ({
      kind: 'specialRegime',
      law: '《企业登记档案资料查询办法》',
      procedure: '请持有效证件到区政务服务中心登记档案查询窗口办理。',
    }),
  },
  {
    ...{ number: '0012', agency: 'czj', on: '2026-05-18', takes: 8, search: 'found' },
    asked: { what: '2025年某专项资金评审意见', kind: 'otherOrganisation' },
    outcome: (story) => ({
      kind: 'partlyProvided',
      ...giving(story, '12'),
      passages: [
        {
          passage: '评审专家个人打分和讨论意见',
          ground: { code: 'processInformation', kind: 'discussionRecord', why: '属于评审过程中的讨论记录。' },
        },
      ],
    }),
  },
  {
    ...{ number: '0013', agency: 'wjw', on: '2026-06-01', takes: 4 },
    asked: { what: '近十年各村卫生室人员变动分年龄统计表' },
    outcome: () => ({ kind: 'needsProcessing', why: '现有资料未按年龄分类，需要重新汇总、加工。' }),
  },
  {
    ...{ number: '0014', agency: 'cgj', on: '2026-06-08', takes: 2 },
    asked: { what: '要求查处小区门口占道经营并答复' },
    outcome: () => ({
      kind: 'petition',
      matter: 'complaint',
      channel: '请拨打12345政务服务便民热线，或者到区信访局来访接待室反映。',
    }),
  },
  {
    ...{ number: '0015', agency: 'tjj', on: '2026-06-15', takes: 2 },
    asked: { what: '2025年统计年鉴全文', kind: 'researchInstitution' },
    outcome: () => ({
      kind: 'publication',
      title: '《烈山区统计年鉴（2025）》',
      howToGet: '可向出版单位购买，或者到区图书馆查阅。',
    }),
  },
  {
    ...{ number: '0016', agency: 'mzj', on: '2026-06-23', takes: 3 },
    asked: { what: '请确认本人已取得的低保审批表是否真实' },
    outcome: () => ({ kind: 'reconfirmation', why: '申请内容是要求对已获取的信息予以确认。' }),
  },
  {
    ...{ number: '0017', agency: 'jtj', on: '2026-07-06', takes: 5 },
    asked: { what: '线路调整方案的意见建议', kind: 'publicInterestOrganisation' },
    outcome: () => ({ kind: 'other', why: '所提内容为对线路调整的意见，已转业务科室研究，并告知申请人。' }),
  },
  {
    ...{ number: '0018', agency: 'gsgs', on: '2026-07-13', takes: 4 },
    asked: { what: '居民供水水质检测报告' },
    outcome: () => ({
      kind: 'enterpriseChannel',
      enterprise: 'gsgs' as AgencyId,
      channel: '在公司营业厅和网站“信息公开”栏目每月公布。',
      authority: 'zjj' as AgencyId,
    }),
  },
]

/** 答复 of every kind that needs no particular way: each from its receipt to the archive. */
export const answeredStories = (): readonly ApplicationStory[] =>
  ANSWERED.map(({ number, agency, on, asked, takes, outcome, search }) => {
    const story = new ApplicationStory(number, agency, on).receive(asked).after(2).identify()
    if (search !== undefined) story.search(search)
    story.after(takes)
    return story.reply(outcome(story)).delivered().archive()
  })
