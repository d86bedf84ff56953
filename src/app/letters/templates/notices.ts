import { opening, OPENING_MAY, OPENING_NEEDS, REGULATION, registered, you } from '../addressing.js'
import { chineseDate } from '../chineseDate.js'
import { CHANNEL, ELEMENT, RECEIPT_RULE } from '../labels.js'
import { list, paragraph } from '../letterForm.js'
import { letter } from '../letterTemplate.js'

/** 接收回执: what came, when, and by when it will be answered (711-31, 711-33). */
export const acceptanceReceipt = letter({
  title: '政府信息公开申请接收回执',
  clause: '711-31',
  needs: ['applicantName', 'description', 'channel', 'arrivedOn'],
  may: [
    'applicantKind',
    'registrationNumber',
    'receivedOn',
    'receiptRule',
    'replyDueOn',
    'queryNumber',
    'queryCode',
    'queryAddress',
  ],
  write: (facts) => ({
    addressee: facts.applicantName,
    blocks: [
      paragraph(
        `${you(facts)}以${CHANNEL[facts.channel]}方式提出的政府信息公开申请${registered(facts)}，本机关已于${chineseDate(facts.arrivedOn)}接收。申请公开的内容为：“${facts.description}”。`,
      ),
      paragraph(
        facts.receivedOn === undefined
          ? `依照${REGULATION}第三十一条的规定，该申请的收到之日需要与${you(facts)}确认，答复期限自确认之日起计算。`
          : `依照${REGULATION}第三十一条的规定，${facts.receiptRule === undefined ? '' : `${RECEIPT_RULE[facts.receiptRule]}，`}本机关收到该申请的日期为${chineseDate(facts.receivedOn)}。`,
      ),
      ...(facts.replyDueOn === undefined
        ? []
        : [
            paragraph(
              `依照${REGULATION}第三十三条的规定，本机关将在${chineseDate(facts.replyDueOn)}前（含当日）予以答复。需要补正、延长答复期限或者征求第三方和其他机关意见的，本机关将另行告知。`,
            ),
          ]),
      ...(facts.queryNumber === undefined || facts.queryCode === undefined
        ? []
        : [
            paragraph(
              `${you(facts)}可以凭查询号${facts.queryNumber}和查询码${facts.queryCode}${facts.queryAddress === undefined ? '' : `（${facts.queryAddress}）`}查询办理情况。查询码仅在本回执上显示一次，请妥善保管，不要告知他人；遗失的，可以请本机关重新签发。`,
            ),
          ]),
    ],
  }),
})

/** 拆分告知书: one application for each thing that is asked for (711-29). */
export const splitNotice = letter({
  title: '政府信息公开申请拆分办理告知书',
  clause: '711-29',
  needs: ['applicantName', 'receivedOn', 'parts'],
  may: ['applicantKind', 'registrationNumber'],
  write: (facts) => ({
    addressee: facts.applicantName,
    blocks: [
      paragraph(
        `本机关于${chineseDate(facts.receivedOn)}收到${you(facts)}提出的政府信息公开申请${registered(facts)}。该申请包含多项相互独立的内容，为便于依法分别答复，本机关按照一事一申请的原则，将其作为以下${facts.parts.length}件申请分别办理：`,
      ),
      list(
        facts.parts.map(({ description, registrationNumber }) =>
          registrationNumber === undefined ? description : `${description}（登记编号：${registrationNumber}）`,
        ),
      ),
      paragraph(
        `各件申请的收到之日均为${chineseDate(facts.receivedOn)}，拆分不影响${REGULATION}第三十三条规定的答复期限。`,
      ),
    ],
  }),
})

/** 补正告知书: once, all points at once, with a reasonable period (711-30). */
export const amendmentNotice = letter({
  title: '政府信息公开申请补正告知书',
  clause: '711-30',
  needs: ['applicantName', 'receivedOn', 'points', 'amendmentWorkingDays'],
  may: ['applicantKind', 'registrationNumber', 'description'],
  write: (facts) => ({
    addressee: facts.applicantName,
    blocks: [
      paragraph(
        facts.description === undefined
          ? `本机关于${chineseDate(facts.receivedOn)}收到${you(facts)}提出的政府信息公开申请${registered(facts)}。`
          : opening({ ...facts, description: facts.description }),
      ),
      paragraph(
        `经审查，该申请的内容不明确或者不完整。依照${REGULATION}第二十九条、第三十条的规定，请${you(facts)}就下列事项一次性作出补正：`,
      ),
      list(facts.points.map(({ element, explanation }) => `${ELEMENT[element]}：${explanation}`)),
      paragraph(
        `请${you(facts)}自收到本告知书之日起${facts.amendmentWorkingDays}个工作日内将补正后的申请提交本机关。答复期限自本机关收到补正的申请之日起计算。`,
      ),
      paragraph('申请人无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。'),
    ],
  }),
})

/** 说明理由告知书: number or frequency clearly past what is reasonable (711-35). */
export const reasonsNotice = letter({
  title: '政府信息公开申请说明理由告知书',
  clause: '711-35',
  needs: [...OPENING_NEEDS, 'finding', 'answerBy'],
  may: OPENING_MAY,
  write: (facts) => ({
    addressee: facts.applicantName,
    blocks: [
      paragraph(opening(facts)),
      paragraph(`经查，${facts.finding}`),
      paragraph(
        `${you(facts)}申请公开政府信息的数量、频次明显超过合理范围。依照${REGULATION}第三十五条的规定，请${you(facts)}于${chineseDate(facts.answerBy)}前（含当日）向本机关书面说明申请理由。`,
      ),
      paragraph(
        '本机关认为申请理由不合理的，将告知不予处理；认为申请理由合理，但是无法在规定的期限内答复的，将确定延迟答复的合理期限并告知。',
      ),
    ],
  }),
})

