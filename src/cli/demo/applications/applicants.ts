import type { ApplicantInput } from '../../../domain/application/commands.js'
import type { ApplicantKind } from '../../../domain/application/vocabulary.js'
import type { PersonId } from '../../../domain/values.js'
import { uuidOf } from '../../../eventstore/eventIds.js'
import { seeded } from '../seeded.js'

const FAMILY = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'
const GIVEN = ['示例', '样例', '举例', '范例']

const ORGANISATIONS: Readonly<Record<Exclude<ApplicantKind, 'naturalPerson'>, string>> = {
  commercialEnterprise: '示例商贸有限公司',
  researchInstitution: '示例发展研究中心',
  publicInterestOrganisation: '示例环境保护协会',
  legalServiceInstitution: '示例律师事务所',
  otherOrganisation: '示例小区业主委员会',
}

/** 4位 of an identity number whose date of birth nobody alive has, with the check digit that it asks for (GB 11643). */
function identityNumber(key: string): string {
  const body = `34060419000101${String(seeded(`identity ${key}`).below(1000)).padStart(3, '0')}`
  const sum = [...body].reduce((all, digit, place) => all + Number(digit) * (2 ** (17 - place) % 11), 0)
  return `${body}${'10X98765432'[sum % 11]!}`
}

/** Somebody who asks, invented; the same under the same key, so that somebody can ask twice. */
export function applicantOf(key: string, kind: ApplicantKind = 'naturalPerson'): ApplicantInput {
  const random = seeded(`applicant ${key}`)
  const subject = uuidOf('gongkai/demo-applicant/1', key) as PersonId
  const contact = `0561-0000${String(random.below(1000)).padStart(3, '0')}`
  if (kind !== 'naturalPerson')
    return { subject, kind, name: `淮北${ORGANISATIONS[kind]}`, identity: '统一社会信用代码（示例）', contact }
  const name = `${[...FAMILY][random.below(FAMILY.length)]!}${random.pick(GIVEN)}`
  return { subject, kind, name, identity: identityNumber(key), contact }
}
