import type { Messages } from './message.js'

/** Refusals about publishing on a channel and taking down. */
export const publicationMessages = {
  PUBLICATION_NOT_ORDERED: {
    zh: '该信息未经批准发布，不得在任何渠道公开。',
    en: 'No authorization stands behind it: it is published on no channel.',
  },
  PUBLICATION_WITHDRAWN: { zh: '该信息已撤回，不得再发布。', en: 'It was withdrawn and is not published any more.' },
  TAKEDOWN_NOT_ORDERED: { zh: '该信息未被撤回。', en: 'It was not withdrawn.' },
  CONTENT_NOT_AUTHORIZED: {
    zh: '内容与批准发布的内容不一致。',
    en: 'This is not the content that was authorized.',
  },
  CHANNEL_NOT_AUTHORIZED: { zh: '未批准在此渠道发布。', en: 'It was not authorized for this channel.' },
  CHANNEL_SHOWS_NOTHING: { zh: '该渠道现未发布此信息。', en: 'This channel does not show it.' },
  WEBSITE_COMES_FIRST: {
    zh: '政府网站是公开的第一平台，须首先发布。',
    en: 'The government website is the first platform; publish there first.',
  },
  RECEIPT_MISSING: { zh: '请提供发布的凭据（网址或者刊号）。', en: 'Give the receipt: an address or a reference.' },
  VERSION_OUTDATED: {
    zh: '所指版本已过时，当前为第 {version} 版。',
    en: 'Another version is concerned now: {version}.',
  },
} as const satisfies Messages
