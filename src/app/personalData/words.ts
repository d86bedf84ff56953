import type { Around, Detector } from './detector.js'

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'

/** An office, a school, a works: nobody's home. */
const OFFICE =
  /政务|行政|办公|服务中心|文化中心|大厅|窗口|受理|政府|委员会|管委会|法院|检察院|医院|卫生院|学校|中学|小学|大学|幼儿园|图书馆|档案馆|公司|大厦|展厅|局(?!部)/
/** Announces that somebody lives there. */
const LIVES =
  '(?:家庭住址|住\\s*址|现住址|住所地|居住地址|居住地|户籍地址|户籍所在地|户籍地|户口所在地|家住|现住|租住|居住|现居|住)'

const RURAL = '(?:村|庄|组|队|社区|街|巷|里|屯|寨|湖|圩)'

/** Licence plates, homes and illnesses. */
export const wordDetectors: readonly Detector[] = [
  {
    kind: 'licencePlate',
    pattern: new RegExp(
      `[${PROVINCES}][A-HJ-NP-Z] ?[·•.-]? ?(?=[A-HJ-NP-Z]{0,3}\\d)(?:[A-HJ-NP-Z\\d]{5,6})(?![A-Za-z\\d]|[-警])`,
      'g',
    ),
    // Three digits at least: two letters and a year are part of a title.
    holds: (found) => found.replace(/\D/g, '').length >= 2 && !/备|证/.test(found),
  },
  // A flat: a road or an estate, a building, a door.
  {
    kind: 'address',
    pattern:
      /\p{Script=Han}{1,12}(?:路|街|巷|大道|村|庄|小区|花园|新村|家园|公寓|苑|里|院|区|坊|湾|城)[\p{Script=Han}A-Za-z\d-]{0,16}?\d+\s*(?:号楼|栋|幢|号|楼|组|排|座)[\p{Script=Han}\d-]{0,8}?\d+\s*(?:单元|室|户|号)(?:\d+\s*室)?/gu,
    holds: notOffice,
  },
  {
    kind: 'address',
    pattern:
      /\p{Script=Han}{2,14}(?:小区|花园|新村|家园|公寓|苑|里|院|湾|城)\s*\d{1,3}[-—#]\d{1,2}[-—#]\d{3,4}(?!\d)/gu,
    holds: notOffice,
  },
  // A household in a village: village, group, number.
  {
    kind: 'address',
    pattern: new RegExp(
      `\\p{Script=Han}{2,12}村(?:\\p{Script=Han}{0,6})?(?:[一二三四五六七八九十\\d]{1,3}|\\p{Script=Han})(?:组|队|庄)\\s*\\d{1,4}\\s*(?:号|户)`,
      'gu',
    ),
    holds: notOffice,
  },
  // Whatever follows on words that announce a home.
  {
    kind: 'address',
    pattern: new RegExp(
      `${LIVES}\\s*(?:[:：]|为|在|于|是)?\\s*(?=[\\p{Script=Han}\\d-]*(?:路|${RURAL}|镇|乡|小区|花园|苑|家园|院|区))[\\p{Script=Han}][\\p{Script=Han}\\d-]{4,40}`,
      'gu',
    ),
    holds: (found, around) => notOffice(found, around) && !NO_HOME.test(found) && isPlace(found),
  },
  {
    kind: 'illness',
    pattern:
      /(?:本人|其|女士|先生|同志|之?[父母妻夫子女]|妻子|丈夫|儿子|女儿|某{1,2})\p{Script=Han}{0,4}?(?:因?患有?|罹患|确诊为?|诊断为|系|为)\p{Script=Han}{1,12}?(?:病|症|癌|瘤|炎|结核|衰竭|残疾)/gu,
    holds: isSomebodys,
  },
]

/** Laws speak of homes in general; 居住证 and 住房 only begin like one. */
const NO_HOME =
  /^(?:住房|住院|住户|住宅|住建|住区|住证)|^居住(?:证|环境|条件|用地|区)|公安|派出所|基层|机关|机构|所在地的|社区(?:戒毒|服务)/
const DOOR =
  /\d\s*(?:号|栋|幢|单元|室|组|户|排|-\d)|[一二三四五六七八九十]组|[一二三四五六七八九十零〇]\s*(?:号楼|栋|幢|单元|室)/
const PLACE = /(?:省|市|县|区|镇|乡)\p{Script=Han}{1,8}?(?:镇|乡|街道|村|社区|小区|花园|苑|家园|组)/u

/** Announced with a colon almost anything is a place; in running text it has a door or names district and village. */
const isPlace = (found: string): boolean =>
  DOOR.test(found) ||
  (/[:：]/.test(found) && /[组户室镇乡县村]|街道|社区|小区|花园|苑|家园/.test(found)) ||
  PLACE.test(found)

/** What is said of anybody who might be ill is nobody's illness. */
function isSomebodys(found: string, { before, after }: Around): boolean {
  const isGeneral = /(?:如果|发现|怀疑|育龄)[^，。；]{0,6}$/.test(before) || /^其中/.test(found)
  return !isGeneral && !/^的?，?应当/.test(after)
}

function notOffice(found: string, { before, after }: Around): boolean {
  return (
    !OFFICE.test(found) &&
    !OFFICE.test(before.split(/[，。；\n]/).at(-1) ?? '') &&
    !OFFICE.test(after.split(/[，。；）)\n]/)[0] ?? '')
  )
}
