import { FEE_RULES, opening, OPENING_MAY, OPENING_NEEDS, REGULATION, you } from '../addressing.js'
import { chineseDate } from '../chineseDate.js'
import { FEE_METHOD, FEE_UNIT } from '../labels.js'
import type { LetterTable } from '../letterDocument.js'
import type { AllLetterFacts } from '../letterFacts.js'
import { paragraph } from '../letterForm.js'
import { letter } from '../letterTemplate.js'

/** 收费通知书 with 依据、标准、数额、缴纳方式 (711-42; 国办函〔2020〕109号). */
export const feeNotice = letter({
  title: '政府信息公开信息处理费收费通知书',
  clause: '711-42',
  needs: [...OPENING_NEEDS, 'feeMethod', 'feeUnits', 'feeAmount', 'feeBands', 'feePaidHow', 'feeDays'],
  may: [...OPENING_MAY, 'feeBefore'],
  write: (facts) => ({
    addressee: facts.applicantName,
    blocks: [
      paragraph(opening(facts)),
      paragraph(
        `${you(facts)}申请公开政府信息的数量、频次明显超过合理范围。依照${REGULATION}第四十二条和${FEE_RULES}的规定，本机关决定对该申请收取信息处理费。`,
      ),
      paragraph(
        `一、收费方式和计费数量：${FEE_METHOD[facts.feeMethod]}，${counted(facts)}。同一申请只采用一种计收方式。`,
      ),
      paragraph('二、收费标准（超额累进）：'),
      bandsTable(facts),
      paragraph(`三、收费数额：人民币${facts.feeAmount}元。`),
      paragraph(`四、缴纳方式：${facts.feePaidHow}`),
      paragraph(
        `五、缴纳期限：请${you(facts)}自收到本通知书次日起${facts.feeDays}日内缴纳。逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。`,
      ),
      paragraph(
        `本机关自${you(facts)}完成缴费次日起重新计算政府信息公开申请办理期限。对收取信息处理费的决定有异议的，不能单独就该决定申请行政复议或者提起行政诉讼；可以在缴费期满后，就本机关不再处理该申请的行为依法申请行政复议或者提起行政诉讼。`,
      ),
    ],
  }),
})

/** 收费撤销告知书: the notice was a mistake; nothing is owed, and the period goes on as if it had never been sent (711-42). */
export const feeRevocation = letter({
  title: '政府信息公开信息处理费收费撤销告知书',
  clause: '711-42',
  needs: [...OPENING_NEEDS, 'revokedNoticeNumber', 'revokedOn', 'reason'],
  may: [...OPENING_MAY, 'newDueOn'],
  write: (facts) => ({
    addressee: facts.applicantName,
    blocks: [
      paragraph(opening(facts)),
      paragraph(
        `本机关此前向${you(facts)}发出的《收费通知书》（${facts.revokedNoticeNumber}）有误，已于${chineseDate(facts.revokedOn)}撤销。撤销理由：${facts.reason}`,
      ),
      paragraph(
        `${you(facts)}无需按该通知书缴纳信息处理费；该通知书不影响${REGULATION}第三十三条规定的答复期限${facts.newDueOn === undefined ? '' : `，本机关将在${chineseDate(facts.newDueOn)}前（含当日）予以答复`}。`,
      ),
    ],
  }),
})

const counted = ({
  feeMethod,
  feeUnits,
  feeBefore = 0,
}: Pick<AllLetterFacts, 'feeMethod' | 'feeUnits'> & { readonly feeBefore?: number }): string => {
  const unit = FEE_UNIT[feeMethod]
  return feeBefore === 0
    ? `计${feeUnits}${unit}`
    : `本自然月内此前已计${feeBefore}${unit}，本次计${feeUnits}${unit}，累计${feeBefore + feeUnits}${unit}`
}

const bandsTable = ({ feeBands, feeMethod }: Pick<AllLetterFacts, 'feeBands' | 'feeMethod'>): LetterTable => {
  const unit = FEE_UNIT[feeMethod]
  return {
    kind: 'table',
    widths: [1, 1],
    head: [[{ text: `数量（${unit}）` }, { text: `标准（元／${unit}）` }]],
    rows: feeBands.map(({ from, to, rate }) => [
      { text: to === undefined ? `${from}及以上` : `${from}至${to}`, align: 'center' },
      { text: rate === 0 ? '不收费' : String(rate), align: 'center' },
    ]),
  }
}
