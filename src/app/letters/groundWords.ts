import type { WithholdingGround } from '../../domain/application/outcome.js'
import { INTEREST } from './labels.js'
import { ended } from './letterForm.js'

type Ground = WithholdingGround<string>
type GroundOf<Code extends Ground['code']> = Extract<Ground, { code: Code }>

const LEVEL: Readonly<Record<GroundOf<'stateSecret'>['level'], string>> = {
  topSecret: '绝密',
  secret: '机密',
  confidential: '秘密',
}
const DANGER: Readonly<Record<GroundOf<'endangersSafety'>['danger'], string>> = {
  nationalSecurity: '国家安全',
  publicSafety: '公共安全',
  economicSecurity: '经济安全',
  socialStability: '社会稳定',
}
const INTERNAL: Readonly<Record<GroundOf<'internalAffairs'>['kind'], string>> = {
  personnel: '人事管理',
  logistics: '后勤管理',
  internalWorkflow: '内部工作流程',
}
const PROCESS: Readonly<Record<GroundOf<'processInformation'>['kind'], string>> = {
  discussionRecord: '讨论记录',
  draft: '过程稿',
  consultationLetter: '磋商信函',
  requestOrReport: '请示报告',
}
const ASKED: Readonly<Record<GroundOf<'thirdPartyInterest'>['outcome'], string>> = {
  objected: '经书面征求意见，第三方不同意公开且有合理理由',
  silent: '经书面征求意见，第三方逾期未提出意见，本机关依照规定决定不予公开',
  unreachable: '第三方无法联系',
  partlyConsented: '经书面征求意见，第三方仅同意公开部分内容',
}

/** The ground on which something is withheld, with its clause and its facts (711-14 to 711-16). */
export const groundWords = (ground: Ground): string => ended(words(ground))

function words(ground: Ground): string {
  switch (ground.code) {
    case 'stateSecret':
      return `该信息属于依法确定为国家秘密的政府信息（密级：${LEVEL[ground.level]}；定密机关：${ground.authority}；保密期限：${ground.term}），依照《条例》第十四条的规定，不予公开。`
    case 'prohibitedByLaw':
      return `该信息属于法律、行政法规禁止公开的政府信息（依据：${ground.law}${ground.article}），依照《条例》第十四条的规定，不予公开。`
    case 'endangersSafety':
      return `该信息公开后可能危及${DANGER[ground.danger]}，依照《条例》第十四条的规定，不予公开。具体理由：${ground.why}`
    case 'thirdPartyInterest':
      return `该信息涉及第三方的${INTEREST[ground.interest]}，公开会对第三方合法权益造成损害。${ASKED[ground.outcome]}。依照《条例》第十五条、第三十二条的规定，不予公开。具体理由：${ground.why}`
    case 'internalAffairs':
      return `该信息属于行政机关${INTERNAL[ground.kind]}方面的内部事务信息，依照《条例》第十六条第一款的规定，不予公开。具体理由：${ground.why}`
    case 'processInformation':
      return `该信息属于行政机关在履行行政管理职能过程中形成的${PROCESS[ground.kind]}，为过程性信息，依照《条例》第十六条第二款的规定，不予公开。具体理由：${ground.why}`
    case 'enforcementFile':
      return `该信息属于行政执法案卷信息，依照《条例》第十六条第二款的规定，不予公开。具体理由：${ground.why}`
  }
}
