import type { Decider } from '../decider.js'
import type { RecordCorrectionCommand } from './commands.js'
import { dispatchCorrectionNotice, receiveCorrectionRequest, withdrawCorrectionRequest } from './decide/asking.js'
import { adoptCorrectionDate, handOverCorrection, transferCorrection } from './decide/custody.js'
import { decideCorrection, verifyRecord } from './decide/deciding.js'
import { prepareCorrectionLetter } from './decide/letters.js'
import { sealCorrectionLetter } from './decide/seals.js'
import type { RecordCorrectionEvent } from './events.js'
import { evolve, initial, type RecordCorrection } from './state.js'

/** 更正与自身相关的政府信息记录 (711-41), stream `correction-{id}`. */
export const recordCorrectionDecider: Decider<RecordCorrectionCommand, RecordCorrection, RecordCorrectionEvent> = {
  initial,
  evolve,
  handlers: {
    ReceiveCorrectionRequest: receiveCorrectionRequest,
    VerifyRecord: verifyRecord,
    DecideCorrection: decideCorrection,
    PrepareCorrectionLetter: prepareCorrectionLetter,
    SealCorrectionLetter: sealCorrectionLetter,
    DispatchCorrectionNotice: dispatchCorrectionNotice,
    WithdrawCorrectionRequest: withdrawCorrectionRequest,
    AdoptCorrectionDate: adoptCorrectionDate,
    HandOverCorrection: handOverCorrection,
    TransferCorrection: transferCorrection,
  },
}
