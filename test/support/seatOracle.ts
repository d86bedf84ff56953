import type { ConsultationEvent } from '../../src/domain/consultation/events.js'
import { POINTS } from '../../src/domain/consultation/vocabulary.js'

/** What an oracle that reads only events believes of every seat; it knows nothing of the decider. */
export class SeatOracle {
  seats = new Map<string, Map<string, string>>()
  deemed = new Set<string>()
  rulings = new Map<string, string>()

  read(event: ConsultationEvent): void {
    switch (event.type) {
      case 'ConsultationOpened':
        for (const { agency } of event.data.seats) this.seats.set(agency, new Map())
        return
      case 'TextPutUnderDiscussion':
        for (const agency of this.seats.keys()) this.seats.set(agency, new Map())
        this.deemed.clear()
        this.rulings.clear()
        return
      case 'OpinionGiven':
      case 'OpinionRevised':
        for (const { point, position } of event.data.points) this.seats.get(event.data.seat)!.set(point, position)
        return
      case 'ConsentDeemed':
        this.deemed.add(event.data.seat)
        return
      case 'SeatAdded':
        this.seats.set(event.data.seat.agency, new Map())
        return
      case 'SeatClosed':
        this.seats.delete(event.data.seat)
        return
      default:
        this.readFurther(event)
    }
  }

  private readFurther(event: ConsultationEvent): void {
    if (event.type === 'SeatTransferred') this.transfer(event.data.from, event.data.to)
    if (event.type !== 'DisputeDecided') return
    for (const { point, ruling } of event.data.rulings) this.rulings.set(point, ruling)
  }

  private transfer(from: string, to: readonly string[]): void {
    const said = this.seats.get(from)!
    if (!to.includes(from)) this.seats.delete(from)
    for (const heir of to) {
      if (heir === from) continue
      const own = this.seats.get(heir)
      const both = !this.deemed.has(from) || own === undefined ? undefined : this.deemed.has(heir)
      if (own === undefined && this.deemed.has(from)) this.deemed.add(heir)
      if (own !== undefined && both !== true) this.deemed.delete(heir)
      this.seats.set(heir, own === undefined ? new Map(said) : worst(own, said))
    }
  }

  standsAgainst(): readonly string[] {
    return [...this.seats].flatMap(([agency, said]) =>
      POINTS.filter((point) => {
        const ruling = this.rulings.get(point)
        if (ruling !== undefined) return ruling === 'objectionStands'
        return said.get(point) === 'objects' || (said.get(point) === undefined && !this.deemed.has(agency))
      }).map((point) => `${agency}:${point}`),
    )
  }
}

function worst(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): Map<string, string> {
  const both = new Map<string, string>()
  for (const point of POINTS) {
    const said = [one.get(point), other.get(point)]
    if (said.includes('objects')) both.set(point, 'objects')
    else if (!said.includes(undefined)) both.set(point, 'agrees')
  }
  return both
}
