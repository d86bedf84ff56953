import { consultationOnApplication, keySubjectOfConsultation } from '../../../../domain/consultation/ids.js'
import type { Proposal, Purpose, Seat } from '../../../../domain/consultation/events.js'
import type { AgencyId, PersonId } from '../../../../domain/values.js'
import { Asking, opinionWith } from '../../asking.js'
import { StoryWriter } from '../../life.js'
import { holder } from '../../people.js'
import { day } from '../../step.js'
import type { Story } from '../opening.js'

// 依申请公开的会商 (LS-8.1, 711-34). The applications themselves come with part 3; a consultation needs only their id.

interface OnApplication {
  readonly application: string
  readonly asking: string
  readonly receivedOn: string
  readonly askedByLead: boolean
  readonly seats: readonly Seat[]
  readonly reply: Extract<Proposal, { kind: 'reply' }>['reply']
}

function openOn({ application, asking, receivedOn, askedByLead, seats, reply }: OnApplication): Asking {
  const writer = new StoryWriter(`request ${application}`, asking, day(receivedOn))
  const id = consultationOnApplication(application, 1)
  const officer = holder(asking, 'jb')
  const purpose: Purpose = { kind: 'application', application, startsOn: day(receivedOn), askedByLead }
  return new Asking(writer, id).act(officer, {
    type: 'OpenConsultation',
    data: {
      consultation: id,
      purpose,
      asking: asking as AgencyId,
      officer: officer as PersonId,
      seats,
      proposal: { kind: 'reply', reply, answering: asking as AgencyId, form: '电子邮件' },
      key: keySubjectOfConsultation(id),
      cause: `application ${application}`,
    },
  })
}

/** 3个工作日内会商: on the third working day all sat together and agreed; the reply is bound by it. */
export const metInTime: Story = () => {
  const asking = openOn({
    application: 'demo-2026-0031',
    asking: 'zjj',
    receivedOn: '2026-11-09',
    askedByLead: false,
    seats: [
      { agency: 'fgw' as AgencyId, grounds: ['involved'] },
      { agency: 'czj' as AgencyId, grounds: ['involved'] },
    ],
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
    askedByLead: true,
    seats: [
      { agency: 'jyj' as AgencyId, grounds: ['jointMaker'] },
      { agency: 'cgj' as AgencyId, grounds: ['jointMaker'] },
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
