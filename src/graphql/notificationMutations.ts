import './metadataShim.js'
import { Arg, Ctx, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql'
import type { MarkNotificationsRead } from '../domain/notification/commands.js'
import type { PersonId, YearMonth } from '../domain/values.js'
import { carryOut, CommandInput } from './commandInput.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { field, given, type Maybe, maybe } from './fields.js'
import { unreadOf } from './notificationQueries.js'
import { localIdOf } from './relay.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@InputType({ description: 'Marks notices of one month as read (标记已读).' })
class MarkNotificationsReadInput extends CommandInput {
  @field(() => String, 'Month of the inbox, YYYYMM, as the notices say (月份).')
  readonly month!: string

  @maybe(() => [ID], 'Which ones; left out: all of the month that there are by then (通知).')
  readonly notificationIds?: Maybe<readonly string[]>
}

@ObjectType({ description: 'What became of marking notices as read (办理结果).' })
class NotificationsPayload extends MutationPayload {}

/** Belongs to nobody; whoever is not signed in holds no role, and is refused for that. */
const NOBODY = 'nobody' as PersonId

@Resolver(() => NotificationsPayload)
export class NotificationMutations {
  @Mutation(() => NotificationsPayload, { description: 'Marks the caller’s own notices as read (标记已读).' })
  async markNotificationsRead(
    @Arg('input', () => MarkNotificationsReadInput) input: MarkNotificationsReadInput,
    @Ctx() context: GraphqlContext,
  ): Promise<NotificationsPayload> {
    const person = context.signedInAs ?? NOBODY
    const inbox = `${person}-${input.month}`
    const command: MarkNotificationsRead = {
      type: 'MarkNotificationsRead',
      data: {
        person,
        month: input.month as YearMonth,
        ...given({ events: input.notificationIds?.map((id) => eventIn(inbox, id)) }),
      },
    }
    return payloadOf(await carryOut(context, input, inbox, command), context.locale)
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many the caller has not read afterwards; null when refused (未读通知数).',
    complexity: 2,
  })
  async unreadNotifications(
    @Root() { event, userErrors }: NotificationsPayload,
    @Ctx() context: GraphqlContext,
  ): Promise<number | null> {
    if (userErrors.length > 0 || context.signedInAs === undefined) return null
    await untilVisible(context, ['notifications'], event?.position)
    return unreadOf(context, context.signedInAs)
  }
}

/** The event that a notice tells of; a notice of another inbox stays unknown in this one. */
function eventIn(inbox: string, id: string): string {
  const key = localIdOf('Notification', id)
  return key.startsWith(`${inbox}/`) ? key.slice(inbox.length + 1) : key
}
