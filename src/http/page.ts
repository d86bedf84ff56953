import type { Locale } from '../graphql/locale.js'
import { html, type Html } from './html.js'

export interface Page {
  readonly locale: Locale
  readonly title: string
  readonly body: Html
}

/** Every page the program renders itself: no script, one style sheet from its own files. */
export const page = ({ locale, title, body }: Page): string =>
  html`<!doctype html>
    <html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/assets/site.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`.text
