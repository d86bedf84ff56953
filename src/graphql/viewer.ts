import './metadataShim.js'
import { Ctx, Field, ID, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql'
import type { RoleHeld } from '../domain/context.js'
import { ROLES } from '../domain/roles.js'
import type { GraphqlContext } from './context.js'
import { toGlobalId } from './relay.js'

/** The roles as a GraphQL enum; `Role` is a union of literals in the domain. */
export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role])) as { [R in (typeof ROLES)[number]]: R }

registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a person may be entrusted with in an agency (职责).',
  valuesConfig: {
    publishingOfficer: { description: '经办人' },
    sectionHead: { description: '科室负责人' },
    secrecyReviewer: { description: '保密审查员' },
    deputyLeader: { description: '分管领导' },
    principalLeader: { description: '主要领导' },
    disclosureOfficer: { description: '政府信息公开工作机构工作人员' },
    disclosureHead: { description: '政府信息公开工作机构负责人' },
    registrar: { description: '机构和人员登记员' },
    inspector: { description: '监督检查人员' },
    investigator: { description: '责任追究调查人员' },
    websiteManager: { description: '网站主管单位人员' },
    websiteMaintainer: { description: '网站运行维护单位人员' },
    administrator: { description: '系统管理员' },
  },
})

@ObjectType({ description: 'A role that the caller holds today (所任职责).' })
export class HeldRole {
  @Field(() => RoleEnum) readonly role!: keyof typeof RoleEnum

  @Field(() => ID, { description: 'The agency in which it is held.' })
  readonly agencyId!: string

  @Field(() => String, { nullable: true, description: 'The person stood in for (代理).' })
  readonly deputyFor!: string | null
}

@ObjectType({ description: 'Who is asking (当前用户).' })
export class Viewer {
  @Field(() => String) readonly person!: string

  @Field(() => [HeldRole], { description: 'Looked up anew for each request, so a revoked role is gone at once.' })
  readonly roles!: readonly HeldRole[]

  @Field(() => HeldRole, { nullable: true, description: 'The one capacity chosen by the header `x-act-as`.' })
  readonly actingAs!: HeldRole | null
}

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'Who is signed in; null for the public.' })
  viewer(@Ctx() { actor }: GraphqlContext): Viewer | null {
    if (actor.kind !== 'person') return null
    return {
      person: actor.person,
      roles: actor.holds.map(heldRole),
      actingAs: actor.as === undefined ? null : heldRole(actor.as),
    }
  }
}

const heldRole = ({ role, agency, deputyFor }: RoleHeld): HeldRole => ({
  role,
  agencyId: toGlobalId('Agency', agency),
  deputyFor: deputyFor ?? null,
})
