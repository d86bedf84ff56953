import { crc32 } from 'node:zlib'

/** A file in a package. */
export interface Entry {
  /** Letters, digits and `./_-`. */
  readonly path: string
  readonly content: Buffer
}

/** The file ends before it should, or is no package at all. */
export class ArchiveCutError extends Error {
  override readonly name = 'ArchiveCutError'
}

/** The bytes are not those that this list of files is written as. */
export class ArchiveAlteredError extends Error {
  override readonly name = 'ArchiveAlteredError'
}

/** A package is kept in memory, and in the plain form of a ZIP file. */
export class ArchiveTooLargeError extends Error {
  override readonly name = 'ArchiveTooLargeError'
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const LOCAL_BYTES = 30
const CENTRAL_BYTES = 46
const END_BYTES = 22
const VERSION = 20
const UTF8_NAMES = 0x0800
/** 1 January 1980: when something happened stands in the events, not here. */
const NO_DATE = 0x21
const MOST_ENTRIES = 65_535
const MOST_BYTES = 2 ** 31
const PATH = /^[A-Za-z0-9_-][A-Za-z0-9._/-]*$/

/**
 * A ZIP file without compression, in which every byte follows from the names and contents: any program opens it, and any
 * change of a byte is a change of something. @throws ArchiveTooLargeError
 */
export function writeArchive(entries: readonly Entry[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { path, content } of entries) {
    if (!PATH.test(path)) throw new TypeError('the name of a file in a package is not usable')
    const name = Buffer.from(path)
    const shared = sharedFields(content, name)
    const local = Buffer.alloc(LOCAL_BYTES)
    local.writeUInt32LE(LOCAL, 0)
    shared.copy(local, 4)
    const central = Buffer.alloc(CENTRAL_BYTES)
    central.writeUInt32LE(CENTRAL, 0)
    central.writeUInt16LE(VERSION, 4)
    shared.copy(central, 6)
    central.writeUInt32LE(offset, 42)
    bodies.push(local, name, content)
    directory.push(central, name)
    offset += LOCAL_BYTES + name.length + content.length
    if (offset > MOST_BYTES) throw new ArchiveTooLargeError('a package holds at most 2 GiB; take fewer files along')
  }
  if (entries.length > MOST_ENTRIES) throw new ArchiveTooLargeError('a package holds at most 65,535 files; divide it')
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(END_BYTES)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, central, end])
}

/** Version, flags, method, time, date, checksum, sizes and lengths: the same in both headers of a file. */
function sharedFields(content: Buffer, name: Buffer): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(VERSION, 0)
  fields.writeUInt16LE(UTF8_NAMES, 2)
  fields.writeUInt16LE(NO_DATE, 8)
  fields.writeUInt32LE(crc32(content), 10)
  fields.writeUInt32LE(content.length, 14)
  fields.writeUInt32LE(content.length, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

/** @throws ArchiveCutError, ArchiveAlteredError */
export function readArchive(bytes: Buffer): readonly Entry[] {
  const entries: Entry[] = []
  let at = 0
  while (at + 4 <= bytes.length && bytes.readUInt32LE(at) === LOCAL) {
    if (at + LOCAL_BYTES > bytes.length) throw new ArchiveCutError('the file ends within the head of an entry')
    const length = bytes.readUInt32LE(at + 18)
    const nameEnd = at + LOCAL_BYTES + bytes.readUInt16LE(at + 26)
    if (nameEnd + length > bytes.length) throw new ArchiveCutError('the file ends within an entry')
    const path = bytes.toString('utf8', at + LOCAL_BYTES, nameEnd)
    if (!PATH.test(path)) throw new ArchiveAlteredError('the name of an entry is not one that a package has')
    entries.push({ path, content: bytes.subarray(nameEnd, nameEnd + length) })
    at = nameEnd + length
  }
  if (bytes.length < at + END_BYTES) throw new ArchiveCutError('the file ends before its directory')
  if (writeArchive(entries).equals(bytes)) return entries
  const directoryEnds = bytes.length - END_BYTES >= 0 && bytes.readUInt32LE(bytes.length - END_BYTES) === END
  if (!directoryEnds) throw new ArchiveCutError('the file ends within its directory')
  throw new ArchiveAlteredError('the file was altered, or packed again by another program')
}
