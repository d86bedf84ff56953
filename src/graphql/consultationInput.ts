import './metadataShim.js'
import { ID, InputType, Int } from 'type-graphql'
import { CommandInput } from './commandInput.js'
import { field } from './fields.js'

/** A command about one consultation. */
@InputType()
export abstract class ConsultationInput extends CommandInput {
  @field(() => ID, 'The consultation (协商).')
  readonly consultationId!: string
}

/** An act about one text: of any other than the one under discussion it is refused. */
@InputType()
export abstract class ConsultationTextInput extends ConsultationInput {
  @field(() => Int, 'Number of the text that the person has before them (稿次).')
  readonly text!: number
}

/** An act about one agency that is asked. */
@InputType()
export abstract class SeatInput extends ConsultationTextInput {
  @field(() => ID, 'The agency that is asked (被征求意见机关).')
  readonly seatId!: string
}
