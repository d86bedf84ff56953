import '../../src/graphql/metadataShim.js'
import { Arg, Args, Ctx, Field, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { GraphqlContext } from '../../src/graphql/context.js'
import { untilVisible } from '../../src/graphql/context.js'
import {
  type Connection,
  connection,
  ConnectionArgs,
  connectionType,
  type Page,
  type PageArgs,
  pageArgs,
} from '../../src/graphql/pagination.js'
import { Node, toGlobalId } from '../../src/graphql/relay.js'
import { nodeResolver } from '../../src/graphql/relayNode.js'
import { InstantScalar, LocalDateScalar, PositionScalar } from '../../src/graphql/scalars.js'
import { apiSchema } from '../../src/graphql/schema.js'
import { MutationPayload, payloadOf } from '../../src/graphql/userErrors.js'
import { AccountMutations } from '../../src/graphql/accountMutations.js'
import { ViewerResolver } from '../../src/graphql/viewer.js'
import type { Position } from '../../src/eventstore/eventStore.js'

// A small topic of its own, so that the infrastructure is tested without waiting for any real one.

@ObjectType({ implements: Node })
export class Pebble extends Node {
  @Field(() => Int) number!: number
  @Field(() => PebbleConnection, { nullable: true }) neighbours?: Connection<Pebble>
}

export const PebbleConnection = connectionType(Pebble, 'Pebble')

const pebble = (number: number): Pebble => ({ id: toGlobalId('Pebble', String(number)), number })

const PEBBLES = 250

/** Answers as a read model's query does. */
function readPebbles({ first, last, after, before }: PageArgs): Page<number> {
  const start = after === undefined ? 0 : numberIn(after)
  const end = before === undefined ? PEBBLES + 1 : numberIn(before)
  const inside = Array.from({ length: PEBBLES }, (_, index) => index + 1).filter((row) => row > start && row < end)
  const rows = last === undefined ? inside.slice(0, first) : inside.slice(-last)
  return {
    rows: rows.map((row) => ({ cursor: `c${row}`, row })),
    hasNextPage: last === undefined && rows.length < inside.length,
    hasPreviousPage: last !== undefined && rows.length < inside.length,
  }
}

function numberIn(cursor: string): number {
  if (!/^c\d+$/.test(cursor)) throw Object.assign(new Error(cursor), { code: 'INVALID_CURSOR' })
  return Number(cursor.slice(1))
}

@ObjectType()
class ThrowPebblePayload extends MutationPayload {
  @Field(() => Pebble, { nullable: true }) pebble!: Pebble | null
}

@Resolver(() => Pebble)
class PebbleResolver {
  @Query(() => PebbleConnection)
  async pebbles(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('minPosition', () => PositionScalar, { nullable: true }) minPosition?: Position,
  ): Promise<Connection<Pebble>> {
    await untilVisible(context, ['pebbles'], minPosition)
    return connection(readPebbles(pageArgs(args)), pebble, () => Promise.resolve({ count: PEBBLES, exact: true }))
  }

  @Query(() => String)
  echo(
    @Arg('date', () => LocalDateScalar, { nullable: true }) date?: string,
    @Arg('instant', () => InstantScalar, { nullable: true }) instant?: string,
  ): string {
    return `${date ?? ''} ${instant ?? ''}`
  }

  @Query(() => String)
  broken(): string {
    throw new Error('password=hunter2 at db-7.internal')
  }

  @Mutation(() => ThrowPebblePayload)
  async throwPebble(
    @Arg('commandId', () => String) commandId: string,
    @Ctx() { services, actor, locale }: GraphqlContext,
  ): Promise<ThrowPebblePayload> {
    const outcome = await services.execute({ commandId, id: '1', command: { type: 'ThrowPebble', data: {} }, actor })
    return { ...payloadOf(outcome, locale), pebble: outcome.ok ? pebble(1) : null }
  }
}

export const pebbleSchema = apiSchema([
  nodeResolver([
    {
      type: 'Pebble',
      find: (id) => Promise.resolve(Number(id) <= PEBBLES ? pebble(Number(id)) : undefined),
    },
  ]),
  ViewerResolver,
  AccountMutations,
  PebbleResolver,
])
