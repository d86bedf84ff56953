import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { NOTICE_TEXTS } from '../app/notifications/noticeTexts.js'
import type { Position } from '../eventstore/eventStore.js'
import { countInbox, inbox, noticesByKeys } from '../projections/notifications.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { ifGiven, type Maybe } from './fields.js'
import { knownItem } from './itemLoading.js'
import { InformationItem, itemOf } from './itemType.js'
import { Notification, NotificationConnection, notificationOf } from './notification.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import { Person, personOf } from './person.js'
import { fromGlobalId, Node } from './relay.js'
import type { NodeType } from './relayNode.js'
import { PositionScalar } from './scalars.js'
import { Viewer } from './viewer.js'

const READ_MODELS = ['notifications']

/** The inbox of whoever asks; there is no way to ask for another one's. */
@Resolver(() => Viewer)
export class ViewerInbox {
  @FieldResolver(() => NotificationConnection, { description: 'What the caller was told, newest first (我的通知).' })
  async notifications(
    @Root() { person }: Viewer,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('unreadOnly', () => Boolean, { defaultValue: false, description: 'Leaves out what was read (仅未读).' })
    unreadOnly = false,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<Notification>> {
    await untilVisible(context, READ_MODELS, minPosition)
    const { models } = context.services
    const filter = { person, unreadOnly }
    return connection(await inbox(models, filter, pageArgs(args)), notificationOf, () => countInbox(models, filter))
  }

  @FieldResolver(() => Int, {
    description: 'How many the caller has not read; counting stops at 10 000 (未读通知数).',
    complexity: 2,
  })
  unreadNotifications(@Root() { person }: Viewer, @Ctx() context: GraphqlContext): Promise<number> {
    return unreadOf(context, person)
  }
}

/** How many notices a person has not read. */
export async function unreadOf(context: GraphqlContext, person: string): Promise<number> {
  await untilVisible(context, READ_MODELS, undefined)
  return (await countInbox(context.services.models, { person, unreadOnly: true })).count
}

export const notificationNode: NodeType = {
  type: 'Notification',
  find: async (key, context) => {
    await untilVisible(context, READ_MODELS, undefined)
    const row = (await noticesByKeys(context.services.models, [key])).get(key)
    return row === undefined || row.person !== context.signedInAs ? undefined : notificationOf(row)
  },
}

@Resolver(() => Notification)
export class NotificationFields {
  @FieldResolver(() => String, { description: 'What it says, in the language of the request (通知内容).' })
  label(@Root() { kind }: Notification, @Ctx() { locale }: GraphqlContext): string {
    return NOTICE_TEXTS[kind][locale]
  }

  @FieldResolver(() => InformationItem, {
    nullable: true,
    description: 'The item that it concerns; null where there is none, or the caller may not know of it (政府信息).',
  })
  async item(@Root() { row }: Notification, @Ctx() context: GraphqlContext): Promise<InformationItem | null> {
    const item = row.item === null ? undefined : await knownItem(context, row.item)
    return item === undefined ? null : itemOf(item)
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'In whose matters the caller is told (所在机关).' })
  agency(@Root() { row }: Notification, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }

  @FieldResolver(() => Person, { nullable: true, description: 'The absent person stood in for (被代理人).' })
  deputyFor(@Root() { row }: Notification): Person | null {
    return ifGiven(row.deputyFor, personOf) ?? null
  }
}

/** `Notification.about`: the thing itself, seen with the eyes of the caller. */
export function notificationSubject(types: readonly NodeType[]) {
  const byName = new Map(types.map((type) => [type.type, type]))

  @Resolver(() => Notification)
  class NotificationSubject {
    @FieldResolver(() => Node, {
      nullable: true,
      description: 'What it is about; null for those who may not know of it any more (通知对象).',
      complexity: ({ childComplexity }) => 5 + childComplexity,
    })
    async about(@Root() { aboutId }: Notification, @Ctx() context: GraphqlContext): Promise<object | null> {
      const { type, localId } = fromGlobalId(aboutId)
      return (await byName.get(type)?.find(localId, context)) ?? null
    }
  }
  return NotificationSubject
}
