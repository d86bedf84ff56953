import type { ApplicationEvent } from '../../domain/application/events.js'
import type { RetentionClass } from '../../domain/application/vocabulary.js'
import type { InformationItemEvent } from '../../domain/informationItem/events.js'
import type { JsonValue } from '../../domain/values.js'
import { LETTER_NAMES } from '../matterFiles/letterNames.js'
import type { ArchivedMatter } from './archivedMatter.js'

export const RETENTION_NAMES: Readonly<Record<RetentionClass, string>> = {
  permanent: '永久',
  years30: '定期30年',
  years10: '定期10年',
}

/** Fields of DA/T 46-2009 that nothing of a file may lack. */
export const REQUIRED_METADATA = [
  '聚合层次',
  '立档单位名称',
  '档号',
  '保管期限',
  '题名',
  '责任者',
  '日期',
  '业务行为',
] as const

/** 文书类电子文件元数据 (DA/T 46-2009), by the names of its fields; what is not known of a matter is left out. */
export function metadataOf(matter: ArchivedMatter, agencyName: string): Readonly<Record<string, JsonValue>> {
  const { assigned, files, streams } = matter
  const own = streams[0]?.opened ?? []
  const described =
    assigned.kind === 'item'
      ? ofItem(own as unknown as readonly InformationItemEvent[])
      : ofApplication(own as unknown as readonly ApplicationEvent[])
  return {
    聚合层次: '案卷',
    立档单位名称: agencyName,
    档号: assigned.fileNumber,
    保管期限: RETENTION_NAMES[assigned.retention],
    电子文件号: `${assigned.kind}.${assigned.matter}`,
    ...described,
    责任者: agencyName,
    日期: own.at(-1)?.metadata.recordedAt.slice(0, 10) ?? '',
    语种: '汉语',
    件数: files.length,
    格式信息: [...new Set(files.map(({ file }) => file.mediaType))].sort(),
    信息系统描述: 'Gongkai 政务公开发布协调系统，事件溯源；每一事件附其存储字节的 SHA-256',
    业务行为: own.map(({ type, metadata }) => ({
      行为描述: type,
      行为时间: metadata.recordedAt,
      行为依据: metadata.clause,
      ...(metadata.person === undefined ? {} : { 机构人员标识: metadata.person }),
    })),
  }
}

function ofApplication(events: readonly ApplicationEvent[]): Readonly<Record<string, JsonValue>> {
  const received = events.find(({ type }) => type === 'ApplicationReceived')
  const description = received?.type === 'ApplicationReceived' ? received.data.request.description?.value : undefined
  const letters = events.flatMap((event) => (event.type === 'LetterPrepared' ? [event.data] : []))
  const seals = events.flatMap((event) => (event.type === 'LetterSealed' ? [event.data] : []))
  return {
    题名: `政府信息公开申请${description === undefined ? '' : `：${description}`}`,
    文种: [...new Set(letters.map(({ kind }) => LETTER_NAMES[kind]))],
    文件编号: letters.flatMap(({ number }) => number ?? []),
    电子签名: seals.map(({ seal, by }) => ({
      签名人: by,
      签名结果: seal.hash,
      ...(seal.kind === 'electronicSeal' ? { 签名规则: seal.service, 印文: seal.text } : { 签名规则: '盖章扫描件' }),
    })),
  }
}

function ofItem(events: readonly InformationItemEvent[]): Readonly<Record<string, JsonValue>> {
  const title = events.flatMap((event) =>
    event.type === 'ItemCreated' || event.type === 'ContentRevised' ? [event.data.title.value] : [],
  )
  const created = events.find(({ type }) => type === 'ItemCreated')
  const number = created?.type === 'ItemCreated' ? created.data.documentNumber : undefined
  const index = events.flatMap((event) => (event.type === 'IndexNumberRecorded' ? [event.data.indexNumber] : []))
  return {
    题名: title.at(-1) ?? '（已销毁）',
    文件编号: number === undefined ? [] : [number],
    ...(index[0] === undefined ? {} : { 索引号: index[0] }),
  }
}
