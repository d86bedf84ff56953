import { readFile } from 'node:fs/promises'
import { REVIEW_STEPS, reviewBatch, type ReviewSheet } from '../app/import/reviewBatch.js'
import { explain } from '../app/messages/explain.js'
import type { PersonId } from '../domain/values.js'
import type { CommandIo } from './commandIo.js'
import { type Environment, operate } from './operate.js'

export interface ReviewSheetArguments {
  readonly sheet: string
  readonly as: string
  readonly json: boolean
}

/** `gongkai review-batch`: a reviewer's sheet, one decision per document. Exit 0 only when none was refused. */
export async function reviewSheet(
  environment: Environment,
  { sheet: file, as, json }: ReviewSheetArguments,
  io: CommandIo,
): Promise<number> {
  const sheet = sheetOf(await readFile(file, 'utf8'))
  if (sheet === undefined) {
    io.err(
      `${file} is no review sheet: { sheet, step: ${REVIEW_STEPS.join(' | ')}, documents: [{ itemId, contentHash }] }`,
    )
    return 2
  }
  const report = await operate(environment, ({ core }) =>
    reviewBatch(core.execute, { kind: 'person', person: as as PersonId, holds: [] }, sheet),
  )
  if (json) io.out(JSON.stringify(report))
  else {
    io.out(`${report.done.length} done, ${report.refused.length} refused`)
    for (const { itemId, refusals } of report.refused)
      io.out(`  ${itemId}: ${refusals.map((refusal) => `${refusal.code} ${explain(refusal, 'en')}`).join('; ')}`)
  }
  return report.refused.length === 0 ? 0 : 1
}

/** Whether the file has the form of a sheet; the rules judge what stands in it. */
export function sheetOf(text: string): ReviewSheet | undefined {
  const value = parsed(text) as Partial<ReviewSheet> | undefined
  const isSheet =
    typeof value?.sheet === 'string' &&
    REVIEW_STEPS.some((step) => step === value.step) &&
    Array.isArray(value.documents) &&
    value.documents.every(
      (document: Record<string, unknown>) =>
        typeof document?.itemId === 'string' && typeof document.contentHash === 'string',
    )
  return isSheet ? (value as ReviewSheet) : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
