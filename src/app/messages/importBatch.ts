import type { Messages } from './message.js'

/** 批量导入 */
export const importBatchMessages = {
  IMPORT_NOT_STARTED: { zh: '该批次尚未开始导入。', en: 'The import of this batch has not been started.' },
  IMPORT_NOT_RUNNING: { zh: '该批次当前未在导入。', en: 'This batch is not being imported at the moment.' },
  IMPORT_STARTED_BEFORE: {
    zh: '该批次已于 {startedOn} 开始导入，请继续该批次或者换一个批次编号。',
    en: 'This batch was started on {startedOn}; resume it or choose another batch id.',
  },
  IMPORT_OFFICER_UNFIT: {
    zh: '指定的经办人在该机关不担任经办人职责。',
    en: 'The officer named does not hold the role of publishing officer in this agency.',
  },
  CHANGED_SINCE_IMPORT: {
    zh: '该文件对应的信息在上次导入之后已被更改，不再由导入处理。',
    en: 'The item of this document was changed since it was imported; the import leaves it alone.',
  },
  CHANGED_WHILE_IMPORTED: {
    zh: '文件在导入过程中被更改，请重新导入。',
    en: 'The file was changed while it was being imported; import it again.',
  },
  FILE_UNREADABLE: { zh: '无法读取此文件。', en: 'The file cannot be read.' },
} as const satisfies Messages
