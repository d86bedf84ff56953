import type { ApplicationEvent } from '../../domain/application/events.js'
import type { Projection } from '../projection.js'
import { idOf } from './change.js'
import { clockHandlers } from './clockHandlers.js'
import { hearingHandlers } from './hearingHandlers.js'
import { intakeHandlers } from './intakeHandlers.js'
import { recordHandlers } from './recordHandlers.js'
import { replyHandlers } from './replyHandlers.js'
import { type ApplicationTables, tables } from './tables.js'

export const APPLICATIONS = 'applications'

/** Applications for those who answer and oversee them (711-45). Holds no name and no word: these die with their key alone. */
export const applicationsProjection: Projection<ApplicationEvent, ApplicationTables> = {
  name: APPLICATIONS,
  version: 2,
  tables,
  touches: (event) => ({ applications: [idOf(event)] }),
  handlers: { ...intakeHandlers, ...hearingHandlers, ...clockHandlers, ...replyHandlers, ...recordHandlers },
}
