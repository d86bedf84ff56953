import './metadataShim.js'
import { Arg, Ctx, FieldResolver, Int, ObjectType, Query, Resolver } from 'type-graphql'
import type { SignedCheckpoint } from '../evidence/checkpoint/history.js'
import type { EvidenceReader } from '../evidence/evidenceReader.js'
import type { GraphqlContext } from './context.js'
import { field, type Maybe } from './fields.js'
import { InstantScalar } from './scalars.js'
import type { Instant } from '../domain/values.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly evidence: EvidenceReader
  }
}

@ObjectType({ description: 'The log as it was signed for at one size (日志检查点).', simpleResolvers: true })
export class LogCheckpoint {
  @field(() => String, 'Name of the log (日志名称).') readonly origin!: string
  @field(() => Int, 'Number of events (事件数).') readonly size!: number
  @field(() => String, 'Root of the Merkle tree, Base 64 (根哈希).') readonly root!: string
  @field(() => String, 'C2SP tlog-checkpoint with its signatures, to be kept as it is (检查点原文).')
  readonly note!: string
  @field(() => InstantScalar, 'When it was signed (签署时间).') readonly signedAt!: Instant
}

@ObjectType({ description: 'What proves that the log was not rewritten (日志证明).' })
export class LogEvidence {}

@Resolver(() => LogEvidence)
export class EvidenceQueries {
  @Query(() => LogEvidence, {
    description:
      'Proofs of the log, for anybody: they hold hashes only. By which key the log signs is to be learned on another way (日志证明).',
  })
  evidence(): LogEvidence {
    return new LogEvidence()
  }

  @FieldResolver(() => LogCheckpoint, {
    nullable: true,
    description: 'The newest checkpoint, or that of a size; null when there is none (检查点).',
  })
  async checkpoint(
    @Ctx() { services }: GraphqlContext,
    @Arg('size', () => Int, { nullable: true, description: 'Number of events (事件数).' }) size?: Maybe<number>,
  ): Promise<LogCheckpoint | null> {
    return shown(await services.evidence.checkpoint(size ?? undefined))
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'That an event stands in the log, as C2SP tlog-proof in the newest checkpoint; null until one covers it (包含证明).',
  })
  async inclusionProof(
    @Arg('eventId', () => String, { description: 'As `event.id` of a payload or the trail has it (事件编号).' })
    eventId: string,
    @Ctx() { services }: GraphqlContext,
  ): Promise<string | null> {
    return (await services.evidence.inclusionProof(eventId)) ?? null
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'That nothing was rewritten from one size to a checkpoint, as the file that C2SP tlog-witness describes; null where there is no such checkpoint (一致性证明).',
  })
  async consistencyProof(
    @Arg('from', () => Int, { description: 'Size of the older checkpoint (原事件数).' }) from: number,
    @Ctx() { services }: GraphqlContext,
    @Arg('to', () => Int, { nullable: true, description: 'Left out: the newest (现事件数).' }) to?: Maybe<number>,
  ): Promise<string | null> {
    return (await services.evidence.consistencyProof(from, to ?? undefined)) ?? null
  }
}

const shown = (signed: SignedCheckpoint | undefined): LogCheckpoint | null =>
  signed === undefined ? null : { ...signed, signedAt: signed.signedAt as Instant }
