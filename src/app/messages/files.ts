import type { Messages } from './message.js'

export const fileMessages = {
  FILE_NAME_UNUSABLE: {
    zh: '文件名为空、过长或不能使用。',
    en: 'The file name is empty, too long or cannot be used.',
  },
  FILE_EMPTY: { zh: '文件没有内容。', en: 'The file is empty.' },
  FILE_TOO_LARGE: {
    zh: '文件超过 {limitMegabytes} MB 的上限。',
    en: 'The file exceeds the limit of {limitMegabytes} MB.',
  },
  FILE_TYPE_UNKNOWN: {
    zh: '无法从内容识别文件类型。',
    en: 'The type of the file cannot be told from its content.',
  },
  FILE_TYPE_NOT_ALLOWED: {
    zh: '不接收此类文件（{mediaType}）。',
    en: 'Files of this type ({mediaType}) are not accepted.',
  },
  FILE_TYPE_MISMATCH: {
    zh: '文件名的扩展名与内容不符：内容是 {mediaType}，扩展名应为 {expected}。',
    en: 'The extension of the file name contradicts the content, which is {mediaType}; expected: {expected}.',
  },
  FILE_MEDIUM_MISMATCH: {
    zh: '此类文件（{mediaType}）不属于所选的信息形式。',
    en: 'A file of this type ({mediaType}) is not of the chosen medium.',
  },
  FILE_ACTIVE_CONTENT: {
    zh: '文件含有网页代码、脚本或宏，不予接收；请转为 PDF、OFD 或纯文本。',
    en: 'The file holds web page code, scripts or macros and is not accepted; convert it to PDF, OFD or plain text.',
  },
  FILE_ENCRYPTED: {
    zh: '文件设有密码，无法检查；请上传未加密的文件。',
    en: 'The file is protected by a password and cannot be checked; upload it without encryption.',
  },
  FILE_DAMAGED: { zh: '文件已损坏。', en: 'The file is damaged.' },
  FILE_ARCHIVE_TOO_LARGE: {
    zh: '文件解压后过大，可能是压缩炸弹。',
    en: 'The file unpacks to too much data and may be an archive bomb.',
  },
  FILE_INFECTED: {
    zh: '文件含有恶意代码（{name}），已拒收。',
    en: 'The file contains malware ({name}) and was refused.',
  },
  FILE_QUARANTINED: {
    zh: '文件尚未通过病毒检查，处于隔离区，请稍后再试。',
    en: 'The file has not been checked for malware yet and is in quarantine; try again later.',
  },
  UPLOAD_UNKNOWN: {
    zh: '没有这个待用的上传文件，或者已过期。',
    en: 'There is no such upload waiting for you, or it has expired.',
  },
} as const satisfies Messages