/** 延迟答复告知书: the reasons are good, the time is too short (711-35). */
export const delayNotice = letter({
  title: '政府信息公开申请延迟答复告知书',
  clause: '711-35',
  needs: [...OPENING_NEEDS, 'newDueOn'],
  may: [...OPENING_MAY, 'extraWorkingDays', 'reason'],
  write: (facts) => ({
    addressee: facts.applicantName,
    blocks: [
      paragraph(opening(facts)),
      paragraph(
        `${you(facts)}对申请数量、频次所作的说明，本机关认为理由合理。${facts.reason ?? '因申请数量较大，本机关无法在规定的期限内全部答复。'}`,
      ),
      paragraph(
        `依照${REGULATION}第三十五条的规定，本机关决定延迟${facts.extraWorkingDays === undefined ? '' : `${facts.extraWorkingDays}个工作日`}答复，将于${chineseDate(facts.newDueOn)}前（含当日）答复${you(facts)}。`,
      ),
    ],
  }),
})

/** 延期答复告知书: once, with the approval of the head of the disclosure office (711-33). */
export const extensionNotice = letter({
  title: '政府信息公开申请延期答复告知书',
  clause: '711-33',
  needs: [...OPENING_NEEDS, 'extraWorkingDays', 'newDueOn', 'reason'],
  may: OPENING_MAY,
  write: (facts) => ({
    addressee: facts.applicantName,
    blocks: [
      paragraph(opening(facts)),
      paragraph(`本机关不能在法定期限内答复的理由：${facts.reason}`),
      paragraph(
        `依照${REGULATION}第三十三条第二款的规定，经本机关政府信息公开工作机构负责人同意，答复期限延长${facts.extraWorkingDays}个工作日，本机关将于${chineseDate(facts.newDueOn)}前（含当日）答复${you(facts)}。`,
      ),
    ],
  }),
})

/** 征求意见告知书: the time for it does not count (711-33). Who a third party is, is not said. */
export const opinionNoticeToApplicant = letter({
  title: '政府信息公开申请征求意见告知书',
  clause: '711-33',
  needs: [...OPENING_NEEDS, 'letterOn', 'askedThirdParties'],
  may: [...OPENING_MAY, 'askedAgencyNames'],
  write: (facts) => {
    const agencies = facts.askedAgencyNames ?? []
    const asked = [
      facts.askedThirdParties ? '第三方' : undefined,
      agencies.length === 0 ? undefined : agencies.join('、'),
    ]
      .filter((part) => part !== undefined)
      .join('和')
    const clauses = [
      facts.askedThirdParties ? '第三十二条' : undefined,
      agencies.length === 0 ? undefined : '第三十四条',
    ]
      .filter((part) => part !== undefined)
      .join('、')
    return {
      addressee: facts.applicantName,
      blocks: [
        paragraph(opening(facts)),
        paragraph(
          `经审查，${you(facts)}申请公开的政府信息涉及${asked}。依照${REGULATION}${clauses}的规定，本机关已于${chineseDate(facts.letterOn)}书面征求其意见。`,
        ),
        paragraph(`依照${REGULATION}第三十三条第三款的规定，征求第三方和其他机关意见所需时间不计算在答复期限内。`),
      ],
    }
  },
})

/** 撤回申请确认书 */
export const withdrawalConfirmation = letter({
  title: '撤回政府信息公开申请确认书',
  clause: '711-45',
  needs: [...OPENING_NEEDS, 'withdrawnOn'],
  may: OPENING_MAY,
  write: (facts) => ({
    addressee: facts.applicantName,
    blocks: [
      paragraph(opening(facts)),
      paragraph(
        `${you(facts)}于${chineseDate(facts.withdrawnOn)}向本机关提出撤回该申请。本机关予以确认，自撤回之日起终止办理，不再就该申请作出答复。`,
      ),
      paragraph(
        `${you(facts)}今后仍需要获取有关政府信息的，可以依照${REGULATION}第二十七条、第二十九条的规定另行提出申请。`,
      ),
    ],
  }),
})

/** 并案办理告知书: the same applicant asked for the same in another application that is still open. */
export const mergerNotice = letter({
  title: '政府信息公开申请并案办理告知书',
  clause: '711-45',
  needs: [...OPENING_NEEDS, 'mergedIntoNumber', 'reason'],
  may: [...OPENING_MAY, 'mergedOn'],
  write: (facts) => ({
    addressee: facts.applicantName,
    blocks: [
      paragraph(opening(facts)),
      paragraph(
        `经查，${you(facts)}另有申请（编号：${facts.mergedIntoNumber}）正在办理，两件申请的内容相同。${facts.reason}`,
      ),
      paragraph(
        `本机关${facts.mergedOn === undefined ? '决定' : `于${chineseDate(facts.mergedOn)}`}将本件申请并入该件申请一并办理，并在该件申请的答复期限内一并答复${you(facts)}。`,
      ),
    ],
  }),
})
