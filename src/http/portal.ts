import type { FastifyInstance, FastifyReply } from 'fastify'
import { faultOf } from '../graphql/faults.js'
import type { Locale } from '../graphql/locale.js'
import type { Page } from '../graphql/pagination.js'
import { html, type Html } from './html.js'
import { languageSwitch, pageLocale } from './language.js'
import { page } from './page.js'
import type { CatalogueFilter, PublicCatalogue, PublicEntry, PublicItem } from './publicCatalogue.js'

const TEXTS = {
  zh: {
    title: '政府信息公开目录',
    titleField: '标题',
    search: '查询',
    index: '索引号',
    number: '文号',
    agency: '发布机关',
    theme: '主题',
    formed: '形成日期',
    published: '公开日期',
    validity: '效力',
    files: '附件',
    next: '下一页',
    home: '首页',
    back: '返回目录',
    apply: '依申请公开',
    complain: '投诉、举报',
    empty: '没有符合条件的信息。',
    notFound: '没有此信息，或此信息未公开。',
    badCursor: '页码无效，请从第一页开始。',
  },
  en: {
    title: 'Catalogue of published government information',
    titleField: 'Title',
    search: 'Search',
    index: 'Index number',
    number: 'Document number',
    agency: 'Published by',
    theme: 'Theme',
    formed: 'Formed on',
    published: 'Published on',
    validity: 'Validity',
    files: 'Files',
    next: 'Next page',
    home: 'Home',
    back: 'Back to the catalogue',
    apply: 'Apply for information',
    complain: 'Complain or report',
    empty: 'Nothing matches.',
    notFound: 'There is no such item, or it is not public.',
    badCursor: 'This page is not valid; start from the first one.',
  },
} as const

const PAGE_SIZE = 20

/** /portal: what is public, for everybody, rendered here; no script and no sign-in. */
export function servePortal(app: FastifyInstance, catalogue: PublicCatalogue, secure: boolean): void {
  app.get<{ Querystring: Record<string, string | string[] | undefined> }>('/portal', async (request, reply) => {
    const locale = pageLocale(request, reply, secure)
    const filter = filterOf(request.query)
    const after = single(request.query.after)
    try {
      const found = await catalogue.list(filter, { first: PAGE_SIZE, ...(after === undefined ? {} : { after }) })
      return send(reply, locale, listBody(found, filter, locale))
    } catch (error) {
      if (faultOf(error) === undefined) throw error
      return send(reply.code(400), locale, html`<p class="alert">${TEXTS[locale].badCursor}</p>`)
    }
  })

  app.get<{ Params: { itemId: string } }>('/portal/items/:itemId', async (request, reply) => {
    const locale = pageLocale(request, reply, secure)
    const item = await catalogue.item(request.params.itemId)
    if (item === undefined) {
      return send(reply.code(404), locale, html`<p class="alert">${TEXTS[locale].notFound}</p>`)
    }
    return send(reply, locale, itemBody(item, locale), item.title)
  })
}

function send(reply: FastifyReply, locale: Locale, body: Html, title: string = TEXTS[locale].title): FastifyReply {
  const t = TEXTS[locale]
  const text = page({
    locale,
    title,
    body: html`<nav>
        <a href="/">${t.home}</a> <a href="/portal">${t.title}</a> <a href="/portal/apply">${t.apply}</a>
        <a href="/portal/complain">${t.complain}</a>
        ${languageSwitch(locale)}
      </nav>
      <h1>${title}</h1>
      ${body}`,
  })
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(text)
}

function listBody({ rows, hasNextPage }: Page<PublicEntry>, filter: CatalogueFilter, locale: Locale): Html {
  const t = TEXTS[locale]
  const last = rows.at(-1)
  return html`<form action="/portal" role="search">
      <label>${t.titleField} <input name="title" value="${filter.title ?? ''}" maxlength="100" /></label>
      <button type="submit">${t.search}</button>
    </form>
    ${
      rows.length === 0
        ? html`<p>${t.empty}</p>`
        : html`<table>
            <thead>
              <tr>
                <th>${t.titleField}</th>
                <th>${t.agency}</th>
                <th>${t.number}</th>
                <th>${t.published}</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map(({ row }) => entryRow(row))}
            </tbody>
          </table>`
    }
    ${
      hasNextPage && last !== undefined
        ? html`<p><a rel="next" href="/portal?${queryOf(filter, last.cursor)}">${t.next}</a></p>`
        : undefined
    }`
}

const entryRow = ({ itemId, title, agencyName, documentNumber, publishedOn }: PublicEntry): Html =>
  html`<tr>
    <td><a href="/portal/items/${encodeURIComponent(itemId)}">${title}</a></td>
    <td>${agencyName}</td>
    <td>${documentNumber}</td>
    <td>${publishedOn}</td>
  </tr>`

function itemBody(item: PublicItem, locale: Locale): Html {
  const t = TEXTS[locale]
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t.index, item.indexNumber],
    [t.number, item.documentNumber],
    [t.agency, item.agencyName],
    [t.theme, item.theme],
    [t.formed, item.formedOn],
    [t.published, item.publishedOn],
    [t.validity, item.validity],
  ]
  return html`<dl>
      ${facts.map(([name, value]) =>
        value === undefined
          ? undefined
          : html`<dt>${name}</dt>
              <dd>${value}</dd>`,
      )}
    </dl>
    ${paragraphs(item.summary)} ${paragraphs(item.text)}
    ${
      item.files.length > 0
        ? html`<h2>${t.files}</h2>
            <ul>
              ${item.files.map(
                ({ fileId, name, size }) =>
                  html`<li>
                    <a href="/files/${encodeURIComponent(item.itemId)}/${encodeURIComponent(fileId)}">${name}</a>
                    <span class="quiet">${Math.ceil(size / 1024)} KB</span>
                  </li>`,
              )}
            </ul>`
        : undefined
    }
    <p><a href="/portal">${t.back}</a></p>`
}

const paragraphs = (text: string | undefined): readonly Html[] =>
  (text ?? '')
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p>${line}</p>`)

function filterOf(query: Readonly<Record<string, string | string[] | undefined>>): CatalogueFilter {
  const title = single(query.title)?.trim()
  const agency = single(query.agency)
  const theme = single(query.theme)
  return { ...(title ? { title } : {}), ...(agency ? { agency } : {}), ...(theme ? { theme } : {}) }
}

const queryOf = (filter: CatalogueFilter, after: string): string =>
  new URLSearchParams({ ...filter, after } as Record<string, string>).toString()

const single = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' && value.length > 0 ? value.slice(0, 300) : undefined
