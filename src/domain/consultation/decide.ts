import type { Decider } from '../decider.js'
import type { ConsultationCommand } from './commands.js'
import { answerContradiction, concludeConsultation, recordContradictions } from './decide/conclusion.js'
import { completeDispute, decideDispute, referDispute, returnDispute } from './decide/disputes.js'
import { issueConsultationLetter, recordLetterService, recordSilence, remindSeat } from './decide/letters.js'
import { cancelConsultation, openConsultation, putTextUnderDiscussion } from './decide/opening.js'
import { giveOpinion, reviseOpinion } from './decide/opinions.js'
import { addSeat, closeSeat, reseatConsultation } from './decide/seats.js'
import { callSession, recordSession } from './decide/sessions.js'
import type { ConsultationEvent } from './events.js'
import { evolve } from './evolve.js'
import { type Consultation, initial } from './state.js'

/** 协商、确认与会商 between agencies, stream `consultation-{id}`: who is asked what, who answered what, who decided. */
export const consultationDecider: Decider<ConsultationCommand, Consultation, ConsultationEvent> = {
  initial,
  evolve,
  handlers: {
    OpenConsultation: openConsultation,
    PutTextUnderDiscussion: putTextUnderDiscussion,
    IssueConsultationLetter: issueConsultationLetter,
    RecordLetterService: recordLetterService,
    GiveOpinion: giveOpinion,
    ReviseOpinion: reviseOpinion,
    RemindSeat: remindSeat,
    RecordSilence: recordSilence,
    AddSeat: addSeat,
    CloseSeat: closeSeat,
    ReseatConsultation: reseatConsultation,
    CallSession: callSession,
    RecordSession: recordSession,
    ReferDispute: referDispute,
    ReturnDispute: returnDispute,
    CompleteDispute: completeDispute,
    DecideDispute: decideDispute,
    RecordContradictions: recordContradictions,
    AnswerContradiction: answerContradiction,
    ConcludeConsultation: concludeConsultation,
    CancelConsultation: cancelConsultation,
  },
}
