import type { PrepareLetter } from '../../../src/domain/application/commands.js'
import type { ApplicationEvent } from '../../../src/domain/application/events.js'
import type { DecisionContext } from '../../../src/domain/context.js'
import type { KeptFile } from '../../../src/domain/keptFile.js'
import type { FileId, Sha256 } from '../../../src/domain/values.js'
import { after, officer, type Step } from './district.js'

export const hash = (digit: string): Sha256 => digit.repeat(64) as Sha256

/** A file as the store describes it, of content whose hash is that digit. */
export const kept = (digit: string, application = 'a1', fileId = `file-${digit}`): KeptFile => ({
  fileId: fileId as FileId,
  key: `application:${application}`,
  mediaType: 'application/pdf',
  size: 100,
  sha256: hash(digit),
  suite: 'GK-STREAM-AES256GCM-HKDF-SHA256-1',
  ciphertextSha256: hash('f'),
  commitment: 'commitment',
})

export const replyLetter = (draft = 1, change: Partial<PrepareLetter['data']> = {}): PrepareLetter => ({
  type: 'PrepareLetter',
  data: {
    kind: 'reply',
    number: '答1',
    datedOn: '2026-03-02',
    draft,
    template: 'reply/1',
    pdf: kept('a'),
    html: kept('c'),
    ...change,
  },
})

/** The letter of the draft, and the electronic seal under it: what `sign()` names. */
export function lettered(
  history: readonly ApplicationEvent[],
  change: Partial<PrepareLetter['data']> = {},
  { by = officer, on, within = {} }: { by?: Step[0]; on?: string; within?: Partial<DecisionContext> } = {},
): readonly ApplicationEvent[] {
  const made = history.filter(({ type }) => type === 'LetterPrepared').length
  const draft = history.filter(({ type }) => type === 'ReplyDrafted').length
  const seal = {
    kind: 'electronicSeal',
    hash: hash('b'),
    signature: kept('b'),
    service: '演示',
    text: '演示印章',
  } as const
  const step = (command: Step[1]): Step => (on === undefined ? [by, command] : [by, command, on])
  return after(
    [step(replyLetter(draft, change)), step({ type: 'SealLetter', data: { letter: made + 1, seal } })],
    history,
    within,
  )
}
