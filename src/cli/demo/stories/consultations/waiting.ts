import type { AgencyId } from '../../../../domain/values.js'
import { Asking, opinionWith } from '../../asking.js'
import { formOf, register, review } from '../../life.js'
import { holder } from '../../people.js'
import { open, type Story } from '../opening.js'

// Consultations in which somebody's answer is waited for.

/** 征求意见中: the letter is before both agencies, and neither has answered yet. */
export const asked: Story = () => {
  const { writer, hash } = open(
    {
      agency: 'zjj',
      on: '2026-11-18',
      title: '烈山区2026年冬季城区供水管网防冻保供方案',
      genre: 'plan',
      theme: 'constructionAndEnvironment',
      text: 'plan',
    },
    { involvedAgencies: ['cgj', 'yjj'] as AgencyId[] },
  )
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() }).after(1)
  new Asking(writer)
    .require(hash)
    .letter(
      '烈住建征〔2026〕17号',
      '拟主动公开全文，由我局在区政府网站发布。',
      '《政府信息公开条例》第十九条、第二十条；《烈山区人民政府政务公开发布协调制度》第六条。',
    )
  return writer.steps
}

/**
 * One agency has answered, the other has been reminded and still has some days. Everything else is done: when the last
 * opinion is in and the consultation concluded, the item may be published (LS-6.1).
 */
export const reminded: Story = () => {
  const { writer, hash } = open(
    {
      agency: 'fgw',
      on: '2026-11-09',
      title: '烈山区2026年冬季清洁取暖补贴实施细则',
      genre: 'regulation',
      theme: 'economyAndStateAssets',
      text: 'rules',
    },
    { involvedAgencies: ['czj', 'hbfj'] as AgencyId[] },
  )
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(writer, hash)
  register(writer).after(1)
  const asking = new Asking(writer)
    .require(hash)
    .letter(
      '烈发改征〔2026〕9号',
      '拟主动公开全文。补贴标准、申领程序与群众利益直接相关，不公开不利于政策落实。',
      '《政府信息公开条例》第十九条、第二十条第三项。',
    )
  writer.after(2)
  asking.opinion(
    holder('hbfj', 'gk'),
    'hbfj',
    '烈环函〔2026〕41号',
    opinionWith([], '清洁取暖改造户数与我局上报市局的数据一致，无不同意见。'),
  )
  return writer.steps
}

/** 逾期未答复: never taken for consent here; noted, and brought before those who could decide. */
export const silent: Story = () => {
  const { writer, hash } = open(
    {
      agency: 'rsj',
      on: '2026-10-14',
      title: '烈山区2026年度高危行业从业人员安全技能提升培训补贴公示',
      genre: 'announcement',
      theme: 'labourPersonnelSupervision',
      text: 'aid',
    },
    { involvedAgencies: ['yjj'] as AgencyId[] },
  )
  writer.act('jb', { type: 'FillSecrecyReviewForm', data: formOf() }).after(2)
  new Asking(writer)
    .require(hash)
    .letter(
      '烈人社征〔2026〕6号',
      '拟主动公开补贴对象所在企业、培训工种和补贴金额，个人信息已作去标识化处理。',
      '《政府信息公开条例》第二十条第十一项。',
    )
  return writer.steps
}
