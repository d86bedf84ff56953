import type { Genre, Theme } from '../../domain/informationItem/vocabulary.js'

/** In the order asked: the first word at the end of a title decides. */
const GENRES: readonly (readonly [RegExp, Genre])[] = [
  [/决议$/, 'resolution'],
  [/(条例|规定|办法|细则|规则|规范|制度|规程|章程|标准)$/, 'regulation'],
  [/决定$/, 'decision'],
  [/命令$|令$/, 'order'],
  [/公报$/, 'communique'],
  [/公告$/, 'announcement'],
  [/通告$/, 'publicNotice'],
  [/意见$/, 'opinion'],
  [/通知$/, 'notice'],
  [/通报$/, 'circular'],
  [/报告$/, 'report'],
  [/请示$/, 'requestForInstructions'],
  [/(批复|复函|答复)$/, 'reply'],
  [/议案$/, 'motion'],
  [/函$/, 'letter'],
  [/纪要$/, 'minutes'],
  [/(规划|计划|方案|预案|要点)$/, 'plan'],
  [/(统计公报|统计信息|统计数据|统计表)$/, 'statistics'],
]

/** 体裁 by the last word of the title, remarks such as （试行） left aside. */
export function genreOf(title: string): Genre {
  const bare = title.replace(/\s*[（(][^（）()]*[)）]\s*$/, '').trim()
  return GENRES.find(([ending]) => ending.test(bare))?.[1] ?? 'other'
}

/** Words that speak for a theme; the theme with most of them is suggested, the earlier one on a tie. */
const THEME_WORDS: readonly (readonly [Theme, RegExp])[] = [
  [
    'financeTaxAudit',
    /预算|决算|财政|税|审计|金融|银行|保险|证券|国债|彩票|外汇|担保|期货|基金管理|会计|货币|信贷|现金|储蓄|存款|票据|金库|国库|人民币|股票|股份|上市|金银|征信|集资|缴费/g,
  ],
  [
    'landAndEnergy',
    /土地|矿|测绘|地质|石油|电力|电网|能源|煤|节能|不动产|核电|核设施|天然气|海洋|稀土|古生物化石|地图/g,
  ],
  [
    'agricultureForestryWater',
    /农业|农村|农民|农药|农机|农田|林|水利|防汛|抗旱|河道|水库|渔|畜|兽|种子|植物|动物|饲料|草原|水土|取水|水文|地下水|蓄滞洪|流域|水量|节约用水|古树/g,
  ],
  [
    'industryAndTransport',
    /工业|交通|公路|铁路|航空|机场|船|港口|海上|航道|运输|邮政|电信|无线电|民用航空器|城市轨道|海运|航标|飞行|快递|校车|机动车|驾驶证/g,
  ],
  [
    'commerceCustomsTourism',
    /海关|进出口|对外贸易|外商|外资|商业|旅行社|旅游|关税|直销|特许经营|反倾销|反补贴|导游|商品|出口管制|保障措施|口岸|劳务合作/g,
  ],
  [
    'marketAndWorkSafety',
    /市场监督|市场主体|价格|安全生产|特种设备|计量|标准化|认证|认可|广告|商标|专利|公司登记|食品|消费者|产品质量|危险化学品|工商|公平竞争|经营者集中|传销|无证无照|棉花|粮食|食盐|烟草|化妆品|生猪屠宰|安全事故|烟花爆竹|发票/g,
  ],
  [
    'constructionAndEnvironment',
    /城市|城镇|建设|建筑|工程|房屋|住房|物业|环境|污染|排污|排水|风景名胜|绿化|自然保护|村庄|废|放射性|臭氧|生态|碳排放|海洋倾废/g,
  ],
  [
    'scienceAndEducation',
    /科学|科技|教育|学校|学位|教师|教学|幼儿园|高等|实验|技术|扫除文盲|气象|天气|地震|计算机|软件|互联网|网络|人类遗传|集成电路|办学/g,
  ],
  [
    'cultureBroadcastPress',
    /文化|文物|博物|出版|印刷|电影|广播|电视|娱乐|著作权|信息网络传播|音像|档案|地方志|语言文字|工艺美术|演出|上网服务|长城|影片/g,
  ],
  ['healthAndSports', /卫生|医疗|药|疫|护士|医师|血|体育|健身|麻醉|器官|献血|病|兴奋剂|化学品监控|碘/g],
  ['populationWomenChildren', /计划生育|人口|妇女|儿童|未成年|女职工|母婴|收养/g],
  [
    'labourPersonnelSupervision',
    /劳动|工资|职工|就业|人事|公务员|工伤|失业|社会保险|人力资源|监察|离休|退休|休假|干部|事业单位|童工|工人|技师|行政处分|年休假|礼品|福利费/g,
  ],
  [
    'publicSecurityJustice',
    /公安|治安|警|户口|居民身份|出境|入境|保安|司法|法律援助|律师|行政复议|行政处罚|诉讼|调解|信访|看守|戒毒|消防|国家安全|保守国家秘密|密码|枪|爆炸|仲裁|间谍|集会游行|群众性活动|拘留|易制毒|关键信息基础设施|视频图像|刀具|居住证/g,
  ],
  [
    'civilAffairsRelief',
    /民政|救助|救灾|婚姻|殡葬|社会团体|基金会|残疾|烈士|抚恤|优待|慈善|志愿|社会救助|行政区划|地名|养老|扶贫|退役|红十字|社会保障|灾后/g,
  ],
  ['ethnicAndReligious', /民族|宗教/g],
  ['hongKongMacaoTaiwan', /台湾|香港|澳门|归侨|侨眷|华侨/g],
  ['foreignAffairs', /外国|外交|领事|涉外/g],
  ['nationalDefence', /国防|军|兵役|征兵|武器|武装|民兵|预备役|部队/g],
  ['economyAndStateAssets', /国有资产|投资|企业|统计|国民经济|信用|招标|采购/g],
  ['generalAffairs', /政务|政府信息|行政决策|督查|印章|公文|参事|机关事务|机构设置|营商环境|规章制定|行政法规制定/g],
]

/** 主题分类 as a suggestion: `suggested` is false when no word of the title speaks for any theme. */
export function suggestTheme(title: string): { readonly theme: Theme; readonly suggested: boolean } {
  const scored = THEME_WORDS.map(([theme, words]) => ({ theme, score: [...title.matchAll(words)].join('').length }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score === 0 ? { theme: 'other', suggested: false } : { theme: best.theme, suggested: true }
}
