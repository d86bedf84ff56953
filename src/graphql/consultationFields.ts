import './metadataShim.js'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { readsDiscussedContents } from '../app/consultationCircle.js'
import { Agency } from './agency.js'
import { agencyFinder, maybeAgency } from './agencyLoading.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import { knownConsultation, knownConsultationsOf } from './consultationLoading.js'
import { ConsultationMinutes } from './consultationMinutes.js'
import { minutesFor } from './consultationMinutesShowing.js'
import {
  AwaitedStep,
  CompetentDeciderType,
  ConsultationDispute,
  ConsultationPointState,
  ConsultationProposal,
  ConsultationSeat,
  DiscussedText,
} from './consultationParts.js'
import { awaitsOf, disputeOf, offeredDeciders, pointsOf, proposalOf, seatsOf } from './consultationShowing.js'
import { discussedTexts } from './consultationTexts.js'
import { Consultation, consultationOf } from './consultationType.js'
import type { GraphqlContext } from './context.js'
import { ifGiven } from './fields.js'
import { knownItem } from './itemLoading.js'
import { InformationItem, itemOf } from './itemType.js'
import { callersSight } from './loaders.js'
import { Person, personOf } from './person.js'

@Resolver(() => Consultation)
export class ConsultationFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that asks (征求意见机关).' })
  asking(@Root() { row }: Consultation, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.asking)
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Its officer in charge (承办人).' })
  officer(@Root() { row }: Consultation): Person | null {
    return ifGiven(row.officer, personOf) ?? null
  }

  @FieldResolver(() => InformationItem, {
    nullable: true,
    description:
      'The item; null for those who may not know all of it: they read what they are asked about in `texts` (政府信息).',
  })
  async item(@Root() { row }: Consultation, @Ctx() context: GraphqlContext): Promise<InformationItem | null> {
    const item = row.item === null ? undefined : await knownItem(context, row.item)
    return item === undefined ? null : itemOf(item)
  }

  @FieldResolver(() => Consultation, {
    nullable: true,
    description: 'The concluded one that this one takes up again (此前的协商).',
  })
  async follows(@Root() { row }: Consultation, @Ctx() context: GraphqlContext): Promise<Consultation | null> {
    const before = row.follows === null ? undefined : await knownConsultation(context, row.follows)
    return before === undefined ? null : consultationOf(before)
  }

  @FieldResolver(() => ConsultationProposal, { description: 'What is proposed about the current text (方案).' })
  async proposal(@Root() { row }: Consultation, @Ctx() context: GraphqlContext): Promise<ConsultationProposal> {
    return proposalOf(row.proposal, await agencyFinder(context))
  }

  @FieldResolver(() => [ConsultationSeat], {
    description: 'One per agency that is asked, with where it stands (被征求意见机关).',
  })
  async seats(@Root() { row }: Consultation, @Ctx() context: GraphqlContext): Promise<readonly ConsultationSeat[]> {
    return seatsOf(row, await agencyFinder(context))
  }

  @FieldResolver(() => [ConsultationPointState], { description: 'The four points, LS-6.1 (四项确认事项).' })
  async points(
    @Root() { row }: Consultation,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly ConsultationPointState[]> {
    return pointsOf(row, await agencyFinder(context))
  }

  @FieldResolver(() => [AwaitedStep], { description: 'What it waits for, and of whom; empty once it is over (待办).' })
  async awaits(@Root() { row }: Consultation, @Ctx() context: GraphqlContext): Promise<readonly AwaitedStep[]> {
    return awaitsOf(row, await agencyFinder(context))
  }

  @FieldResolver(() => ConsultationDispute, {
    nullable: true,
    description: 'The last dispute about the current text, LS-9.1 (争议报请).',
  })
  async dispute(@Root() { row }: Consultation, @Ctx() context: GraphqlContext): Promise<ConsultationDispute | null> {
    return disputeOf(row, await agencyFinder(context))
  }

  @FieldResolver(() => [CompetentDeciderType], {
    description: 'Who may decide between the parties today, with the reasons, LS-9.1 (可选决定机关).',
  })
  competentDeciders(
    @Root() { row }: Consultation,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly CompetentDeciderType[]> {
    return offeredDeciders(context, row)
  }

  @FieldResolver(() => [DiscussedText], {
    nullable: true,
    description:
      'Every text under discussion, also unpublished, for the parties and for the decider of a pending dispute; null for anybody else. That it was read is recorded (讨论稿).',
    complexity: ({ childComplexity }) => 10 + 2 * childComplexity,
  })
  async texts(@Root() { row }: Consultation, @Ctx() context: GraphqlContext): Promise<readonly DiscussedText[] | null> {
    return readsDiscussedContents(await callersSight(context), row) ? discussedTexts(context, row) : null
  }

  @FieldResolver(() => ConsultationMinutes, {
    nullable: true,
    description:
      'Made from the events and never written by hand, with every word that was said; that it was read is recorded (会商纪要).',
    complexity: ({ childComplexity }) => 20 + 3 * childComplexity,
  })
  minutes(@Root() { row }: Consultation, @Ctx() context: GraphqlContext): Promise<ConsultationMinutes | null> {
    return minutesFor(context, row)
  }

  @FieldResolver(() => [AllowedAction], {
    description: 'What the caller could do with it now and why not (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  allowedActions(@Root() { row }: Consultation, @Ctx() context: GraphqlContext): Promise<readonly AllowedAction[]> {
    return actionsOn(context, { aggregate: 'consultation', id: row.id, revision: row.revision })
  }
}

@Resolver(() => InformationItem)
export class ItemConsultationFields {
  @FieldResolver(() => Consultation, {
    nullable: true,
    description: 'The one that counts for publication: the last one begun on it, LS-6.1 (当前协商).',
  })
  async consultation(@Root() { row }: InformationItem, @Ctx() context: GraphqlContext): Promise<Consultation | null> {
    const last = (await knownConsultationsOf(context, row.id)).findLast(({ purpose }) => purpose === 'publication')
    return last === undefined ? null : consultationOf(last)
  }

  @FieldResolver(() => [Consultation], {
    description: 'All about it, also on applications, the first opened first (协商记录).',
    complexity: ({ childComplexity }) => 1 + 3 * childComplexity,
  })
  async consultations(
    @Root() { row }: InformationItem,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly Consultation[]> {
    return (await knownConsultationsOf(context, row.id)).map(consultationOf)
  }
}
