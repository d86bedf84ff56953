import type { Around, Detector } from './detector.js'

/** Of nine in ten; those that are rather a word of officials' prose (于, 安, 和, 时, 成, 任, 关) are left to the other detector. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪范廖石贾韦夏付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤尚殷邢施葛颜兰俞洪季尤'
const NAME = `(?:欧阳|司马|上官|诸葛|司徒|[${SURNAMES}])\\p{Script=Han}{1,2}`

/** Sex and age in brackets or between commas. */
const DETAILS = '(?:\\s?\\([^()]{1,24}\\))?(?:[，,]\\s?(?:男|女)(?:[，,]\\s?(?:现年)?\\d{1,3}岁)?)?[，, ]?'
const SINCE = '(?:于?\\d{4}年(?:\\d{1,2}月)?(?:\\d{1,2}日)?|现|曾|已|长期|多年来?|自幼|不幸|常年|目前|先后)?'
const ILLNESS =
  '\\p{Script=Han}{0,12}?(?:病|症|癌|瘤|炎|结核|衰竭|残疾|高血压|综合征|硬化|梗塞|梗死|偏瘫|瘫痪|障碍|中风|骨折|艾滋|感染)'
const VERB = '(?:因?身?患有?|因?罹患|因?得了|因?被?(?:确诊|诊断)(?:为|患有?|出)?)'

/** Whoever might be ill, in what only begins like a name. */
const NOBODY =
  /^(?:高龄|高危|高血|高校|方可|马上|石棉|江苏|江西|夏季|白内|黄牛|马匹|马属|马、|毛发|龙头|万人|万一|余人|余名|程序|何种|何人|王家庄|段内|严重|严禁|严格|武警|田间|马[鹿骡]|江[河湖])|(?:员|者|群|众|畜|禽|户|人|属|牛|羊|猪|马|后|时|前|中|内|常|或|且|对|于|因|如|若|曾|已|险)$/

/** 张三患有糖尿病: an illness of somebody who is named (711-15). */
export const namedIllness: Detector = {
  kind: 'illness',
  pattern: new RegExp(
    `${NAME}${DETAILS}${SINCE}(?:${VERB}${ILLNESS}|因${ILLNESS}(?=住院|去世|死亡|病故|就医|就诊|治疗)|[系是为]${ILLNESS}患者)`,
    'gu',
  ),
  holds: (found, around) => !NOBODY.test(nameIn(found)) && isOfSomebody(found, around),
}

/** What stands before the first word that is no part of a name. */
const nameIn = (found: string): string =>
  found.split(
    /[，, (]|于?\d|因?(?:身患|患|罹患|得了)|因?被?(?:确诊|诊断)|现|长期|常年|自幼|不幸|目前|先后|因|系|为/,
  )[0] ?? ''

const isOfSomebody = (found: string, { before, after }: Around): boolean =>
  !/(?:如果|如|若|发现|怀疑|育龄|凡)[^，。；]{0,6}$/.test(before) &&
  !/^的?，?应当/.test(after) &&
  !/患者/.test(found.slice(0, -2))
