import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Locale, localeOf } from '../graphql/locale.js'
import { html, type Html } from './html.js'

const COOKIE = 'gongkai_lang'

/** The language of a page: asked for in the address and remembered, else remembered, else the browser's. */
export function pageLocale(request: FastifyRequest, reply: FastifyReply, secure: boolean): Locale {
  const { lang } = request.query as { lang?: unknown }
  if (lang === 'zh' || lang === 'en') {
    reply.setCookie(COOKIE, lang, { path: '/', sameSite: 'lax', httpOnly: true, secure, maxAge: 31_536_000 })
    return lang
  }
  const remembered = request.cookies[COOKIE]
  if (remembered === 'zh' || remembered === 'en') return remembered
  return localeOf(request.headers['accept-language'])
}

export const languageSwitch = (locale: Locale): Html =>
  locale === 'zh'
    ? html`<a href="?lang=en" lang="en" hreflang="en">English</a>`
    : html`<a href="?lang=zh" lang="zh-CN" hreflang="zh-CN">中文</a>`
