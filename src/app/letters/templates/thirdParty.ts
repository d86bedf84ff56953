import { REGULATION } from '../addressing.js'
import { chineseDate } from '../chineseDate.js'
import { INTEREST, OPINION } from '../labels.js'
import { paragraph } from '../letterForm.js'
import { letter } from '../letterTemplate.js'
import { remedyParagraphs, REMEDY_MAY } from '../remedyWords.js'

// To third parties. Who applied is not said (711-32 does not ask for it).

/** 征求意见书（第三方） */
export const thirdPartyLetter = letter({
  title: '政府信息公开征求意见书（第三方）',
  clause: '711-32',
  needs: ['thirdPartyName', 'interest', 'receivedOn', 'description', 'opinionWorkingDays'],
  may: ['content'],
  write: (facts) => ({
    addressee: facts.thirdPartyName,
    blocks: [
      paragraph(
        `本机关于${chineseDate(facts.receivedOn)}收到一件政府信息公开申请，申请公开的内容为：“${facts.description}”。经审查，该政府信息可能涉及您（贵单位）的${INTEREST[facts.interest]}，公开后可能损害您（贵单位）的合法权益。`,
      ),
      ...(facts.content === undefined ? [] : [paragraph(`所涉及的政府信息内容：${facts.content}`)]),
      paragraph(
        `依照${REGULATION}第十五条、第三十二条的规定，现书面征求您（贵单位）的意见。请自收到本征求意见书之日起${facts.opinionWorkingDays}个工作日内，书面提出同意公开、部分同意公开或者不同意公开的意见；不同意公开或者部分同意公开的，请说明理由。`,
      ),
      paragraph(
        '逾期未提出意见的，由本机关依照该条例的规定决定是否公开。您（贵单位）不同意公开且有合理理由的，本机关不予公开；本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由书面告知您（贵单位）。',
      ),
    ],
    attachments: ['征求意见确认函'],
  }),
})

/** 依申请公开告知书（第三方）: the public interest outweighs an objection; content and reasons (711-32). */
export const thirdPartyOverrideNotice = letter({
  title: '政府信息依申请公开告知书（第三方）',
  clause: '711-32',
  needs: ['thirdPartyName', 'interest', 'letterNumber', 'letterOn', 'content', 'reason'],
  may: ['opinionReceivedOn', 'opinionReasons', 'remedies', ...REMEDY_MAY],
  write: (facts) => ({
    addressee: facts.thirdPartyName,
    blocks: [
      paragraph(
        `本机关于${chineseDate(facts.letterOn)}以《征求意见书》（${facts.letterNumber}）就涉及您（贵单位）${INTEREST[facts.interest]}的政府信息是否公开征求意见。您（贵单位）${facts.opinionReceivedOn === undefined ? '' : `于${chineseDate(facts.opinionReceivedOn)}`}提出不同意公开的意见${facts.opinionReasons === undefined ? '' : `，理由为：“${facts.opinionReasons}”`}。`,
      ),
      paragraph(
        `经审查，本机关认为不公开可能对公共利益造成重大影响。依照${REGULATION}第十五条、第三十二条的规定，本机关决定予以公开，现将决定公开的政府信息内容和理由书面告知如下：`,
      ),
      paragraph(`一、决定公开的政府信息内容：${facts.content}`),
      paragraph(`二、理由：${facts.reason}`),
      ...remedyParagraphs(facts, '本告知书'),
    ],
  }),
})

/** 征求意见后决定公开: consent, silence, or an objection without 合理理由 (711-32). */
export const thirdPartyDecisionNotice = letter({
  title: '征求意见后决定公开政府信息告知书（第三方）',
  clause: '711-32',
  needs: ['thirdPartyName', 'letterNumber', 'letterOn', 'decidedAfter', 'description'],
  may: ['content', 'reason', 'opinionReceivedOn', 'remedies', ...REMEDY_MAY],
  write: (facts) => ({
    addressee: facts.thirdPartyName,
    blocks: [
      paragraph(
        `本机关于${chineseDate(facts.letterOn)}以《征求意见书》（${facts.letterNumber}）就涉及您（贵单位）合法权益的政府信息是否公开征求意见。${ANSWERED[facts.decidedAfter]}`,
      ),
      ...(facts.reason === undefined ? [] : [paragraph(`理由：${facts.reason}`)]),
      paragraph(
        `依照${REGULATION}第三十二条的规定，本机关决定向申请人公开下列政府信息内容：“${facts.content ?? facts.description}”。特此告知。`,
      ),
      ...remedyParagraphs(facts, '本告知书'),
    ],
  }),
})

const ANSWERED = {
  consented: `您（贵单位）${OPINION.consents}。`,
  partlyConsented: `您（贵单位）${OPINION.partlyConsents}，本机关仅公开您（贵单位）同意公开的内容。`,
  silent: '您（贵单位）逾期未提出意见，由本机关依照规定决定是否公开。',
  unreasonable: '您（贵单位）不同意公开，本机关经审查认为理由不合理。',
} as const
