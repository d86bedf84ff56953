import { createInclusionVerifier } from '../merkle/inclusionVerifier.js'
import { checkEvents } from './checkEvents.js'
import { checkExportRecord, checkFiles, checkParts, checkSealedValues, needsCheckpoint } from './checkContents.js'
import { checkHeld, checkPackedHeld, type HeldCheckpoint } from './checkHeld.js'
import { openParts, type Parts, readManifest } from './parts.js'
import { Findings, type Report } from './report.js'
import { checkSignatures, readCheckpoint, type Trust } from './trust.js'

export interface VerifyOptions extends Trust {
  /** Checkpoints that the reader holds from elsewhere. */
  readonly held?: readonly HeldCheckpoint[]
}

/**
 * Whether a package is what was taken out of the log. Needs nothing but the package and the keys that the reader
 * trusts; never throws for what stands in a package.
 */
export function verifyPackage(bytes: Buffer, options: VerifyOptions): Report {
  const findings = new Findings()
  const parts = openParts(bytes, findings)
  return parts === undefined ? reportOf(findings) : verifyParts(parts, options, findings)
}

/** The same for a package that was unpacked into a folder. */
export function verifyParts(parts: Parts, { held = [], ...trust }: VerifyOptions, findings = new Findings()): Report {
  const manifest = readManifest(parts, findings)
  if (manifest === undefined) return reportOf(findings)
  const note = needsCheckpoint(parts, findings)
  const checkpoint = note === undefined ? undefined : readCheckpoint(note, 'checkpoint.txt', findings)
  const signedBy =
    checkpoint === undefined ? [] : checkSignatures(checkpoint, 'checkpoint.txt', trust, manifest.keys, findings)
  if (checkpoint !== undefined && checkpoint.origin !== manifest.origin)
    findings.tampered('checkpoint.txt', `belongs to the log ${checkpoint.origin}, not to ${manifest.origin}`)

  checkParts(parts, manifest, findings)
  const log = checkpoint && { note: checkpoint.note, holds: createInclusionVerifier(checkpoint) }
  const events = checkEvents(parts, manifest, log, findings)
  checkExportRecord(parts, manifest, log, findings)
  checkSealedValues(parts, manifest, events, findings)
  checkFiles(parts, manifest, events, findings)
  const comparable = { parts, trust, claimed: manifest.keys }
  checkPackedHeld({ ...comparable, checkpoint }, findings)
  if (checkpoint !== undefined) for (const one of held) checkHeld(one, { ...comparable, checkpoint }, findings)

  return {
    ...reportOf(findings),
    subject: manifest.subject,
    events: events.size,
    signedBy,
    ...(checkpoint === undefined
      ? {}
      : {
          checkpoint: {
            ...{ origin: checkpoint.origin, size: checkpoint.size, root: checkpoint.root.toString('base64') },
          },
        }),
  }
}

const reportOf = (findings: Findings): Report => ({
  verdict: findings.verdict(),
  faults: findings.faults,
  notes: findings.notes,
  signedBy: [],
  events: 0,
})
