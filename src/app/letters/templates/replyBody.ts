import type { OutcomeKind, ReplyOutcome } from '../../../domain/application/outcome.js'
import { FEE_RULES, REGULATION, you } from '../addressing.js'
import { chineseDate } from '../chineseDate.js'
import { groundWords } from '../groundWords.js'
import { FORM, OTHER_MATTER, WAY } from '../labels.js'
import type { LetterBlock } from '../letterDocument.js'
import type { LetterFacts } from '../letterFacts.js'
import { heading, inSentence, list, paragraph } from '../letterForm.js'

type Outcome<Kind extends OutcomeKind> = Extract<ReplyOutcome<string>, { kind: Kind }>
type Writers = {
  readonly [Kind in OutcomeKind]: (outcome: Outcome<Kind>, facts: LetterFacts) => readonly LetterBlock[]
}

/** The decision, its clause, and what the clause wants said. Call only when no fact is missing. */
export const replyBody = (outcome: ReplyOutcome<string>, facts: LetterFacts): readonly LetterBlock[] =>
  (WRITERS[outcome.kind] as (outcome: ReplyOutcome<string>, facts: LetterFacts) => readonly LetterBlock[])(
    outcome,
    facts,
  )

const under = (clause: string): string => `依照${REGULATION}（以下简称《条例》）${clause}的规定`

/** What is given: form, way, access and review. */
const giving = (
  { form, way, access, otherFormBecause, reviewNumber, reviewedOn }: Outcome<'provided' | 'partlyProvided'>,
  facts: LetterFacts,
): readonly LetterBlock[] => [
  paragraph(
    `提供的形式：${FORM[form]}；提供的途径：${WAY[way]}。${access === undefined ? '' : `获取的方式、途径和时间：${access}`}`,
  ),
  ...(otherFormBecause === undefined
    ? []
    : [paragraph(`依照《条例》第四十条的规定，未按照${you(facts)}要求的形式提供，理由：${otherFormBecause}`)]),
  paragraph(
    `上述信息已经政府信息公开保密审查（审查编号：${reviewNumber}；审查日期：${chineseDate(reviewedOn)}）。${charged(facts)}`,
  ),
]

/** 收费情况 (711-42): what was paid, or that nothing is charged. */
const charged = ({ feesPaid = [] }: LetterFacts): string =>
  feesPaid.length === 0
    ? '依照《条例》第四十二条的规定，依申请提供政府信息不收取费用，法律、行政法规另有规定的除外。'
    : `依照《条例》第四十二条和${FEE_RULES}的规定收取的信息处理费，已缴纳：${feesPaid
        .map(
          ({ amount, paidOn, receiptNumber }) =>
            `${String(amount)}元（缴费日期：${chineseDate(paidOn)}；票据编号：${receiptNumber}）`,
        )
        .join('；')}。`

