import type { Accesses } from './accesses.js'
import type { ApplicantSecrets } from './applicantSecrets.js'
import { asIssued, type Macs, newQueryCode, type QueryCode } from './codes.js'

export interface IssueQueryCodeDeps {
  readonly secrets: Pick<ApplicantSecrets, 'keepQueryCode' | 'dropQueryCodes'>
  readonly accesses: Pick<Accesses, 'secretChanged'>
  readonly macs: Macs
}

/** A number and a code that lead to an access, to be shown once. `anew`: those before let nobody in any more. */
export type IssueQueryCode = (access: string, how?: { readonly anew: boolean }) => Promise<QueryCode | undefined>

export const createIssueQueryCode =
  ({ secrets, accesses, macs }: IssueQueryCodeDeps): IssueQueryCode =>
  async (access, how) => {
    const issued = newQueryCode()
    const index = await macs.of('number', asIssued(issued.number))
    const code = await macs.of('code', `${index}\0${asIssued(issued.code)}`)
    if (how?.anew === true) await secrets.dropQueryCodes(access)
    if (!(await secrets.keepQueryCode(access, index, code))) return undefined
    await accesses.secretChanged(access, 'queryCode', index)
    return issued
  }
