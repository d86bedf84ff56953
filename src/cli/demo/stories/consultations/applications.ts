import type { ApplicationCommand } from '../../../../domain/application/commands.js'
import { consultationOnApplication } from '../../../../domain/consultation/ids.js'
import type { ProposedReply } from '../../../../domain/consultation/vocabulary.js'
import type { JointIssuer } from '../../../../domain/informationItem/events.js'
import type { AgencyId, PersonId } from '../../../../domain/values.js'
import { Asking, opinionWith } from '../../asking.js'
import { StoryWriter } from '../../life.js'
import { holder } from '../../people.js'
import { day } from '../../step.js'
import type { Story } from '../opening.js'

// 依申请公开的会商 (LS-8.1, 711-34), on what is asked for in an application.

interface OnApplication {
  readonly application: string
  readonly asking: string
  readonly receivedOn: string
  readonly description: string
  readonly jointIssuers?: readonly JointIssuer[]
  readonly involved?: readonly string[]
  readonly reply: ProposedReply
}

/** Received over the counter, found out whom it concerns, and the others are asked. */
function openOn({
  application,
  asking,
  receivedOn,
  description,
  jointIssuers = [],
  involved = [],
  reply,
}: OnApplication): Asking {
  const writer = new StoryWriter(`request ${application}`, asking, day(receivedOn))
  const by = { by: holder(asking, 'jb') }
  const commands: readonly ApplicationCommand[] = [
    {
      type: 'ReceiveApplication',
      data: {
        application,
        agency: asking as AgencyId,
        channel: 'counter',
        arrivedOn: writer.today,
        applicant: {
          subject: `applicant-${application}` as PersonId,
          kind: 'naturalPerson',
          name: '示例申请人',
          identity: '居民身份证（示例）',
          contact: '0561-0000000',
        },
        request: { description, form: 'electronic', way: 'email' },
      },
    },
    {
      type: 'IdentifyInformation',
      data: {
        jointIssuers,
        involvedAgencies: involved.map((agency) => agency as AgencyId),
        concernsThirdParties: false,
      },
    },
    { type: 'RequireAgencyConsultation', data: { reply, form: 'electronic' } },
  ]
  for (const command of commands) writer.act(by, command, { id: application })
  return new Asking(writer, consultationOnApplication(application, 1))
}

/** 3个工作日内会商: on the third working day all sat together and agreed; the reply is bound by it. */
export const metInTime: Story = () => {
  const asking = openOn({
    application: 'demo-2026-0031',
    asking: 'zjj',
    receivedOn: '2026-11-09',
    description: '某老旧小区改造项目的资金使用明细',
    involved: ['fgw', 'czj'],
    reply: 'providePart',
  })
  const { writer } = asking
  writer.after(1)
  asking.letter(
    '烈住建会商〔2026〕3号',
    '申请人申请公开某老旧小区改造项目的资金使用明细。拟提供资金拨付和决算情况，施工单位报价明细不予提供。',
    '《政府信息公开条例》第十五条、第三十七条。',
  )
  writer.after(2)
  asking.session(
    '第1次会商',
    'agreed',
    [
      ['zjj', 'agrees', holder('zjj', 'fg')],
      ['fgw', 'agrees', holder('fgw', 'fg')],
      ['czj', 'agrees', holder('czj', 'gk')],
    ],
    '一致同意区分处理后提供。',
  )
  writer.after(1)
  asking
    .opinion(holder('fgw', 'fg'), 'fgw', '烈发改函〔2026〕80号', opinionWith())
    .opinion(holder('czj', 'gk'), 'czj', '烈财函〔2026〕103号', opinionWith([], '拨付数额与国库支付记录一致。'))
    .conclude('按会商结果答复申请人。', 'MeetingDutyMet')
  return writer.steps
}

/**
 * 逾期未提出意见的，视为同意公开 (711-34): one joint maker answered the lead, the other let 15 working days pass. Only here
 * is silence consent.
 */
export const deemedToConsent: Story = () => {
  const asking = openOn({
    application: 'demo-2026-0027',
    asking: 'scj',
    receivedOn: '2026-10-12',
    description: '校园周边环境综合治理联合检查记录',
    jointIssuers: [
      { agency: 'scj' as AgencyId, lead: true },
      { agency: 'jyj' as AgencyId, lead: false },
      { agency: 'cgj' as AgencyId, lead: false },
    ],
    reply: 'provide',
  })
  const { writer } = asking
  asking.letter(
    '烈市监会商〔2026〕6号',
    '申请人申请公开校园周边环境综合治理联合检查记录。该信息由我局牵头制作，拟予以提供。',
    '《政府信息公开条例》第三十四条。',
  )
  writer.after(2)
  asking.session(
    '第1次会商',
    'partlyAgreed',
    [
      ['scj', 'agrees', holder('scj', 'fg')],
      ['cgj', 'agrees', holder('cgj', 'gk')],
      ['jyj', 'absent'],
    ],
    '城管局同意提供；教育局未派员参加，请其在法定期限内书面答复。',
  )
  writer.after(1)
  asking.opinion(holder('cgj', 'gk'), 'cgj', '烈城管函〔2026〕40号', opinionWith())
  writer.after(13)
  asking.conclude('教育局逾期未提出意见，依法视为同意公开。', 'ConsentDeemed')
  return writer.steps
}
