import { chineseDate } from '../chineseDate.js'
import { APPLICANT_KIND, ASSISTANCE, CHANNEL, FORM, INTEREST, OPINION, RECEIPT_RULE, WAY } from '../labels.js'
import type { LetterFacts } from '../letterFacts.js'
import { choices, formTable, pair, paragraph, row } from '../letterForm.js'
import { form } from '../letterTemplate.js'
import { outcomeSummary } from '../outcomeSummary.js'

const NONE = '—'

/** 申请表 (711-29): filled in as far as the application goes, with room for the applicant's hand. */
export const applicationForm = form({
  title: '政府信息公开申请表',
  clause: '711-29',
  needs: [],
  may: [
    'applicantName',
    'applicantKind',
    'applicantIdentity',
    'applicantContact',
    'description',
    'documentNumber',
    'form',
    'way',
    'assistance',
    'officerName',
    'arrivedOn',
  ],
  write: (facts) => ({
    blocks: [
      formTable([
        row('申请人姓名或者名称', facts.applicantName ?? '', 2),
        row('申请人类型', choices(APPLICANT_KIND, facts.applicantKind)),
        row('身份证明', facts.applicantIdentity ?? '', 2),
        row('联系方式', facts.applicantContact ?? '', 2),
        row('所需政府信息的名称、文号或者便于查询的其他特征性描述', requested(facts), 8),
        row('获取信息的方式', choices(FORM, facts.form)),
        row('获取信息的途径', choices(WAY, facts.way)),
        row('代为填写、提供帮助', assisted(facts)),
        pair(
          ['申请人签名或者盖章', '\n'],
          ['申请日期', facts.arrivedOn === undefined ? '' : chineseDate(facts.arrivedOn)],
        ),
      ]),
    ],
    notes: [
      '填写说明：依照《中华人民共和国政府信息公开条例》第二十九条的规定，申请应当包括申请人的姓名或者名称、身份证明、联系方式，申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述，以及申请公开的政府信息的形式要求，包括获取信息的方式、途径。采用书面形式确有困难的，可以口头提出，由本机关政府信息公开工作机构代为填写。',
    ],
  }),
})

/** 登记表 (711-45) */
export const registrationForm = form({
  title: '政府信息公开申请登记表',
  clause: '711-45',
  needs: ['applicantKind', 'channel', 'arrivedOn'],
  may: [
    'registrationNumber',
    'applicantName',
    'applicantContact',
    'receivedOn',
    'receiptRule',
    'description',
    'documentNumber',
    'form',
    'way',
    'assistance',
    'officerName',
    'replyDueOn',
  ],
  write: (facts) => ({
    blocks: [
      formTable([
        pair(['登记编号', facts.registrationNumber ?? NONE], ['承办人', facts.officerName ?? NONE]),
        pair(['申请人', facts.applicantName ?? NONE], ['申请人类型', APPLICANT_KIND[facts.applicantKind]]),
        row('联系方式', facts.applicantContact ?? NONE),
        pair(['提交渠道', CHANNEL[facts.channel]], ['到达日期', chineseDate(facts.arrivedOn)]),
        row('收到申请之日', receipt(facts)),
        row('申请内容', requested(facts) || NONE, 6),
        pair(
          ['获取信息的方式', facts.form === undefined ? NONE : FORM[facts.form]],
          ['获取信息的途径', facts.way === undefined ? NONE : WAY[facts.way]],
        ),
        row('代为填写、提供帮助', facts.assistance === undefined ? NONE : ASSISTANCE[facts.assistance]),
        row('答复期限', facts.replyDueOn === undefined ? NONE : `${chineseDate(facts.replyDueOn)}（含当日）`),
        row('办理情况', '', 5),
      ]),
    ],
  }),
})

