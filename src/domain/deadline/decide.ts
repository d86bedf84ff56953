import type { Decider } from '../decider.js'
import type { DeadlineCommand } from './commands.js'
import { cancelDeadline, liftMiss, recordAct, transferDeadline } from './decide/ending.js'
import { extendDeadline, pauseDeadline, resumeDeadline } from './decide/moves.js'
import { applyPolicyChange, confirmNewDate, declineNewDate, proposeNewDate } from './decide/newDates.js'
import { followMatter } from './decide/following.js'
import { observeDeadline } from './decide/observe.js'
import { startDeadline } from './decide/start.js'
import type { DeadlineEvent } from './events.js'
import { type Deadline, evolve, initial } from './state.js'

/** One due date from its start to its end, stream `deadline-{matter}-{kind}`. */
export const deadlineDecider: Decider<DeadlineCommand, Deadline, DeadlineEvent> = {
  initial,
  evolve,
  handlers: {
    StartDeadline: startDeadline,
    ObserveDeadline: observeDeadline,
    PauseDeadline: pauseDeadline,
    ResumeDeadline: resumeDeadline,
    FollowMatter: followMatter,
    ExtendDeadline: extendDeadline,
    ProposeNewDate: proposeNewDate,
    ConfirmNewDate: confirmNewDate,
    DeclineNewDate: declineNewDate,
    ApplyPolicyChange: applyPolicyChange,
    RecordAct: recordAct,
    LiftMiss: liftMiss,
    CancelDeadline: cancelDeadline,
    TransferDeadline: transferDeadline,
  },
}
