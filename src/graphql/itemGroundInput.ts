import './metadataShim.js'
import { InputType } from 'type-graphql'
import type { GroundCode, GroundInput as DomainGroundInput, ThirdPartyInterest } from '../domain/grounds.js'
import { field, given, type Maybe, maybe } from './fields.js'
import {
  DangerEnum,
  GroundCodeEnum,
  GroundKindEnum,
  InterestEnum,
  SecrecyLevelEnum,
  ThirdPartyOutcomeEnum,
} from './itemEnums.js'

/**
 * Flat on purpose: which facts a ground needs is a rule of law, so what is missing is answered as a refusal with its
 * clause, all of it at once, and its path is a path of this input.
 */
@InputType({
  description: 'A statutory ground, LS-10.5: the code and the facts that it needs, see each code (法定理由).',
})
export class GroundInput {
  @field(() => GroundCodeEnum, 'Which ground (理由类别).')
  readonly code!: GroundCode

  @maybe(() => SecrecyLevelEnum, 'Of a state secret (密级).')
  readonly level?: Maybe<string>

  @maybe(() => String, 'Authority that classified it (定密机关).')
  readonly authority?: Maybe<string>

  @maybe(() => String, 'Period of secrecy, or what ends it (保密期限).')
  readonly term?: Maybe<string>

  @maybe(() => String, 'The law that forbids disclosure (法律、行政法规名称).')
  readonly law?: Maybe<string>

  @maybe(() => String, 'Its article (条款).')
  readonly article?: Maybe<string>

  @maybe(() => DangerEnum, 'What would be endangered (危及的利益).')
  readonly danger?: Maybe<string>

  @maybe(() => InterestEnum, 'Whose interest would be harmed (第三方权益).')
  readonly interest?: Maybe<ThirdPartyInterest>

  @maybe(() => ThirdPartyOutcomeEnum, 'How the third party answered (第三方意见).')
  readonly outcome?: Maybe<string>

  @maybe(() => GroundKindEnum, 'Kind of internal-affairs or process information (类别).')
  readonly kind?: Maybe<string>

  @maybe(() => String, 'Why it falls under the ground, in words; sealed with the item (理由说明).')
  readonly why?: Maybe<string>

  @maybe(() => [String], 'Articles ruled out for 依申请公开: `711-19`, `711-20`, `711-21` (已核对的条款).')
  readonly checked?: Maybe<readonly string[]>

  @maybe(() => String, 'Whom the information concerns (涉及对象).')
  readonly concerns?: Maybe<string>
}

export const groundOf = (input: GroundInput): DomainGroundInput => ({
  code: input.code,
  ...given({
    level: input.level,
    authority: input.authority,
    term: input.term,
    law: input.law,
    article: input.article,
    danger: input.danger,
    interest: input.interest,
    outcome: input.outcome,
    kind: input.kind,
    why: input.why,
    checked: input.checked,
    concerns: input.concerns,
  }),
})
