import type {
  ComplainantInput,
  ComplaintCommand,
  ConcludeComplaint,
  ReceiveComplaint,
} from '../../domain/complaint/commands.js'
import type { AgencyId } from '../../domain/values.js'
import { applicantOf } from './applications/applicants.js'
import { StoryWriter } from './life.js'
import { day, type DemoStep, type Performed } from './step.js'

/** Who handles complaints in a body, and who decides there. */
const BODIES = {
  qzfb: { handler: 'qzfb-gk', decider: 'qzfb-gkz' },
  qzf: { handler: 'qzf-gk', decider: 'qzf-fg' },
  jw: { handler: 'jw-jc', decider: 'jw-jc' },
} as const
type Body = keyof typeof BODIES

/** 投诉举报 (711-51): one complaint, written step by step. */
class ComplaintWriter {
  readonly id: string
  private readonly writer: StoryWriter
  private body: Body

  constructor(
    number: string,
    on: string,
    body: Body,
    about: Pick<ReceiveComplaint['data'], 'kind' | 'against' | 'channel' | 'text'> & { readonly anonymous?: true },
  ) {
    this.id = `demo-ts-2026-${number}`
    this.body = body
    this.writer = new StoryWriter(`complaint ${number}`, body, day(on))
    const { kind, against, channel, text, anonymous } = about
    const complainant = anonymous === true ? {} : complainantOf(this.id)
    this.does('handler', {
      type: 'ReceiveComplaint',
      data: {
        ...{ complaint: this.id, kind, against, agency: body as string as AgencyId, complainant, text, channel },
        receivedOn: this.writer.today,
      },
    })
  }

  get steps(): readonly DemoStep[] {
    return this.writer.steps
  }
  get today() {
    return this.writer.today
  }

  after(days: number): this {
    this.writer.after(days)
    return this
  }

  does(who: 'handler' | 'decider' | { readonly by: string }, command: ComplaintCommand): this {
    const by = typeof who === 'string' ? { by: BODIES[this.body][who] } : who
    this.writer.act(by, command, { id: this.id, stream: `complaint-${this.id}` })
    return this
  }

  accepted(): this {
    return this.does('handler', { type: 'AcceptComplaint', data: { acceptedOn: this.today } })
  }

  /** The agency is asked, answers within its days, and the records are looked into. */
  heard(facts: string, documentNumber: string, spokesperson: string, statement: string, found: string): this {
    const answerBy = new StoryWriter('days', 'days', this.today).after(6).today
    const question = { facts, aboutShown: false, documentNumber, askedOn: this.today, answerBy }
    this.does('handler', { type: 'AskAgencyForStatement', data: question }).after(4)
    const answer = { request: 1, statement, statedOn: this.today }
    this.does({ by: spokesperson }, { type: 'RecordAgencyStatement', data: answer }).after(2)
    return this.does('handler', {
      type: 'RecordInvestigationStep',
      data: { kind: 'records', result: found, findings: [], takenOn: this.today },
    })
  }

  concluded(
    outcome: ConcludeComplaint['data']['outcome'],
    summary: string,
    measures: ConcludeComplaint['data']['measures'] = [],
  ): this {
    const data = { outcome, summary, findings: [], measures, concludedOn: this.today }
    this.does('handler', { type: 'ConcludeComplaint', data }).after(1)
    return this.does('decider', {
      type: 'ApproveComplaintConclusion',
      data: { proposal: 1, approvedOn: this.today },
    })
  }

  answered(number: string): this {
    const order = { complaint: this.id, kind: 'complaintReply', number, datedOn: this.today } as const
    const prepare: Performed = { perform: ({ letters }, by) => letters.prepareForComplaint({ ...by, order }) }
    this.writer.act({ by: BODIES[this.body].handler }, prepare, { id: this.id, stream: `complaint-${this.id}` })
    const reply = { number, repliedOn: this.today, way: 'handover', proof: '当面签收' } as const
    return this.does('handler', { type: 'ReplyToComplainant', data: reply })
  }

  passedOn(to: Body, reason: string, documentNumber: string): this {
    const data = { to: to as string as AgencyId, reason, documentNumber, transferredOn: this.today }
    this.does('handler', { type: 'TransferComplaint', data })
    this.body = to
    return this
  }
}

/** Invented, the same under the same key. */
function complainantOf(key: string): ComplainantInput {
  const { name = '', identity = '', contact = '' } = applicantOf(key)
  return { name, identity, phone: contact }
}

const against = (agency: string) => ({ against: agency as AgencyId })

