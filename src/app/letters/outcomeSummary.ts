import type { OutcomeKind, ReplyOutcome } from '../../domain/application/outcome.js'
import { groundWords } from './groundWords.js'
import { ended, inSentence } from './letterForm.js'

/** 答复类型, with the clause on which it rests. */
export const OUTCOME: Readonly<Record<OutcomeKind, string>> = {
  alreadyPublic: '已主动公开，告知获取方式、途径（《条例》第三十六条第（一）项）',
  provided: '予以公开（《条例》第三十六条第（二）项）',
  withheld: '不予公开（《条例》第三十六条第（三）项）',
  notHeld: '政府信息不存在（《条例》第三十六条第（四）项）',
  notOurs: '不属于本机关负责公开（《条例》第三十六条第（五）项）',
  repeated: '不予重复处理（《条例》第三十六条第（六）项）',
  specialRegime: '依照有关法律、行政法规的特别规定办理（《条例》第三十六条第（七）项）',
  partlyProvided: '部分公开（《条例》第三十七条）',
  needsProcessing: '需要加工、分析，不予提供（《条例》第三十八条）',
  petition: '属于信访、投诉、举报，不作为政府信息公开申请处理（《条例》第三十九条第一款）',
  publication: '属于公开出版物，告知获取途径（《条例》第三十九条第二款）',
  reconfirmation: '要求确认或者重新出具已获取的信息，不予处理（《条例》第三十八条、第三十九条）',
  excessive: '申请理由不合理，不予处理（《条例》第三十五条）',
  stillUnclear: '补正后仍不明确，无法提供（《条例》第三十条）',
  notAmended: '逾期不补正，不再处理（《条例》第三十条）',
  feeUnpaid: '逾期未缴费，不再处理（《条例》第四十二条）',
  enterpriseChannel: '属于公共企事业单位信息，按有关规定办理（《条例》第五十五条）',
  other: '其他处理',
}

/** 拟作出的答复 for the approval form: the kind, and the grounds of what is withheld. */
export function outcomeSummary(outcome: ReplyOutcome<string>): string {
  const grounds =
    outcome.kind === 'withheld'
      ? outcome.grounds.map(groundWords)
      : outcome.kind === 'partlyProvided'
        ? outcome.passages.map(({ passage, ground }) => `${inSentence(passage)}：${groundWords(ground)}`)
        : []
  const why = 'why' in outcome ? [ended(`理由：${outcome.why}`)] : []
  const review = 'reviewNumber' in outcome ? [`保密审查：${outcome.reviewNumber}`] : []
  return [OUTCOME[outcome.kind], ...grounds, ...why, ...review].join('\n')
}
