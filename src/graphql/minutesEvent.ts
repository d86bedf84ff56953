import './metadataShim.js'
import { ID, ObjectType } from 'type-graphql'
import type { Instant } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import { Agency } from './agency.js'
import type { AgencyFinder } from './agencyLoading.js'
import { field, ifGiven, type Maybe, maybe } from './fields.js'
import { Person, personOf } from './person.js'
import { InstantScalar } from './scalars.js'

@ObjectType({ description: 'The event behind an entry of the minutes (记录事件).', simpleResolvers: true })
export class MinutesEvent {
  @field(() => ID, 'Id of the event (事件编号).') readonly eventId!: string
  @field(() => String, 'Type of the event (事件类型).') readonly type!: string
  @field(() => InstantScalar, 'When it was recorded (记录时间).') readonly recordedAt!: Instant
  @maybe(() => Person, 'Who did it; null for a process (办理人).') readonly person!: Maybe<Person>
  @maybe(() => Person, 'The absent person who was stood in for (被代理人).') readonly deputyFor!: Maybe<Person>
  @field(() => String, 'Role in which it was done; `process` for no person (职责).') readonly role!: string
  @maybe(() => Agency, 'For which agency (机关).') readonly agency!: Maybe<Agency>
}

export const minutesEventOf = ({ id, type, metadata }: RecordedEvent, agency: AgencyFinder): MinutesEvent => ({
  eventId: id,
  type,
  recordedAt: metadata.recordedAt,
  person: ifGiven(metadata.person, personOf) ?? null,
  deputyFor: ifGiven(metadata.deputyFor, personOf) ?? null,
  role: metadata.role,
  agency: agency(metadata.agency),
})
