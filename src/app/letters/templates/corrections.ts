import { REGULATION } from '../addressing.js'
import { chineseDate } from '../chineseDate.js'
import type { AllLetterFacts, LetterFactName, LetterFacts } from '../letterFacts.js'
import { inSentence, paragraph } from '../letterForm.js'
import { letter } from '../letterTemplate.js'
import { remedyParagraphs, REMEDY_MAY } from '../remedyWords.js'

// 更正与其自身相关的政府信息记录 (711-41): whoever asks is a person or an organisation that the record is about.

const ASKED = ['applicantName', 'receivedOn', 'record', 'wrong', 'right'] as const satisfies readonly LetterFactName[]

const asked = (facts: Pick<AllLetterFacts, (typeof ASKED)[number]>) =>
  paragraph(
    `本机关于${chineseDate(facts.receivedOn)}收到您（贵单位）提出的更正政府信息记录的要求：您（贵单位）认为本机关提供的与您（贵单位）自身相关的政府信息记录“${facts.record}”不准确，要求将“${facts.wrong}”更正为“${facts.right}”。`,
  )

const remedies = (facts: LetterFacts) => remedyParagraphs(facts, '本告知书')

/** 予以更正 */
export const correctionCorrected = letter({
  title: '政府信息更正告知书',
  clause: '711-41',
  needs: [...ASKED, 'changed', 'correctedOn'],
  may: ['verifiedFinding'],
  write: (facts) => ({
    addressee: facts.applicantName,
    blocks: [
      asked(facts),
      ...finding(facts.verifiedFinding),
      paragraph(
        `经审核属实，依照${REGULATION}第四十一条的规定，本机关已于${chineseDate(facts.correctedOn)}予以更正。更正情况：${facts.changed}`,
      ),
    ],
  }),
})

/** 不予更正 */
export const correctionRefused = letter({
  title: '不予更正政府信息告知书',
  clause: '711-41',
  needs: [...ASKED, 'refusedBecause', 'remedies'],
  may: ['verifiedFinding', ...REMEDY_MAY],
  write: (facts) => ({
    addressee: facts.applicantName,
    blocks: [
      asked(facts),
      ...finding(facts.verifiedFinding),
      paragraph(
        `依照${REGULATION}第四十一条的规定，有证据证明行政机关提供的与其自身相关的政府信息记录不准确并经审核属实的，应当予以更正。经审核，本机关决定不予更正，理由如下：${facts.refusedBecause}`,
      ),
      ...remedies(facts),
    ],
  }),
})

/** 转送有权更正的行政机关 */
export const correctionForwarded = letter({
  title: '政府信息更正申请转送告知书',
  clause: '711-41',
  needs: [...ASKED, 'forwardedTo', 'forwardedOn', 'forwardingNumber'],
  write: (facts) => ({
    addressee: facts.applicantName,
    blocks: [
      asked(facts),
      paragraph(
        `经审核，该记录的更正不属于本机关职能范围。依照${REGULATION}第四十一条的规定，本机关已于${chineseDate(facts.forwardedOn)}以《转送函》（${facts.forwardingNumber}）将您（贵单位）的要求转送有权更正的行政机关${facts.forwardedTo}处理。`,
      ),
    ],
  }),
})

/** 告知向有权更正的行政机关提出 */
export const correctionDirected = letter({
  title: '政府信息更正申请告知书',
  clause: '711-41',
  needs: [...ASKED, 'directedTo', 'directedContact'],
  write: (facts) => ({
    addressee: facts.applicantName,
    blocks: [
      asked(facts),
      paragraph(
        `经审核，该记录的更正不属于本机关职能范围。依照${REGULATION}第四十一条的规定，请您（贵单位）向有权更正的行政机关提出。该行政机关：${facts.directedTo}；联系方式：${inSentence(facts.directedContact)}。`,
      ),
    ],
  }),
})

const finding = (text: string | undefined) => (text === undefined ? [] : [paragraph(`审核情况：${text}`)])
