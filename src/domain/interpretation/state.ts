import type { InterpretationEvent, InterpretationWithdrawn, Wording } from './events.js'

export type Interpretation =
  | { readonly status: 'absent' }
  | {
      readonly status: 'issued'
      readonly id: string
      readonly wordings: readonly Wording[]
      readonly withdrawn?: InterpretationWithdrawn['data']
    }

export function evolveInterpretation(state: Interpretation, { type, data }: InterpretationEvent): Interpretation {
  switch (type) {
    case 'InterpretationIssued':
      return { status: 'issued', id: data.interpretation, wordings: [data] }
    case 'InterpretationAmended':
      return state.status === 'absent' ? state : { ...state, wordings: [...state.wordings, data] }
    case 'InterpretationWithdrawn':
      return state.status === 'absent' ? state : { ...state, withdrawn: data }
  }
}
