import type { Decider } from '../decider.js'
import type { DataSubjectCommand } from './commands.js'
import { approveErasure, beginErasure, declineErasure, recordKeysDestroyed, requestErasure } from './decide/erasing.js'
import { liftLegalHold, placeLegalHold } from './decide/holds.js'
import { noteMatter, noteMatterChange } from './decide/matters.js'
import type { DataSubjectEvent } from './events.js'
import { type DataSubject, evolve, initial } from './state.js'

/** 个人信息主体, stream `subject-{id}`: what keeps a person's data, and how it is erased (PIPL-47). */
export const dataSubjectDecider: Decider<DataSubjectCommand, DataSubject, DataSubjectEvent> = {
  initial,
  evolve,
  handlers: {
    NoteMatter: noteMatter,
    NoteMatterChange: noteMatterChange,
    PlaceLegalHold: placeLegalHold,
    LiftLegalHold: liftLegalHold,
    RequestErasure: requestErasure,
    ApproveErasure: approveErasure,
    DeclineErasure: declineErasure,
    BeginErasure: beginErasure,
    RecordKeysDestroyed: recordKeysDestroyed,
  },
}
