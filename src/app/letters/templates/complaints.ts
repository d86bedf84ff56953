import { REGULATION } from '../addressing.js'
import { chineseDate } from '../chineseDate.js'
import type { AllLetterFacts, LetterFactName, LetterFacts } from '../letterFacts.js'
import { heading, inSentence, list, paragraph } from '../letterForm.js'
import { letter } from '../letterTemplate.js'

// 投诉、举报 (711-51): whoever complains may have given no name; the agency complained of reads no word of who it was.

const COMPLAINED = ['receivedOn', 'againstName'] as const satisfies readonly LetterFactName[]

/** An anonymous report is answered all the same. */
const addressee = ({ complainantName }: LetterFacts): string => complainantName ?? '投诉（举报）人'

const received = ({ receivedOn, againstName }: Pick<AllLetterFacts, (typeof COMPLAINED)[number]>): string =>
  `本机关于${chineseDate(receivedOn)}收到您对${againstName}政府信息公开工作的投诉（举报）。`

/** 受理告知书 */
export const complaintReceipt = letter({
  title: '政府信息公开投诉举报受理告知书',
  clause: '711-51',
  needs: [...COMPLAINED, 'acceptedOn', 'answerBy'],
  may: ['complainantName'],
  write: (facts) => ({
    addressee: addressee(facts),
    blocks: [
      paragraph(
        `${received(facts)}依照${REGULATION}第五十一条的规定，本机关已于${chineseDate(facts.acceptedOn)}受理，将于${chineseDate(facts.answerBy)}前答复。`,
      ),
      paragraph('本机关对您的身份信息予以保密，不向被投诉（举报）的机关透露。'),
    ],
  }),
})

/** 不予受理告知书 */
export const complaintDeclined = letter({
  title: '政府信息公开投诉举报不予受理告知书',
  clause: '711-51',
  needs: [...COMPLAINED, 'declinedBecause'],
  may: ['complainantName', 'directedTo'],
  write: (facts) => ({
    addressee: addressee(facts),
    blocks: [
      paragraph(`${received(facts)}经审查，本机关决定不予受理，理由如下：${facts.declinedBecause}`),
      ...(facts.directedTo === undefined
        ? []
        : [paragraph(`您可以向有权处理的机关提出：${inSentence(facts.directedTo)}。`)]),
    ],
  }),
})

/** 转送函, to the body that is to judge it */
export const complaintTransfer = letter({
  title: '政府信息公开投诉举报转送函',
  clause: '711-51',
  needs: [...COMPLAINED, 'toAgencyName', 'reason'],
  write: (facts) => ({
    addressee: facts.toAgencyName,
    blocks: [
      paragraph(
        `本机关于${chineseDate(facts.receivedOn)}收到对${facts.againstName}政府信息公开工作的投诉（举报）。${inSentence(facts.reason)}。依照${REGULATION}第五十一条的规定，现转送你机关处理，并请对投诉（举报）人的身份信息予以保密。`,
      ),
    ],
  }),
})

/** 转送告知书, to whoever complains */
export const complaintTransferNotice = letter({
  title: '政府信息公开投诉举报转送告知书',
  clause: '711-51',
  needs: [...COMPLAINED, 'toAgencyName', 'forwardedOn'],
  may: ['complainantName'],
  write: (facts) => ({
    addressee: addressee(facts),
    blocks: [
      paragraph(
        `${received(facts)}依照${REGULATION}第五十一条的规定，本机关已于${chineseDate(facts.forwardedOn)}转送${facts.toAgencyName}处理，由其告知您是否受理并答复。`,
      ),
    ],
  }),
})

/** 情况说明通知书, to the agency complained of: the cleared facts, and nothing of who complains */
export const complaintStatementRequest = letter({
  title: '政府信息公开有关情况说明通知书',
  clause: '711-51',
  needs: ['againstName', 'task', 'taskBy'],
  write: (facts) => ({
    addressee: facts.againstName,
    blocks: [
      paragraph(`本机关正在核查你机关政府信息公开工作的有关情况，请就以下情况作出书面说明，并附有关材料：`),
      paragraph(facts.task),
      paragraph(`请于${chineseDate(facts.taskBy)}前送达本机关。逾期不说明的，本机关依据查明的事实处理。`),
    ],
  }),
})

/** 答复书 */
export const complaintReply = letter({
  title: '政府信息公开投诉举报答复书',
  clause: '711-51',
  needs: [...COMPLAINED, 'concluded', 'summary'],
  may: ['complainantName', 'measures'],
  write: (facts) => ({
    addressee: addressee(facts),
    blocks: [
      paragraph(`${received(facts)}经核查，您反映的情况${facts.concluded}。现答复如下：`),
      paragraph(facts.summary),
      ...((facts.measures ?? []).length === 0 ? [] : [heading('处理措施'), list(facts.measures ?? [])]),
    ],
  }),
})
