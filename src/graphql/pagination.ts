import './metadataShim.js'
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql'
import { UserFault } from './faults.js'

export const LONGEST_PAGE = 100
export const DEFAULT_PAGE = 20

/** Every list's arguments. Neither `first` nor `last` means the first twenty. */
@ArgsType()
export class ConnectionArgs {
  @Field(() => Int, { nullable: true, description: 'How many from the beginning, 1–100; 20 when neither is given.' })
  readonly first?: number | null

  @Field(() => String, { nullable: true, description: 'Go on after this cursor.' })
  readonly after?: string | null

  @Field(() => Int, { nullable: true, description: 'How many from the end, 1–100.' })
  readonly last?: number | null

  @Field(() => String, { nullable: true, description: 'Stop before this cursor.' })
  readonly before?: string | null
}

@ObjectType({ simpleResolvers: true, description: 'Where a page stands in its list (Relay).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more come after it.' }) readonly hasNextPage!: boolean
  @Field(() => Boolean, { description: 'Whether some come before it.' }) readonly hasPreviousPage!: boolean
  @Field(() => String, { nullable: true, description: 'Of its first row.' }) readonly startCursor!: string | null
  @Field(() => String, { nullable: true, description: 'Of its last row; `after` goes on from it.' })
  readonly endCursor!: string | null
}

export interface Edge<T> {
  readonly cursor: string
  readonly node: T
}

/** What a resolver of a list answers. Counting happens only when someone asks. */
export interface Connection<T> {
  readonly edges: readonly Edge<T>[]
  readonly nodes: readonly T[]
  readonly pageInfo: PageInfo
  readonly totalCount: () => Promise<number>
  readonly totalCountIsExact: () => Promise<boolean>
}

/** The Relay connection and edge types of a node type; `name` is their prefix. */
export function connectionType<T extends object>(node: ClassType<T>, name: string): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `A row of a list of ${name}, with its cursor (Relay).`,
  })
  class EdgeType implements Edge<T> {
    @Field(() => String, { description: 'Opaque; stays valid when rows are appended.' }) readonly cursor!: string
    @Field(() => node, { description: 'The row itself.' }) readonly node!: T
  }

  // graphql-js itself calls a function that stands in a field; type-graphql's own resolvers would not.
  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of a list of ${name} (Relay).` })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'Rows with their cursors.' }) readonly edges!: readonly EdgeType[]
    @Field(() => [node], { description: 'The nodes alone.' }) readonly nodes!: readonly T[]
    @Field(() => PageInfo, { description: 'Where the page stands in the list.' }) readonly pageInfo!: PageInfo
    @Field(() => Int, { description: 'How many in all; counting stops at 10 000.', complexity: COUNTING_COST })
    readonly totalCount!: () => Promise<number>
    @Field(() => Boolean, { description: 'False when counting stopped before the end.', complexity: COUNTING_COST })
    readonly totalCountIsExact!: () => Promise<boolean>
  }
  return ConnectionType as unknown as ClassType<Connection<T>>
}

const COUNTING_COST = 1

/** What the read models' queries take. */
export interface PageArgs {
  readonly first?: number
  readonly after?: string
  readonly last?: number
  readonly before?: string
}

/** What the read models' queries answer: rows in the list's order, each with its keyset cursor. */
export interface Page<Row> {
  readonly rows: readonly { readonly cursor: string; readonly row: Row }[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

export interface BoundedCount {
  readonly count: number
  readonly exact: boolean
}

/** The page a caller asks for. @throws UserFault `BAD_PAGE` */
export function pageArgs({ first, after, last, before }: ConnectionArgs): PageArgs {
  if (given(first) && given(last)) throw new UserFault('BAD_PAGE', { most: LONGEST_PAGE })
  const size = first ?? last ?? DEFAULT_PAGE
  if (size < 1 || size > LONGEST_PAGE) throw new UserFault('BAD_PAGE', { most: LONGEST_PAGE })
  return {
    ...(given(last) ? { last: size } : { first: size }),
    ...(given(after) ? { after } : {}),
    ...(given(before) ? { before } : {}),
  }
}

/** A page of rows as a Relay connection. `count` is called once at most, and only when someone asks. */
export function connection<Row, T>(
  { rows, hasNextPage, hasPreviousPage }: Page<Row>,
  toNode: (row: Row) => T,
  count: () => Promise<BoundedCount>,
): Connection<T> {
  const edges = rows.map(({ cursor, row }) => ({ cursor, node: toNode(row) }))
  let counted: Promise<BoundedCount> | undefined
  const countOnce = () => (counted ??= count())
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: async () => (await countOnce()).count,
    totalCountIsExact: async () => (await countOnce()).exact,
  }
}

const given = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined
