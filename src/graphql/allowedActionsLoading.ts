import DataLoader from 'dataloader'
import type { ActionNow, Subject } from '../app/allowedActions.js'
import { type AllowedAction, allowedActionOf, WITHOUT_MUTATION } from './allowedActions.js'
import type { GraphqlContext } from './context.js'
import { UserFault } from './faults.js'

const MOST_SUBJECTS = 50
const LOADER = Symbol('allowedActions')

type ActionLoader = DataLoader<Subject, readonly ActionNow[] | undefined, string>

/** The streams of all subjects of a page are read at once. @throws UserFault `BAD_PAGE` for more than 50 */
export async function actionsOn(context: GraphqlContext, subject: Subject): Promise<readonly AllowedAction[]> {
  const loader = context.loaders.get<ActionLoader>(
    LOADER,
    () =>
      new DataLoader(
        async (subjects: readonly Subject[]) => {
          if (subjects.length > MOST_SUBJECTS) throw new UserFault('BAD_PAGE', { most: MOST_SUBJECTS })
          return context.services.allowedActions(subjects, context.actor)
        },
        { cacheKeyFn: ({ aggregate, id, revision }) => `${aggregate} ${id} ${revision ?? ''}` },
      ),
  )
  const actions = (await loader.load(subject)) ?? []
  return actions
    .filter(({ command }) => !WITHOUT_MUTATION.has(command))
    .map((action) => allowedActionOf(action, context.locale))
}
