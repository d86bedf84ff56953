import type { FileId } from '../../values.js'
import type { ItemRule } from '../decide/handler.js'
import { disclosedContent } from '../decide/work.js'
import type { WorkingVersion } from '../state.js'

// Whether what the public gets may leave the house: clean files, and a redaction that holds (711-37).

export const filesAreClean: ItemRule = {
  code: 'FILE_NOT_CLEAN',
  clause: 'LS-14.5',
  refuse: ({ work, files }) => {
    const suspect = filesOf(work).filter((file) => files.get(file)?.scan !== 'clean')
    return suspect.length === 0 ? undefined : { facts: { files: suspect } }
  },
}

const filesOf = (work: WorkingVersion | undefined): readonly FileId[] =>
  work === undefined ? [] : (disclosedContent(work)?.files ?? [])

const redacted = (work: WorkingVersion | undefined) =>
  work?.form?.attribute === 'partial' ? work.redaction : undefined

export const redactionIsPrepared: ItemRule = {
  code: 'REDACTION_MISSING',
  clause: '711-37',
  refuse: ({ work }) =>
    work?.form?.attribute === 'partial' && work.redaction === undefined ? { missing: ['PrepareRedaction'] } : undefined,
}

export const redactionIsChecked: ItemRule = {
  code: 'REDACTION_NOT_CHECKED',
  clause: '711-37',
  refuse: ({ work }) => {
    const redaction = redacted(work)
    return redaction !== undefined && redaction.check === undefined ? { missing: ['RecordRedactionCheck'] } : undefined
  },
}

/** A withheld passage still stands in text, metadata, a revision or an object of the file. */
export const redactionDoesNotLeak: ItemRule = {
  code: 'REDACTION_LEAKS',
  clause: '711-37',
  refuse: ({ work }) => {
    const findings = redacted(work)?.check?.findings ?? []
    if (findings.length === 0) return undefined
    return { missing: ['PrepareRedaction'], facts: { places: [...new Set(findings.map(({ place }) => place))] } }
  },
}

export const scansAreConfirmed: ItemRule = {
  code: 'REDACTION_NOT_CONFIRMED',
  clause: '711-37',
  refuse: ({ work }) => {
    const redaction = redacted(work)
    const open = (redaction?.check?.unreadable ?? []).filter(({ fileId }) => !redaction?.confirmed.includes(fileId))
    return open.length === 0
      ? undefined
      : { missing: ['ConfirmRedaction'], facts: { files: open.map(({ fileId }) => fileId) } }
  },
}
