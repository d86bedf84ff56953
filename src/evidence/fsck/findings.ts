export type FsckKind =
  | 'eventChanged' // its bytes are not those that the tree was grown from
  | 'eventMissing'
  | 'eventReplaced' // another event stands where it stood
  | 'eventAdded' // between events that the tree knows
  | 'tailLost'
  | 'streamGap'
  | 'positionGap'
  | 'timeBackwards'
  | 'treeDamaged' // the tree says something else than the log, and the checkpoints agree with the log
  | 'checkpointForged' // its signature is not that of a key of this log
  | 'checkpointContradicted' // signed, and the log does not lead to it any more
  | 'fileMissing'
  | 'fileAltered'

export interface FsckFinding {
  readonly kind: FsckKind
  /** Stream and revision, file, or checkpoint. */
  readonly where: string
  readonly what: string
  /** In the log, from 0. */
  readonly index?: number
}

/** The checkpoints between which the log ceased to be what was signed for. */
export interface Altered {
  /** The last one to which the log still leads; absent when there is none. */
  readonly standsUpTo?: { readonly size: number; readonly signedAt: string }
  readonly brokenAt: { readonly size: number; readonly signedAt: string }
}

export interface FsckReport {
  readonly events: number
  readonly treeSize: number
  readonly checkpoints: number
  readonly files: number
  readonly findings: readonly FsckFinding[]
  /** Findings beyond those listed. */
  readonly more: number
  readonly altered?: Altered
  readonly seconds: number
}

const MOST = 200

export class FsckFindings {
  readonly listed: FsckFinding[] = []
  more = 0

  add(finding: FsckFinding): void {
    if (this.listed.length < MOST) this.listed.push(finding)
    else this.more += 1
  }
}
