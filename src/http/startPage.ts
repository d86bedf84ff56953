import type { RoleHeld } from '../domain/context.js'
import type { Locale } from '../graphql/locale.js'
import type { Caller } from './authentication.js'
import { html, type Html } from './html.js'
import { languageSwitch } from './language.js'
import { page } from './page.js'

const TEXTS = {
  zh: {
    title: '烈山区政务公开 · Gongkai',
    lead: '政府信息从产生到公开的全过程记录：每一步都是不可更改的事件。',
    catalogue: '公开目录',
    catalogueHint: '查阅已公开的政府信息，无须登录',
    graphiql: 'GraphQL 接口（GraphiQL）',
    graphiqlHint: '在线查看接口说明，试用查询',
    signIn: '登录',
    signInHint: '行政机关工作人员',
    signOut: '退出登录',
    signedInAs: '已登录：',
    asPublic: '当前未登录，只能看到已公开的内容。',
    roles: '所任职责',
    none: '今日无任何职责',
  },
  en: {
    title: 'Gongkai · Government information disclosure, Lieshan District',
    lead: 'Every step of an item of government information, from creation to publication, as an unchangeable event.',
    catalogue: 'Public catalogue',
    catalogueHint: 'read what has been published; no sign-in needed',
    graphiql: 'GraphQL API (GraphiQL)',
    graphiqlHint: 'read the documentation and try queries',
    signIn: 'Sign in',
    signInHint: 'staff of the agencies',
    signOut: 'Sign out',
    signedInAs: 'Signed in as ',
    asPublic: 'You are not signed in and see only what is public.',
    roles: 'Roles held today',
    none: 'none today',
  },
} as const

/** `/`: where to go, and as whom one is here. */
export const startPage = ({ actor }: Caller, locale: Locale): string => {
  const t = TEXTS[locale]
  return page({
    locale,
    title: t.title,
    body: html`<nav>${languageSwitch(locale)}</nav>
      <h1>${t.title}</h1>
      <p>${t.lead}</p>
      <ul>
        <li><a href="/portal">${t.catalogue}</a> <span class="quiet">${t.catalogueHint}</span></li>
        <li><a href="/graphql">${t.graphiql}</a> <span class="quiet">${t.graphiqlHint}</span></li>
        ${
          actor.kind === 'person'
            ? undefined
            : html`<li><a href="/auth/login">${t.signIn}</a> <span class="quiet">${t.signInHint}</span></li>`
        }
      </ul>
      ${actor.kind === 'person' ? signedIn(actor.person, actor.holds, locale) : html`<p class="quiet">${t.asPublic}</p>`}`,
  })
}

function signedIn(person: string, holds: readonly RoleHeld[], locale: Locale): Html {
  const t = TEXTS[locale]
  return html`<section>
    <p>${t.signedInAs}<strong>${person}</strong></p>
    <p class="quiet">${t.roles}</p>
    <ul>
      ${holds.length === 0 ? html`<li class="quiet">${t.none}</li>` : holds.map(({ role, agency }) => html`<li>${role}@${agency}</li>`)}
    </ul>
    <form method="post" action="/auth/logout"><button type="submit">${t.signOut}</button></form>
  </section>`
}
