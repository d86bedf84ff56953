import type { LocalDate } from '../domain/values.js'
import type { Page, PageArgs } from '../graphql/pagination.js'

/** One line of the public catalogue (公开目录). Only what is authorized and public now; nothing else is ever in it. */
export interface PublicEntry {
  readonly itemId: string
  readonly title: string
  /** 索引号 */
  readonly indexNumber?: string
  /** 文号 */
  readonly documentNumber?: string
  readonly agencyName: string
  readonly theme?: string
  readonly formedOn?: LocalDate
  readonly publishedOn?: LocalDate
}

export interface PublicItem extends PublicEntry {
  readonly summary?: string
  readonly text?: string
  /** 有效、已废止 … as a word of the field, in the page's language by the caller. */
  readonly validity?: string
  readonly files: readonly {
    readonly fileId: string
    readonly name: string
    readonly mediaType: string
    readonly size: number
  }[]
}

export interface CatalogueFilter {
  /** Beginning of a title. */
  readonly title?: string
  readonly agency?: string
  readonly theme?: string
}

/** What the public pages ask. */
export interface PublicCatalogue {
  readonly list: (filter: CatalogueFilter, page: PageArgs) => Promise<Page<PublicEntry>>
  /** Undefined when there is none, or it is not public (any more). */
  readonly item: (itemId: string) => Promise<PublicItem | undefined>
}