/** 审查呈批单: what is to be answered, and who looked at it (711-17, 711-45). */
export const approvalForm = form({
  title: '政府信息公开申请审查呈批单',
  clause: '711-17',
  needs: ['receivedOn', 'description', 'outcome'],
  may: [
    'registrationNumber',
    'applicantName',
    'applicantKind',
    'officerName',
    'replyDueOn',
    'opinions',
    'documentNumber',
    'askedAgencyNames',
    'date',
  ],
  write: (facts) => ({
    blocks: [
      formTable([
        pair(['登记编号', facts.registrationNumber ?? NONE], ['承办人', facts.officerName ?? NONE]),
        pair(
          ['申请人', facts.applicantName ?? NONE],
          ['申请人类型', facts.applicantKind === undefined ? NONE : APPLICANT_KIND[facts.applicantKind]],
        ),
        pair(
          ['收到申请之日', chineseDate(facts.receivedOn)],
          ['答复期限', facts.replyDueOn === undefined ? NONE : chineseDate(facts.replyDueOn)],
        ),
        row('申请内容', requested(facts), 4),
        row('征求意见的机关', facts.askedAgencyNames?.join('、') ?? NONE),
        row('拟作出的答复', outcomeSummary(facts.outcome), 4),
        ...opinionRows(facts.opinions ?? []),
      ]),
    ],
    notes: [
      '依照《中华人民共和国政府信息公开条例》第十七条的规定，拟公开的政府信息应当依照《中华人民共和国保守国家秘密法》以及其他法律、法规和国家有关规定进行审查；未经审查的，不得公开。',
    ],
  }),
})

/** 征求意见确认函: the third party's answer, to be signed by its hand (711-32). */
export const thirdPartyConfirmation = form({
  title: '征求意见确认函',
  clause: '711-32',
  needs: ['thirdPartyName', 'interest', 'letterNumber', 'letterOn'],
  may: ['opinion', 'opinionReasons', 'opinionReceivedOn', 'content', 'description'],
  write: (facts) => ({
    addressee: facts.agencyName,
    blocks: [
      paragraph(
        `贵单位${chineseDate(facts.letterOn)}的《征求意见书》（${facts.letterNumber}）收悉。依照《中华人民共和国政府信息公开条例》第三十二条的规定，现就所涉政府信息是否公开提出意见如下：`,
      ),
      formTable([
        row('第三方姓名或者名称', facts.thirdPartyName),
        row('涉及的政府信息', facts.content ?? facts.description ?? '见征求意见书'),
        row('涉及的权益', choices(INTEREST, facts.interest)),
        row('意见', choices(OPINION, facts.opinion)),
        row('理由（不同意或者部分同意公开的，应当说明）', facts.opinionReasons ?? '', 8),
        row(
          '意见提出日期',
          facts.opinionReceivedOn === undefined ? '　　　　年　　月　　日' : chineseDate(facts.opinionReceivedOn),
        ),
        row('第三方签名或者盖章', '', 3),
      ]),
    ],
    notes: [
      '说明：第三方应当自收到征求意见书之日起15个工作日内提出意见；逾期未提出意见的，由行政机关依照《中华人民共和国政府信息公开条例》的规定决定是否公开。',
    ],
  }),
})

const requested = ({ description, documentNumber }: LetterFacts): string =>
  [description, documentNumber === undefined ? undefined : `文号：${documentNumber}`]
    .filter((part) => part !== undefined)
    .join('\n')

const assisted = ({ assistance, officerName }: LetterFacts): string =>
  [
    choices(ASSISTANCE, assistance),
    assistance === undefined || officerName === undefined ? '' : `经办人：${officerName}`,
  ]
    .filter((part) => part !== '')
    .join('　')

function receipt({ receivedOn, receiptRule }: LetterFacts): string {
  if (receivedOn === undefined) return '尚未与申请人确认'
  const rule = receiptRule === undefined ? '' : `（依照《条例》第三十一条，${RECEIPT_RULE[receiptRule]}）`
  return `${chineseDate(receivedOn)}${rule}`
}

type Opinions = NonNullable<LetterFacts['opinions']>
const BLANK_LEVELS: Opinions = [{ level: '承办' }, { level: '审核' }, { level: '签发' }]

const opinionRows = (opinions: Opinions) =>
  (opinions.length === 0 ? BLANK_LEVELS : opinions).map(({ level, text, by, on }) =>
    row(
      `${level}意见`,
      [text ?? '', [by, on === undefined ? undefined : chineseDate(on)].filter((part) => part !== undefined).join('　')]
        .filter((part) => part !== '')
        .join('\n'),
      3,
    ),
  )