const WRITERS: Writers = {
  alreadyPublic: ({ where }, facts) => [
    paragraph(
      `${under('第三十六条第（一）项')}，${you(facts)}申请公开的信息已经主动公开，现告知获取该政府信息的方式、途径：${where}`,
    ),
  ],
  provided: (outcome, facts) => [
    paragraph(`${under('第三十六条第（二）项')}，${you(facts)}申请公开的信息可以公开，本机关决定予以公开。`),
    ...giving(outcome, facts),
  ],
  withheld: ({ grounds }, facts) => [
    paragraph(`${under('第三十六条第（三）项')}，本机关决定对${you(facts)}申请公开的信息不予公开，理由如下：`),
    list(grounds.map(groundWords)),
  ],
  notHeld: (_, facts) => [
    paragraph(`收到申请后，本机关进行了查找、检索，经检索没有${you(facts)}所申请公开的信息。检索情况如下：`),
    searchTable(facts),
    paragraph(`${under('第三十六条第（四）项')}，现告知${you(facts)}该政府信息不存在。`),
  ],
  notOurs: ({ why, responsibleName, responsibleContact }, facts) => {
    const name = facts.responsibleAgencyName ?? responsibleName
    return [
      paragraph(`${under('第三十六条第（五）项')}，${you(facts)}申请公开的信息不属于本机关负责公开，理由：${why}`),
      ...(name === undefined
        ? []
        : [
            paragraph(
              `经研究，负责公开该政府信息的行政机关为${name}${responsibleContact === undefined ? '' : `，联系方式：${inSentence(responsibleContact)}`}。请${you(facts)}向该行政机关提出申请。`,
            ),
          ]),
    ]
  },
  repeated: ({ earlierReply }, facts) => [
    paragraph(
      `经查，${you(facts)}曾向本机关申请公开相同的政府信息，本机关已于${chineseDate(facts.earlierReplyOn!)}作出答复（文号：${earlierReply}）。${under('第三十六条第（六）项')}，本机关不予重复处理。`,
    ),
  ],
  specialRegime: ({ law, procedure }, facts) => [
    paragraph(
      `${under('第三十六条第（七）项')}，${you(facts)}申请公开的信息，有关法律、行政法规（${law}）对信息的获取有特别规定，请${you(facts)}依照有关法律、行政法规的规定办理：${procedure}`,
    ),
  ],
  partlyProvided: (outcome, facts) => [
    paragraph(
      `${under('第三十六条第（二）项、第（三）项和第三十七条')}，${you(facts)}申请公开的信息中含有不应当公开的内容，但是能够作区分处理，本机关决定部分公开：提供可以公开的内容，对其余内容不予公开。`,
    ),
    heading('一、予以公开的内容'),
    ...giving(outcome, facts),
    heading('二、不予公开的内容及理由'),
    list(outcome.passages.map(({ passage, ground }) => `${inSentence(passage)}。${groundWords(ground)}`)),
  ],
  needsProcessing: ({ why }, facts) => [
    paragraph(
      `${under('第三十八条')}，行政机关向申请人提供的信息，应当是已制作或者获取的政府信息；需要行政机关对现有政府信息进行加工、分析的，行政机关可以不予提供。${you(facts)}申请公开的信息没有现成信息，需要本机关加工、分析，理由：${why}`,
    ),
    paragraph('本机关对该申请不予提供。'),
  ],
  petition: ({ matter, channel }, facts) => [
    paragraph(
      `经审查，${you(facts)}以政府信息公开申请的形式进行${OTHER_MATTER[matter]}活动。${under('第三十九条第一款')}，本机关不作为政府信息公开申请处理。${you(facts)}可以通过下列渠道提出：${channel}`,
    ),
  ],
  publication: ({ title, howToGet }, facts) => [
    paragraph(
      `${under('第三十九条第二款')}，${you(facts)}的申请内容为要求本机关提供公开出版物（${title}），现告知获取的途径：${howToGet}`,
    ),
  ],
  reconfirmation: ({ why }, facts) => [
    paragraph(
      `经审查，${you(facts)}的申请为要求本机关对已经获取的信息予以确认或者重新出具，不属于${REGULATION}（以下简称《条例》）第二条规定的政府信息公开事项，理由：${why}`,
    ),
    paragraph('本机关对该申请不予处理。'),
  ],
  excessive: ({ why }, facts) => [
    paragraph(
      `${you(facts)}申请公开政府信息的数量、频次明显超过合理范围，本机关已要求${you(facts)}说明理由。经审查，本机关认为申请理由不合理：${why}`,
    ),
    paragraph(`${under('第三十五条')}，本机关对该申请不予处理。`),
  ],
  stillUnclear: ({ why }, facts) => [
    paragraph(
      `${under('第三十条')}，本机关已一次性告知${you(facts)}作出补正。经审查，补正后的申请内容仍不明确，本机关无法据此确定并提供政府信息，理由：${why}`,
    ),
  ],
  notAmended: ({ lapsedOn }, facts) => [
    paragraph(
      `本机关作出的《政府信息公开申请补正告知书》（${facts.noticeNumber}）已于${chineseDate(facts.noticeServedOn!)}送达${you(facts)}。补正期限已于${chineseDate(lapsedOn)}届满，${you(facts)}无正当理由逾期未补正。`,
    ),
    paragraph(`${under('第三十条')}，视为放弃申请，本机关不再处理该政府信息公开申请。`),
  ],
  feeUnpaid: ({ lapsedOn }, facts) => [
    paragraph(
      `本机关作出的《政府信息公开信息处理费收费通知书》（${facts.noticeNumber}）已于${chineseDate(facts.noticeServedOn!)}送达${you(facts)}。缴费期限已于${chineseDate(lapsedOn)}届满，${you(facts)}逾期未缴纳信息处理费。`,
    ),
    paragraph(`${under(`第四十二条和${FEE_RULES}`)}，视为放弃申请，本机关不再处理该政府信息公开申请。`),
  ],
  enterpriseChannel: ({ channel }, facts) => [
    paragraph(
      `${under('第五十五条')}，${you(facts)}申请公开的信息属于公共企事业单位${facts.enterpriseName}在提供社会公共服务过程中制作、获取的信息，依照有关法律、法规和国务院有关主管部门或者机构的规定公开。请${you(facts)}通过下列渠道获取：${channel}`,
    ),
    paragraph(`该单位的主管部门为${facts.authorityName}。`),
  ],
  other: ({ why }) => [paragraph(`${under('第三十六条')}，经审查，本机关对该申请作如下处理，并说明理由：${why}`)],
}

const searchTable = ({ searches = [] }: LetterFacts): LetterBlock => {
  const named = searches.some(({ who }) => who !== undefined)
  return {
    kind: 'table',
    widths: named ? [20, 32, 30, 18] : [36, 38, 26],
    head: [
      [{ text: '检索日期' }, { text: '检索范围' }, { text: '检索关键词' }, ...(named ? [{ text: '检索人' }] : [])],
    ],
    rows: searches.map(({ where, keywords, searchedOn, who }) => [
      { text: chineseDate(searchedOn), align: 'center' },
      { text: where },
      { text: keywords },
      ...(named ? [{ text: who ?? '' }] : []),
    ]),
  }
}
