import { TABLE_ONE_CELLS, type TableOneCell } from '../../domain/annualReport/tableOne.js'
import type { Message } from '../messages/message.js'
import {
  CHAPTER_LABELS,
  REMEDY_LABELS,
  TABLE_ONE_COLUMN_LABELS,
  TABLE_ONE_ROW_LABELS,
  TABLE_THREE_COLUMN_LABELS,
  TABLE_TWO_COLUMN_LABELS,
  TABLE_TWO_ROW_LABELS,
} from './labels.js'

type FormWords = NonNullable<Message['words']>

/** `commercialEnterprise`: commercial enterprise. */
const spelled = (name: string): string =>
  name.replaceAll('.', ' ').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/** In Chinese as the official form has it, its numerals and brackets too; in English by the stable name. */
const inWords = (labels: Readonly<Record<string, string>>): FormWords =>
  Object.fromEntries(Object.entries(labels).map(([name, zh]) => [name, { zh, en: spelled(name) }]))

const cellWords = ({ row, column }: TableOneCell): string =>
  `${TABLE_ONE_ROW_LABELS[row]}（${TABLE_ONE_COLUMN_LABELS[column]}）`

/** Rows and columns: no name is both. */
export const TABLE_TWO_WORDS = inWords({ ...TABLE_TWO_ROW_LABELS, ...TABLE_TWO_COLUMN_LABELS })
export const TABLE_THREE_WORDS = inWords({ ...TABLE_THREE_COLUMN_LABELS, ...REMEDY_LABELS })
export const CHAPTER_WORDS = inWords(CHAPTER_LABELS)
/** `{row}.{column}` */
export const TABLE_ONE_WORDS = inWords(
  Object.fromEntries(TABLE_ONE_CELLS.map((cell) => [`${cell.row}.${cell.column}`, cellWords(cell)])),
)
