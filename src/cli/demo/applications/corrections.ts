import type { CorrectionOutcomeInput, RecordCorrectionCommand } from '../../../domain/recordCorrection/commands.js'
import type { AgencyId } from '../../../domain/values.js'
import { StoryWriter } from '../life.js'
import { day, type DemoStep, type Performed } from '../step.js'
import { applicantOf } from './applicants.js'

/** 更正与自身相关的政府信息记录 (711-41): what stands on record about somebody is wrong. */
function correction(
  number: string,
  agency: string,
  on: string,
  about: Readonly<Record<'record' | 'wrong' | 'right' | 'evidence', string>>,
): {
  readonly writer: StoryWriter
  readonly does: (command: RecordCorrectionCommand, post?: 'jb' | 'fg') => void
  readonly letter: (number: string) => void
} {
  const id = `demo-gz-2026-${number}`
  const writer = new StoryWriter(`correction ${number}`, agency, day(on))
  const does = (command: RecordCorrectionCommand, post: 'jb' | 'fg' = 'jb') => void writer.act(post, command, { id })
  const { subject, name = '', identity = '', contact = '' } = applicantOf(id)
  does({
    type: 'ReceiveCorrectionRequest',
    data: {
      ...{ correction: id, agency: agency as AgencyId, subject, name, identity, contact, ...about },
      ...{ channel: 'counter', receivedOn: writer.today },
    },
  })
  const letter = (number: string): void => {
    const order = { correction: id, kind: 'correctionNotice', number, datedOn: writer.today } as const
    const prepare: Performed = { perform: ({ letters }, by) => letters.prepareForCorrection({ ...by, order }) }
    writer.act('jb', prepare, { id, stream: `correction-${id}` })
  }
  return { writer, does, letter }
}

export function correctionSteps(): readonly DemoStep[] {
  const done = correction('001', 'mzj', '2026-04-20', {
    record: '高龄津贴发放台账',
    wrong: '出生年份登记为1949年',
    right: '出生年份应为1946年',
    evidence: '居民身份证、户口簿',
  })
  const outcome: CorrectionOutcomeInput = { kind: 'corrected', changed: '出生年份由1949年更正为1946年' }
  done.writer.after(3)
  const { today } = done.writer
  done.does({
    type: 'VerifyRecord',
    data: { confirmed: true, finding: '与户籍登记不符，属录入错误。', verifiedOn: today },
  })
  done.does({ type: 'DecideCorrection', data: { outcome: { ...outcome, correctedOn: today } } }, 'fg')
  done.writer.after(1)
  done.letter('烈民公开更〔2026〕1号')
  done.does({
    type: 'DispatchCorrectionNotice',
    data: {
      ...{ noticeNumber: '烈民公开更〔2026〕1号', dispatchedOn: done.writer.today, way: 'handover' },
      proof: '当面签收',
    },
  })
  const running = correction('002', 'rsj', '2026-11-05', {
    record: '职业技能等级证书信息',
    wrong: '工种登记为电工',
    right: '工种应为焊工',
    evidence: '证书原件',
  })
  return [...done.writer.steps, ...running.writer.steps]
}
