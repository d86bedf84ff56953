import '../metadataShim.js'
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql'
import type { ShownMatter } from '../../app/applicants/shownMatter.js'
import type { GraphqlContext } from '../context.js'
import { UserFault } from '../faults.js'
import { type Connection, connection, ConnectionArgs, type Page, type PageArgs, pageArgs } from '../pagination.js'
import { localIdOf } from '../relay.js'
import type { NodeType } from '../relayNode.js'
import { applicantIn } from './applicantContext.js'
import { MyApplication, MyApplicationConnection, myApplicationOf } from './myApplication.js'
import { type MyRecordCorrection, MyRecordCorrectionConnection, myRecordCorrectionOf } from './myRecordCorrection.js'

/** What was filed through the applicant's own access. Of anybody else's there is no way to ask. */
@Resolver()
export class MyQueries {
  @Query(() => MyApplicationConnection, {
    description: 'The applications of the applicant who is signed in, newest first (我的申请列表).',
  })
  myApplications(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<MyApplication>> {
    return mine(context, 'application', args, application)
  }

  @Query(() => MyApplication, {
    nullable: true,
    description: 'One of the applicant’s own applications; null for any other one, there or not (我的申请).',
    complexity: ({ childComplexity }) => 3 + childComplexity,
  })
  async myApplication(
    @Arg('id', () => ID, { description: 'Of type MyApplication (申请编号).' }) id: string,
    @Ctx() context: GraphqlContext,
  ): Promise<MyApplication | null> {
    applicantIn(context)
    return (await application(localIdOf('MyApplication', id), context)) ?? null
  }

  @Query(() => MyRecordCorrectionConnection, {
    description: 'Requests to correct their own record of the applicant who is signed in, newest first (我的更正请求).',
  })
  myRecordCorrections(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<MyRecordCorrection>> {
    return mine(context, 'recordCorrection', args, correction)
  }
}

/** Newest first; what is linked but not in its stream (a crash between the two) is left out. */
export async function mine<T>(
  context: GraphqlContext,
  of: ShownMatter['kind'],
  args: ConnectionArgs,
  load: (id: string, context: GraphqlContext) => Promise<T | undefined>,
): Promise<Connection<T>> {
  const { matters } = applicantIn(context)
  const all = matters.filter(({ kind }) => kind === of).toReversed()
  const { rows, ...page } = pageOf(all, pageArgs(args))
  const found = await Promise.all(rows.map(({ row }) => load(row.matter, context)))
  const shown = rows.flatMap(({ cursor }, index) => {
    const row = found[index]
    return row === undefined ? [] : [{ cursor, row }]
  })
  const count = () => Promise.resolve({ count: all.length, exact: true })
  return connection({ rows: shown, ...page }, (row) => row, count)
}

const application = async (id: string, context: GraphqlContext): Promise<MyApplication | undefined> => {
  const found = await context.services.applicants.ownApplication(context.applicant, id)
  return found === undefined ? undefined : myApplicationOf(found, context)
}

const correction = async (id: string, context: GraphqlContext): Promise<MyRecordCorrection | undefined> => {
  const found = await context.services.applicants.ownCorrection(context.applicant, id)
  return found === undefined ? undefined : myRecordCorrectionOf(found)
}

export const myApplicationNode: NodeType = { type: 'MyApplication', find: application }
export const myRecordCorrectionNode: NodeType = { type: 'MyRecordCorrection', find: correction }

/** The cursor of a row is its own id: it stays where it is when others are filed. */
function pageOf(all: readonly ShownMatter[], { first, after, last, before }: PageArgs): Page<ShownMatter> {
  const from = after === undefined ? 0 : placeOf(all, after) + 1
  const to = before === undefined ? all.length : placeOf(all, before)
  const size = first ?? last ?? all.length
  const start = last === undefined ? from : Math.max(from, to - size)
  const end = last === undefined ? Math.min(to, from + size) : to
  return {
    rows: all.slice(start, end).map((row) => ({ cursor: Buffer.from(row.matter).toString('base64url'), row })),
    hasNextPage: end < all.length,
    hasPreviousPage: start > 0,
  }
}

function placeOf(all: readonly ShownMatter[], cursor: string): number {
  const id = Buffer.from(cursor, 'base64url').toString()
  const place = all.findIndex(({ matter }) => matter === id)
  if (place < 0) throw new UserFault('BAD_CURSOR')
  return place
}
