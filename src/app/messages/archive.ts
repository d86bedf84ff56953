import type { Messages } from './message.js'

/** 归档与移交 */
export const archiveMessages = {
  ARCHIVE_NOT_FOUND: { zh: '该事项尚未归档。', en: 'The matter is not archived.' },
  ARCHIVE_EXISTS: { zh: '该事项的保管期限已经确定。', en: 'The retention of this matter was fixed before.' },
  ARCHIVE_TRANSFERRED: { zh: '已移交（{receiptNumber}）。', en: 'It was handed over before ({receiptNumber}).' },
  NO_ARCHIVE_PACKAGE: { zh: '尚未生成归档数据包。', en: 'No archive package was made yet.' },
  ARCHIVE_PACKAGE_OUTDATED: {
    zh: '归档数据包已更新为第 {number} 个。',
    en: 'Package {number} has taken its place.',
  },
  ITEM_NOT_REGISTERED: { zh: '信息尚未登记，不能归档。', en: 'The item is not registered yet.' },
  ARCHIVE_PACKAGE_TOO_LARGE: {
    zh: '案卷文件超过 512 MB，不能装入一个归档数据包。',
    en: 'The files of the matter exceed 512 MB and do not fit into one package.',
  },
  ARCHIVE_PACKAGE_EMPTY: { zh: '归档数据包没有内容。', en: 'The archive package is empty.' },
  ARCHIVE_PACKAGE_NOT_SOUND: {
    zh: '归档数据包未通过检测或者已被退回，须重新生成。',
    en: 'The package was not found sound, or was sent back: make another one.',
  },
} as const satisfies Messages
