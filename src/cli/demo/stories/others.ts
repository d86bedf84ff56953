import { addDays } from '../../../domain/dates.js'
import type { AgencyId, PersonId } from '../../../domain/values.js'
import { flagged, formOf, publish, register, review } from '../life.js'
import { open, type Story } from './opening.js'

// Items that concern others beside the agency.

/** Kept by the agency, obtained from an organisation, a citizen, another agency. */
export const obtained: Story = () => {
  const fromCompany = open(
    {
      agency: 'hbfj',
      on: '2026-05-13',
      title: '企业突发环境事件应急预案备案材料',
      genre: 'other',
      theme: 'constructionAndEnvironment',
      text: 'emergency',
    },
    {
      origin: {
        kind: 'obtained',
        from: { kind: 'organisation', name: '淮北示例化工有限公司' },
        obtainedOn: '2026-05-13',
      },
    },
  )
  fromCompany.writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(fromCompany.writer, fromCompany.hash)
  publish(register(fromCompany.writer), fromCompany.hash)
  const fromCitizen = open(
    {
      agency: 'wlj',
      on: '2026-07-02',
      title: '捐赠地方文献目录',
      genre: 'other',
      theme: 'cultureBroadcastPress',
      text: 'report',
    },
    {
      origin: {
        kind: 'obtained',
        from: { kind: 'citizen', person: 'gm-0001' as PersonId, name: '赵明远（示例）' },
        obtainedOn: '2026-07-03',
      },
    },
    '2026-07-03',
  )
  fromCitizen.writer.act('jb', {
    type: 'FillSecrecyReviewForm',
    data: formOf({
      attribute: 'onRequest',
      grounds: [
        {
          code: 'notForProactive',
          checked: ['711-19', '711-20', '711-21'],
          why: '仅与捐赠人有关。',
          concerns: '捐赠人',
        },
      ],
      channels: [],
      scope: 'concerned',
    }),
  })
  review(fromCitizen.writer, fromCitizen.hash)
  register(fromCitizen.writer)
  const fromAgency = open(
    {
      agency: 'xfj',
      on: '2026-08-20',
      title: '教育领域信访事项办理情况（区教育局提供）',
      genre: 'report',
      theme: 'generalAffairs',
      text: 'report',
    },
    {
      origin: {
        kind: 'obtained',
        from: { kind: 'agency', agency: 'jyj' as AgencyId, firstObtainer: 'jyj' as AgencyId },
        obtainedOn: '2026-08-21',
      },
    },
    '2026-08-21',
  )
  return [...fromCompany.writer.steps, ...fromCitizen.writer.steps, ...fromAgency.writer.steps]
}

/** Third parties: one consents; one says nothing and the leader decides for the public interest. */
export const thirdParties: Story = () => {
  const { writer, hash } = open({
    agency: 'scj',
    on: '2026-04-01',
    title: '烈山区诚信经营示范商户名单',
    genre: 'announcement',
    theme: 'marketAndWorkSafety',
    text: 'report',
  })
  writer.act('jb', {
    type: 'FillSecrecyReviewForm',
    data: formOf({ flags: flagged('commercialSecret', '涉及商户经营数据') }),
  })
  const servedOn = writer.after(1).today
  writer
    .act('jb', {
      type: 'AskThirdParty',
      data: {
        thirdParty: 'sh-0001' as PersonId,
        name: '淮北示例商贸有限公司',
        kind: 'organisation',
        interest: 'commercialSecret',
        letterNumber: '烈市监征〔2026〕1号',
        servedOn,
      },
    })
    .after(6)
    .act('jb', {
      type: 'RecordThirdPartyAnswer',
      data: { thirdParty: 'sh-0001' as PersonId, answer: 'consents', receivedOn: writer.today, proof: '书面回函' },
    })
  review(writer, hash)
  publish(register(writer), hash)
  const silent = open({
    agency: 'scj',
    on: '2026-07-01',
    title: '烈山区餐饮服务单位量化分级结果',
    genre: 'announcement',
    theme: 'marketAndWorkSafety',
    text: 'report',
  })
  silent.writer.act('jb', {
    type: 'FillSecrecyReviewForm',
    data: formOf({ flags: flagged('commercialSecret', '涉及单位经营信息') }),
  })
  const served = silent.writer.after(1).today
  silent.writer
    .act('jb', {
      type: 'AskThirdParty',
      data: {
        thirdParty: 'sh-0002' as PersonId,
        name: '淮北示例餐饮有限公司',
        kind: 'organisation',
        interest: 'commercialSecret',
        letterNumber: '烈市监征〔2026〕2号',
        servedOn: served,
      },
    })
    .after(17)
    .act('jb', { type: 'RecordThirdPartySilence', data: { thirdParty: 'sh-0002' as PersonId } })
  review(silent.writer, silent.hash, 'disclose', 'concluded')
  silent.writer
    .after(1)
    .act('fg', { type: 'ApproveItem', data: { contentHash: silent.hash } })
    .act('fg', {
      type: 'DecidePublicInterest',
      data: {
        interest: 'commercialSecret',
        contentHash: silent.hash,
        reasons: '涉及公众饮食安全，不公开会对公共利益造成重大影响。',
        noticeNumber: '烈市监告〔2026〕1号',
        noticeServedOn: silent.writer.today,
      },
    })
  publish(register(silent.writer), silent.hash)
  return [...writer.steps, ...silent.writer.steps]
}

/** A special law demands approval first (LS-10.10): refused without it, published with it. */
export const specialLaw: Story = () => {
  const { writer, hash } = open({
    agency: 'wjw',
    on: '2026-05-15',
    title: '烈山区法定传染病疫情概况',
    genre: 'announcement',
    theme: 'healthAndSports',
    text: 'statistics',
  })
  writer
    .act('jb', {
      type: 'RecordSpecialPublicationLaw',
      data: {
        law: '中华人民共和国传染病防治法',
        article: '疫情信息公布条款',
        provision: '疫情信息由依法授权的卫生健康主管部门公布。',
        requires: 'approval',
        authority: '市卫生健康委员会',
      },
    })
    .act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(writer, hash)
  register(writer)
  writer
    .after(1)
    .act(
      'jb',
      { type: 'AuthorizePublication', data: { contentHash: hash, channels: ['governmentWebsite'] } },
      { waitsFor: 'IndexNumberRecorded', isRefused: true },
    )
    .after(3)
    .act('jb', {
      type: 'RecordStatutoryApproval',
      data: {
        authority: '市卫生健康委员会',
        approvedOn: addDays(writer.today, -1),
        documentNumber: '淮卫批〔2026〕示例6号',
        contentHash: hash,
      },
    })
  publish(writer, hash)
  return writer.steps
}
