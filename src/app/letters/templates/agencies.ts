import { REGULATION } from '../addressing.js'
import { chineseDate } from '../chineseDate.js'
import { paragraph } from '../letterForm.js'
import { letter } from '../letterTemplate.js'

// Letters to other agencies. Who applied is not said.

const LOCAL = '《烈山区人民政府政务公开发布协调制度》'

/** 征求意见书（共同制作机关）: only here is silence consent (711-34). */
export const jointMakerLetter = letter({
  title: '政府信息公开征求意见书（共同制作机关）',
  clause: '711-34',
  needs: ['toAgencyName', 'receivedOn', 'description', 'opinionWorkingDays'],
  may: ['content', 'intendedReply', 'intendedBasis'],
  write: (facts) => ({
    addressee: facts.toAgencyName,
    blocks: [
      paragraph(
        `本机关于${chineseDate(facts.receivedOn)}收到一件政府信息公开申请，申请公开的内容为：“${facts.description}”。经审查，该政府信息由本机关牵头、与贵机关共同制作。`,
      ),
      ...intended(facts),
      paragraph(
        `依照${REGULATION}第三十四条的规定，现征求贵机关意见。请自收到本征求意见书之日起${facts.opinionWorkingDays}个工作日内书面提出是否同意公开的意见及其理由和依据；逾期未提出意见的，视为同意公开。`,
      ),
    ],
  }),
})

/** 会商函: several organs are involved, the answer follows the outcome (LS-8.1, LS-8.2). Silence consents to nothing. */
export const involvedAgencyLetter = letter({
  title: '政府信息公开申请会商函',
  clause: 'LS-8.1',
  needs: ['toAgencyName', 'receivedOn', 'description'],
  may: ['content', 'intendedReply', 'intendedBasis', 'answerBy'],
  write: (facts) => ({
    addressee: facts.toAgencyName,
    blocks: [
      paragraph(
        `本机关于${chineseDate(facts.receivedOn)}收到一件政府信息公开申请，申请公开的内容为：“${facts.description}”。经审查，该政府信息涉及贵机关。`,
      ),
      ...intended(facts),
      paragraph(
        `依照${LOCAL}第八条的规定，属于依申请公开的政府信息涉及两个以上行政机关的，应在3个工作日内进行会商，按照会商结果进行答复或公开。请贵机关${facts.answerBy === undefined ? '' : `于${chineseDate(facts.answerBy)}前（含当日）`}就信息内容是否准确一致、是否公开以及公开的范围和方式提出书面意见，并说明理由和依据。`,
      ),
      paragraph(
        `对是否公开存在不同意见的，依照该制度第九条的规定，报请共同上一级行政机关或者政府信息公开主管部门决定。`,
      ),
    ],
  }),
})

/** 协办函: another body is asked to help with a matter that stays this agency's. */
export const assistanceLetter = letter({
  title: '政府信息公开申请协办函',
  clause: '711-45',
  needs: ['toAgencyName', 'receivedOn', 'description', 'task', 'taskBy'],
  may: ['registrationNumber'],
  write: (facts) => ({
    addressee: facts.toAgencyName,
    blocks: [
      paragraph(
        `本机关于${chineseDate(facts.receivedOn)}收到一件政府信息公开申请${facts.registrationNumber === undefined ? '' : `（登记编号：${facts.registrationNumber}）`}，申请公开的内容为：“${facts.description}”。`,
      ),
      paragraph(`为依法按时答复申请人，现请贵单位协助办理下列事项：${facts.task}`),
      paragraph(
        `请于${chineseDate(facts.taskBy)}前（含当日）将办理情况和有关材料书面反馈本机关。依照${REGULATION}第三十三条的规定，答复申请人的期限自本机关收到申请之日起计算，请勿逾期。`,
      ),
    ],
  }),
})

/** 转送函 (711-41): to the agency that may correct the record. */
export const correctionForwarding = letter({
  title: '政府信息更正申请转送函',
  clause: '711-41',
  needs: ['toAgencyName', 'receivedOn', 'applicantName', 'record', 'wrong', 'right'],
  may: ['applicantContact', 'evidence'],
  write: (facts) => ({
    addressee: facts.toAgencyName,
    blocks: [
      paragraph(
        `本机关于${chineseDate(facts.receivedOn)}收到${facts.applicantName}提出的更正与其自身相关的政府信息记录的要求。经审核，该记录的更正不属于本机关职能范围，贵机关有权更正。依照${REGULATION}第四十一条的规定，现转送贵机关处理。`,
      ),
      paragraph(`一、要求更正的政府信息记录：${facts.record}`),
      paragraph(`二、申请人认为不准确的内容：${facts.wrong}`),
      paragraph(`三、申请人认为准确的内容：${facts.right}`),
      ...(facts.evidence === undefined ? [] : [paragraph(`四、申请人提供的证据：${facts.evidence}`)]),
      ...(facts.applicantContact === undefined ? [] : [paragraph(`申请人联系方式：${facts.applicantContact}`)]),
      paragraph('请贵机关审核处理，并将处理结果告知申请人。'),
    ],
  }),
})

const intended = ({
  content,
  intendedReply,
  intendedBasis,
}: {
  readonly content?: string
  readonly intendedReply?: string
  readonly intendedBasis?: string
}) => [
  ...(content === undefined ? [] : [paragraph(`拟公开的政府信息基本情况：${content}`)]),
  ...(intendedReply === undefined ? [] : [paragraph(`本机关的意见：${intendedReply}`)]),
  ...(intendedBasis === undefined ? [] : [paragraph(`依据和理由：${intendedBasis}`)]),
]
