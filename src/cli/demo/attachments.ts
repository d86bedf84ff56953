import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { AttachFile } from '../../domain/informationItem/commands.js'
import { contentHashOf } from '../../domain/informationItem/contentHash.js'
import type { Medium } from '../../domain/informationItem/vocabulary.js'
import type { FileId, PersonId, Sha256 } from '../../domain/values.js'
import { sha256Of } from '../../app/itemContent.js'
import { agencyNamed } from './agencies.js'
import { createOf, formOf, publish, register, review, StoryWriter } from './life.js'
import { holder } from './people.js'
import { eventIn } from './play.js'
import { day, type DemoStep, type DemoWorld } from './step.js'
import { textOf } from './texts.js'

interface Attachment {
  readonly name: string
  readonly medium: Medium
  readonly bytes: Uint8Array
}

/** Documents with their annexes: a table, a picture, a plain electronic document. */
export function attachmentStories(): readonly DemoStep[] {
  return [
    withFile('czj', '2026-03-23', '烈山区2026年专项转移支付分配表', {
      name: '附件：分配表.csv',
      medium: 'chart',
      bytes: Buffer.from(
        `\ufeff地区,项目,金额（万元）\r\n${TOWNS.map((town, index) => `${town},农村道路养护,${(index + 3) * 17}`).join('\r\n')}\r\n`,
      ),
    }),
    withFile('zjj', '2026-05-19', '烈山区城市更新片区范围示意', {
      name: '附件：范围示意图.png',
      medium: 'picture',
      bytes: drawing(320, 200),
    }),
    withFile('jyj', '2026-08-11', '烈山区2026年秋季学期校历', {
      name: '附件：校历.txt',
      medium: 'electronicDocument',
      bytes: Buffer.from(
        '2026年秋季学期校历（演示）\r\n9月1日 开学\r\n10月1日至7日 国庆节放假\r\n次年1月下旬 期末考试\r\n',
      ),
    }),
  ].flat()
}

const TOWNS = ['烈山镇', '宋疃镇', '古饶镇', '杨庄街道', '临海童街道', '百善街道']

function withFile(agency: string, on: string, title: string, attachment: Attachment): readonly DemoStep[] {
  const writer = new StoryWriter(`file ${title}`, agency, day(on))
  const document = { title, formedOn: on, genre: 'other', theme: 'economyAndStateAssets' } as const
  const text = textOf('notice', { ...document, agency: agencyNamed(agency).name, documentNumber: '' })
  const sha256 = createHash('sha256').update(attachment.bytes).digest('hex') as Sha256
  const shownFile = { fileId: '' as FileId, name: attachment.name, sha256 }
  const contentHash = contentHashOf({ title, text, files: [shownFile] }, sha256Of)
  writer
    .act('jb', createOf(writer, document, { media: ['text', attachment.medium] }))
    .act('jb', (world) => attach(world, writer, attachment))
    .act('jb', async (world) => ({
      type: 'ReviseContent',
      data: { title, text, files: [await attachedTo(world, writer)], contentHash },
    }))
    .act('jb', { type: 'FillSecrecyReviewForm', data: formOf() })
  review(writer, contentHash)
  publish(register(writer), contentHash)
  return writer.steps
}

/** The way of every file: received and looked through, then sealed under the item's key. */
async function attach(
  { files }: DemoWorld,
  { itemId, agency }: StoryWriter,
  { name, medium, bytes }: Attachment,
): Promise<AttachFile> {
  const owner = holder(agency, 'jb') as PersonId
  const uploaded = await files.upload({ owner, name, medium, content: pieces(bytes) })
  if (!uploaded.ok) throw new Error(`${name}: ${uploaded.refusals.map(({ code }) => code).join(', ')}`)
  const claimed = await files.claim({ uploadId: uploaded.value.uploadId, owner, holder: itemId })
  if (!claimed.ok) throw new Error(`${name}: ${claimed.refusals.map(({ code }) => code).join(', ')}`)
  const { file } = claimed.value
  return {
    type: 'AttachFile',
    data: {
      fileId: file.fileId,
      name,
      rendition: 'original',
      medium,
      mediaType: file.mediaType,
      size: file.size,
      sha256: file.sha256,
      suite: file.suite,
      ciphertextSha256: file.ciphertextSha256,
      commitment: file.commitment,
      scan: 'clean',
    },
  }
}

async function* pieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

async function attachedTo(world: DemoWorld, { itemId }: StoryWriter): Promise<FileId> {
  const event = await eventIn(world, `item-${itemId}`, 'FileAttached')
  return (JSON.parse(event.data) as { fileId: FileId }).fileId
}

/** A small PNG in shades of green, drawn here so that the project carries no picture. */
function drawing(width: number, height: number): Uint8Array {
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (width * 3 + 1) + 1 + x * 3
      const inside = (x - width / 2) ** 2 / 2.5 + (y - height / 2) ** 2 < (height / 2.6) ** 2
      rows.set(inside ? [70, 150, 90 + (x % 40)] : [225, 235, 225], at)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1
  }
  return (crc ^ 0xffff_ffff) >>> 0
}
