import type { Channel, Genre, Medium, Theme } from '../domain/informationItem/vocabulary.js'
import { enumType } from './fields.js'

// What the catalogue and the item share.

export const MediumEnum = enumType<Medium>('Medium', 'Form of information, LS-2.3 (信息形式).', {
  text: '文字',
  picture: '图片',
  chart: '图表',
  audioVideo: '音像',
  electronicDocument: '电子文稿',
})

export const ChannelEnum = enumType<Channel>('Channel', 'Channel of publication, Art. 13 (公开渠道).', {
  governmentWebsite: '政府网站',
  gazette: '政府公报',
  pressConference: '新闻发布会',
  press: '报刊',
  radio: '广播',
  television: '电视',
  weibo: '政务微博',
  wechat: '政务微信',
  readingPoint: '政府信息查阅点',
})

export const ThemeEnum = enumType<Theme>('Theme', 'Class of subject (主题分类).', {
  stateCouncilBodies: '国务院组织机构',
  generalAffairs: '综合政务',
  economyAndStateAssets: '国民经济管理、国有资产监管',
  financeTaxAudit: '财政、金融、审计',
  landAndEnergy: '国土资源、能源',
  agricultureForestryWater: '农业、林业、水利',
  industryAndTransport: '工业、交通',
  commerceCustomsTourism: '商贸、海关、旅游',
  marketAndWorkSafety: '市场监管、安全生产监管',
  constructionAndEnvironment: '城乡建设、环境保护',
  scienceAndEducation: '科技、教育',
  cultureBroadcastPress: '文化、广电、新闻出版',
  healthAndSports: '卫生、体育',
  populationWomenChildren: '人口与计划生育、妇女儿童工作',
  labourPersonnelSupervision: '劳动、人事、监察',
  publicSecurityJustice: '公安、安全、司法',
  civilAffairsRelief: '民政、扶贫、救灾',
  ethnicAndReligious: '民族、宗教',
  foreignAffairs: '对外事务',
  hongKongMacaoTaiwan: '港澳台侨工作',
  nationalDefence: '国防',
  other: '其他',
})

export const GenreEnum = enumType<Genre>('Genre', 'Kind of document (体裁).', {
  resolution: '决议',
  decision: '决定',
  order: '命令（令）',
  communique: '公报',
  announcement: '公告',
  publicNotice: '通告',
  opinion: '意见',
  notice: '通知',
  circular: '通报',
  report: '报告',
  requestForInstructions: '请示',
  reply: '批复',
  motion: '议案',
  letter: '函',
  minutes: '纪要',
  regulation: '制度、规定、办法',
  plan: '规划、计划、方案',
  statistics: '统计信息',
  other: '其他',
})
