import './metadataShim.js'
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { desksOf } from '../app/applicationSteps.js'
import { applicationsIn } from './applicationListing.js'
import { type Application, ApplicationConnection } from './applicationType.js'
import type { GraphqlContext } from './context.js'
import { type Connection, ConnectionArgs } from './pagination.js'
import { Viewer } from './viewer.js'

@Resolver(() => Viewer)
export class ApplicationsOnDesk {
  @FieldResolver(() => ApplicationConnection, {
    description:
      'Applications that wait for a step of the caller: as officer in charge, also where the applicant’s time to correct or to pay is over, or in a role that approves, signs or decides; what is due first comes first (待我办理的申请).',
  })
  applicationsWaitingForMe(
    @Root() { person, holds }: Viewer,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Application>> {
    const lapsedBefore = context.services.today()
    const desks = desksOf(person, holds).map((desk) => ({ ...desk, lapsedBefore }))
    return applicationsIn(context, { desks }, 'dueFirst', args)
  }
}
