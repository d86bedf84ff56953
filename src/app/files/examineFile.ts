import type { Refusal } from '../../domain/decider.js'
import type { ByteSource } from './byteSource.js'
import { detectType } from './detectType.js'
import { essence, type FileMedium, fileTypes } from './fileTypes.js'

export interface Examined {
  readonly mediaType?: string
  readonly refusals: readonly Refusal[]
}

/** Type by content, against the declared name and the medium; names every fault it finds. */
export async function examineFile(source: ByteSource, name: string, medium: FileMedium): Promise<Examined> {
  if (source.size === 0) return { refusals: [{ code: 'FILE_EMPTY', clause: 'LS-2.3', path: 'file' }] }
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const detected = await detectType(source, extension)
  if ('fault' in detected) return { refusals: [FAULTS[detected.fault]] }

  const { mediaType } = detected
  const rule = fileTypes[essence(mediaType)]
  const facts = { mediaType: essence(mediaType) }
  if (!rule) return { refusals: [{ code: 'FILE_TYPE_NOT_ALLOWED', clause: 'LS-2.3', path: 'file', facts }] }
  const refusals: Refusal[] = []
  if (!rule.extensions.includes(extension))
    refusals.push({
      code: 'FILE_TYPE_MISMATCH',
      clause: 'LS-14.5',
      path: 'name',
      facts: { ...facts, expected: rule.extensions.join(', ') },
    })
  if (!rule.media.includes(medium))
    refusals.push({
      code: 'FILE_MEDIUM_MISMATCH',
      clause: 'LS-2.3',
      path: 'medium',
      facts: { ...facts, media: rule.media },
    })
  return { mediaType, refusals }
}

const FAULTS: Readonly<Record<'ACTIVE' | 'ENCRYPTED' | 'DAMAGED' | 'ARCHIVE_TOO_LARGE' | 'UNKNOWN', Refusal>> = {
  ACTIVE: { code: 'FILE_ACTIVE_CONTENT', clause: 'LS-14.5', path: 'file' },
  ENCRYPTED: { code: 'FILE_ENCRYPTED', clause: 'LS-14.5', path: 'file' },
  DAMAGED: { code: 'FILE_DAMAGED', clause: 'LS-14.5', path: 'file' },
  ARCHIVE_TOO_LARGE: { code: 'FILE_ARCHIVE_TOO_LARGE', clause: 'LS-14.5', path: 'file' },
  UNKNOWN: { code: 'FILE_TYPE_UNKNOWN', clause: 'LS-2.3', path: 'file' },
}
