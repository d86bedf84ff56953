import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { Outbox } from '../app/notifications/outbox.js'
import type { AgencyDirectory } from '../domain/agency/directory.js'
import type { NoticeKind } from '../domain/notification/vocabulary.js'
import type { AgencyId, Instant, LocalDate } from '../domain/values.js'
import {
  countUnsentLetters,
  type UnsentFilter,
  type UnsentLetterRow,
  unsentLetters,
  type UnsentState,
} from '../projections/unsentLetters.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { type GraphqlContext } from './context.js'
import { UserFault } from './faults.js'
import { enumType, field, given, type Maybe, maybe } from './fields.js'
import { NoticeKindEnum } from './notification.js'
import { type Connection, connection, ConnectionArgs, connectionType, pageArgs } from './pagination.js'
import { Person, personOf } from './person.js'
import { factsAt } from './referenceFacts.js'
import { InstantScalar } from './scalars.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly outbox: Pick<Outbox, 'ready'>
  }
}

export const UnsentStateEnum = enumType<UnsentState>('UnsentLetterState', 'Why a letter is not sent (未发出状态).', {
  queued: '待发',
  failed: '发送失败',
  noAddress: '无联系邮箱',
})

@ObjectType({
  description: 'A letter about a notice that was not sent; neither address nor text (未发出邮件).',
  simpleResolvers: true,
})
export class UnsentLetter {
  @field(() => ID, 'The event that is told of (事件编号).') readonly eventId!: string
  @field(() => NoticeKindEnum, 'What it tells (通知类型).') readonly kind!: NoticeKind
  @field(() => Person, 'Whom it is for (收件人).') readonly person!: Person
  @field(() => UnsentStateEnum, 'Why it is not sent (状态).') readonly state!: UnsentState
  @field(() => Int, 'How often it was tried (尝试次数).') readonly attempts!: number
  @maybe(() => String, 'Codes of the last fault, never the server’s words (最近一次错误).')
  readonly lastError!: Maybe<string>
  @field(() => InstantScalar, 'When it was put in (进入时间).') readonly createdAt!: Instant
  @maybe(() => InstantScalar, 'When it is tried next; null: not any more (下次发送时间).')
  readonly nextAt!: Maybe<Instant>

  readonly agencyId!: string
}

export const UnsentLetterConnection = connectionType(UnsentLetter, 'UnsentLetter')

@Resolver(() => UnsentLetter)
export class OutboxResolver {
  @Query(() => UnsentLetterConnection, {
    description:
      'Letters that wait or were given up, oldest first; for system administrators, of their agency, or of all agencies in the government and its disclosure department (未发出邮件).',
  })
  async unsentLetters(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('states', () => [UnsentStateEnum], { nullable: true, description: 'Left out: all (状态).' })
    states?: Maybe<readonly UnsentState[]>,
  ): Promise<Connection<UnsentLetter>> {
    const { models, outbox } = context.services
    const filter: UnsentFilter = { ...given({ states }), ...(await administeredBy(context)) }
    await outbox.ready()
    return connection(await unsentLetters(models, filter, pageArgs(args)), letterOf, () =>
      countUnsentLetters(models, filter),
    )
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'In whose matters it is sent (机关).' })
  agency(@Root() { agencyId }: UnsentLetter, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, agencyId)
  }
}

/** @throws UserFault `FORBIDDEN` for whoever administers nothing */
async function administeredBy(context: GraphqlContext): Promise<Pick<UnsentFilter, 'agencies'>> {
  const { actor, services } = context
  const held = actor.kind !== 'person' ? [] : actor.as === undefined ? actor.holds : [actor.as]
  const agencies = held.filter(({ role }) => role === 'administrator').map(({ agency }) => agency)
  if (agencies.length === 0) throw new UserFault('FORBIDDEN')
  const { agencies: register } = await factsAt(context)
  return agencies.some((agency) => isCentral(register, agency, services.today())) ? {} : { agencies }
}

function isCentral(register: AgencyDirectory, id: AgencyId, on: LocalDate): boolean {
  const agency = register.agency(id, on)
  return agency?.kind === 'government' || agency?.duties.includes('disclosureDepartment') === true
}

const letterOf = (row: UnsentLetterRow): UnsentLetter => ({
  eventId: row.eventId,
  kind: row.kind as NoticeKind,
  person: personOf(row.person),
  state: row.state as UnsentState,
  attempts: row.attempts,
  lastError: row.lastError,
  createdAt: row.createdAt.toISOString() as Instant,
  nextAt: row.state === 'queued' ? (row.nextAt.toISOString() as Instant) : null,
  agencyId: row.agency,
})