/** Seven complaints: upheld, anonymous and not, passed on, declined, late, against the disclosure department, just come. */
export function complaintSteps(): readonly DemoStep[] {
  const upheld = new ComplaintWriter('001', '2026-03-09', 'qzfb', {
    ...{ kind: 'complaint', ...against('zjj'), channel: 'visit' },
    text: '申请公开老旧小区改造资金使用情况，超过法定期限没有答复。',
  })
    .after(2)
    .accepted()
    .heard(
      '有群众反映你局一件政府信息公开申请超过法定期限没有答复，请说明办理情况。',
      '烈政办公开诉询〔2026〕1号',
      'zjj-gk',
      '因承办人员调整，该件未及时交接，现已补办答复。',
      '系统记录显示该申请答复逾期。',
    )
    .after(1)
    .concluded('upheld', '经核查，反映情况属实。该局未在法定期限内答复，现已答复。', [
      { kind: 'rectification', text: '责令完善申请登记、交接制度，十个工作日内报送整改情况。' },
    ])
    .after(1)
    .answered('烈政办公开诉复〔2026〕1号')

  const anonymous = new ComplaintWriter('002', '2026-04-13', 'qzfb', {
    ...{ kind: 'report', ...against('cgj'), channel: 'letter', anonymous: true },
    text: '该局没有公开户外广告设置规划。',
  })
    .after(1)
    .accepted()
    .heard(
      '有群众反映你局未公开户外广告设置规划，请说明。',
      '烈政办公开诉询〔2026〕2号',
      'cgj-gk',
      '规划正在编制，尚未批准。',
      '经查，规划尚未批准，不存在应当公开而未公开的情形。',
    )
    .concluded('notUpheld', '经核查，反映情况不属实，规划批准后将依法公开。')
  anonymous.does('handler', {
    type: 'ReplyToComplainant',
    data: { repliedOn: anonymous.today, way: 'nobodyToReach', proof: '匿名来信，未留联系方式' },
  })

  const passedOn = new ComplaintWriter('003', '2026-05-18', 'qzfb', {
    ...{ kind: 'complaint', ...against('jtj'), channel: 'phone' },
    text: '农村公路养护资金公开内容前后不一致。',
  })
    .after(2)
    .passedOn('qzf', '涉及区政府批准的资金计划，由本级政府处理。', '烈政办公开诉转〔2026〕1号')
    .after(2)
    .accepted()
    .heard(
      '有群众反映你局公开的农村公路养护资金数据前后不一致，请说明。',
      '烈政公开诉询〔2026〕1号',
      'jtj-gk',
      '第二次公开时统计口径调整，未作说明。',
      '经核对，两次公开的统计口径不同，数据本身无误。',
    )
    .concluded('partlyUpheld', '经核查，反映情况部分属实：数据无误，但未说明口径调整。', [
      { kind: 'rectification', text: '在原公开栏目补充说明统计口径。' },
    ])
    .answered('烈政公开诉复〔2026〕1号')

  const declined = new ComplaintWriter('004', '2026-06-08', 'qzfb', {
    ...{ kind: 'complaint', ...against('rsj'), channel: 'letter' },
    text: '要求处理本人劳动报酬争议。',
  }).after(3)
  declined.does('decider', {
    type: 'DeclineComplaint',
    data: {
      ground: 'notDisclosure',
      reason: '反映事项属于劳动争议，不属于政府信息公开工作，可以依法申请劳动人事争议仲裁。',
      declinedOn: declined.today,
    },
  })

  const late = new ComplaintWriter('005', '2026-07-06', 'qzfb', {
    ...{ kind: 'complaint', ...against('nyj'), channel: 'visit' },
    text: '高标准农田建设项目信息没有及时公开。',
  })
    .after(3)
    .accepted()
    .heard(
      '有群众反映你局高标准农田建设项目信息没有及时公开，请说明。',
      '烈政办公开诉询〔2026〕3号',
      'nyj-gk',
      '项目变更批复后未及时更新。',
      '项目变更批复后第35个工作日才更新公开内容。',
    )
    .after(20)
    .concluded('upheld', '经核查，反映情况属实，该局已更新公开内容。', [
      { kind: 'criticism', text: '对信息更新不及时的情况予以通报批评。' },
    ])
    .answered('烈政办公开诉复〔2026〕2号')

  const department = new ComplaintWriter('006', '2026-11-09', 'jw', {
    ...{ kind: 'report', ...against('qzfb'), channel: 'letter' },
    text: '主管部门对反映的问题没有督促整改。',
  })
    .after(2)
    .accepted()

  const come = new ComplaintWriter('007', '2026-11-19', 'qzfb', {
    ...{ kind: 'complaint', ...against('wjw'), channel: 'phone' },
    text: '公开的预约接种点电话无人接听。',
  })
  return [upheld, anonymous, passedOn, declined, late, department, come].flatMap(({ steps }) => steps)
}
