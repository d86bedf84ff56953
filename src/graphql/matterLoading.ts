import { isInSight } from '../app/sight.js'
import { type ArchiveFileRow, archiveFilesByIds } from '../projections/archiveFiles.js'
import { type RecordCorrectionRow, recordCorrectionsByIds } from '../projections/recordCorrections.js'
import type { GraphqlContext } from './context.js'
import { callersSight, loaderOf } from './loaders.js'
import { localIdOf } from './relay.js'

const CORRECTION = Symbol('recordCorrection')
const ARCHIVE = Symbol('archiveFile')

/** @throws UserFault `BAD_ID` */
export const recordCorrectionIdOf = (globalId: string): string => localIdOf('RecordCorrection', globalId)
/** @throws UserFault `BAD_ID` */
export const archiveFileIdOf = (globalId: string): string => localIdOf('ArchiveFile', globalId)

const corrections = (context: GraphqlContext) =>
  loaderOf(context, CORRECTION, (ids) => recordCorrectionsByIds(context.services.models, ids))
const archives = (context: GraphqlContext) =>
  loaderOf(context, ARCHIVE, (ids) => archiveFilesByIds(context.services.models, ids))

/** What the caller may know of: matters of agencies in their sight; undefined also when there is one of another. */
async function known<Row extends { readonly agency: string }>(
  context: GraphqlContext,
  load: () => Promise<Row | undefined>,
): Promise<Row | undefined> {
  const sight = await callersSight(context)
  if (sight !== 'all' && sight.length === 0) return undefined
  const row = await load()
  return row !== undefined && isInSight(sight, [row.agency]) ? row : undefined
}

export const knownRecordCorrection = (context: GraphqlContext, id: string): Promise<RecordCorrectionRow | undefined> =>
  known(context, () => corrections(context).load(id))

/** By `{kind}.{matter}`. */
export const knownArchiveFile = (context: GraphqlContext, id: string): Promise<ArchiveFileRow | undefined> =>
  known(context, () => archives(context).load(id))

/** After a command of the same request: what was loaded before it is out of date. */
export const forgetRecordCorrection = (context: GraphqlContext, id: string): void => {
  corrections(context).clear(id)
}
export const forgetArchiveFile = (context: GraphqlContext, id: string): void => {
  archives(context).clear(id)
}
