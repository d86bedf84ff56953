import { type ByteSource, slice } from './byteSource.js'
import type { Detected } from './detectType.js'
import { readZipDirectory, type ZipEntry } from './zipDirectory.js'
import { smallZipEntry } from './zipEntry.js'

const OPEN_XML: readonly (readonly [string, string])[] = [
  ['wordprocessingml.document.main+xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['spreadsheetml.sheet.main+xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['presentationml.presentation.main+xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
]
const MEGABYTE = 1_000_000

/** Documents that are ZIP archives: DOCX, XLSX, PPTX, ODF, OFD. Any other archive is `application/zip`. */
export async function detectZip(source: ByteSource): Promise<Detected> {
  const directory = await readZipDirectory(source)
  if ('fault' in directory) return { fault: ZIP_FAULTS[directory.fault] }
  const { entries } = directory
  if (entries.some(({ name }) => /vbaProject\.bin$|\/basic\/|^Basic\//i.test(name))) return { fault: 'ACTIVE' }
  const text = async (name: string): Promise<string> => {
    const entry = entries.find((candidate) => candidate.name === name)
    return entry ? ((await smallZipEntry(source, entry, MEGABYTE))?.toString('utf8') ?? '') : ''
  }
  const contentTypes = await text('[Content_Types].xml')
  if (/macroEnabled/i.test(contentTypes)) return { fault: 'ACTIVE' }
  const openXml = OPEN_XML.find(([marker]) => contentTypes.includes(marker))
  if (openXml) return { mediaType: openXml[1] }
  if (isOfd(entries)) return { mediaType: 'application/ofd' }
  return { mediaType: (await text('mimetype')).trim() || 'application/zip' }
}

const ZIP_FAULTS = { damaged: 'DAMAGED', encrypted: 'ENCRYPTED', tooLarge: 'ARCHIVE_TOO_LARGE' } as const
/** GB/T 33190-2016: the entry of the package is OFD.xml at the top. */
const isOfd = (entries: readonly ZipEntry[]) => entries.some(({ name }) => name === 'OFD.xml')

const STREAMS: readonly (readonly [RegExp, Detected])[] = [
  [/^EncryptedPackage$/, { fault: 'ENCRYPTED' }],
  [/^(_VBA_PROJECT|_VBA_PROJECT_CUR|Macros|VBA)$/, { fault: 'ACTIVE' }],
  [/^WordDocument$/, { mediaType: 'application/msword' }],
  [/^(Workbook|Book)$/, { mediaType: 'application/vnd.ms-excel' }],
  [/^PowerPoint Document$/, { mediaType: 'application/vnd.ms-powerpoint' }],
]

/** Documents in a compound file (CFB): DOC, XLS, PPT, WPS. Told apart by the names of their streams. */
export async function detectCompound(source: ByteSource): Promise<Detected> {
  const names = await compoundNames(source)
  return (
    STREAMS.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? { mediaType: 'application/x-cfb' }
  )
}

const END_OF_CHAIN = 0xfffffffa // this and above are no sectors
const MOST_SECTORS = 256

async function compoundNames(source: ByteSource): Promise<readonly string[]> {
  const header = await slice(source, 0, 512)
  if (header.length < 512) return []
  const shift = header.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) return []
  const size = 1 << shift
  const sectorAt = (sector: number) => slice(source, (sector + 1) * size, size)
  const nextOf = async (sector: number): Promise<number> => {
    const fatIndex = Math.floor(sector / (size / 4))
    if (fatIndex >= 109) return END_OF_CHAIN
    const fat = await sectorAt(header.readUInt32LE(76 + 4 * fatIndex))
    return fat.length === size ? fat.readUInt32LE(4 * (sector % (size / 4))) : END_OF_CHAIN
  }
  const names: string[] = []
  let sector = header.readUInt32LE(48)
  for (let n = 0; n < MOST_SECTORS && sector < END_OF_CHAIN; n++) {
    names.push(...entryNames(await sectorAt(sector)))
    sector = await nextOf(sector)
  }
  return names
}

function entryNames(sector: Buffer): readonly string[] {
  const names: string[] = []
  for (let at = 0; at + 128 <= sector.length; at += 128) {
    const length = Math.min(sector.readUInt16LE(at + 64), 64)
    if (length > 2) names.push(sector.toString('utf16le', at, at + length - 2))
  }
  return names
}
