import type { AnyTable } from './table.js'

/** Tables and columns are snake_case in the database and camelCase in the program. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The columns of a table as the program names them, for a select list. */
export const columnsOf = ({ columns }: Pick<AnyTable, 'columns'>, alias?: string): string =>
  Object.keys(columns)
    .map((name) => `${alias === undefined ? '' : `${alias}.`}${snakeCase(name)} as "${name}"`)
    .join(', ')
