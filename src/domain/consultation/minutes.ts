import type { ConsultationEvent } from './events.js'

type DataOf<T extends ConsultationEvent['type']> = Extract<ConsultationEvent, { type: T }>['data']

/** 会商纪要, produced from the events and never written by hand. Texts are sealed or open as the events are. */
export interface Minutes {
  readonly opened?: DataOf<'ConsultationOpened'>
  /** Every text that was under discussion, with what was asked and said about it. */
  readonly texts: readonly TextMinutes[]
  readonly seats: readonly (DataOf<'SeatAdded'> | DataOf<'SeatTransferred'> | DataOf<'SeatClosed'>)[]
  /** Sessions that were called, held or not. */
  readonly called: readonly DataOf<'SessionCalled'>[]
  readonly sessions: readonly DataOf<'SessionRecorded'>[]
  readonly disputes: readonly DisputeMinutes[]
  readonly closed?: DataOf<'ConsultationClosed'>
  readonly cancelled?: DataOf<'ConsultationCancelled'>
}

export interface TextMinutes {
  readonly text: number
  readonly proposal: DataOf<'ConsultationOpened'>['proposal']
  readonly letter?: DataOf<'ConsultationLetterIssued'>
  readonly served: readonly DataOf<'ConsultationLetterServed'>[]
  readonly opinions: readonly (DataOf<'OpinionGiven'> | DataOf<'OpinionRevised'>)[]
  readonly reminders: readonly DataOf<'SeatReminded'>[]
  readonly silences: readonly DataOf<'SilenceNoted'>[]
  readonly deemedConsents: readonly DataOf<'ConsentDeemed'>[]
  readonly contradictions: readonly DataOf<'ContradictionsFound'>['findings'][number][]
  readonly answers: readonly DataOf<'ContradictionAnswered'>[]
}

export interface DisputeMinutes {
  readonly referred: DataOf<'DisputeReferred'>
  readonly returned?: DataOf<'DisputeReturned'>
  readonly completed?: DataOf<'DisputeCompleted'>
  readonly decided?: DataOf<'DisputeDecided'>
  readonly deciderLost?: DataOf<'DisputeDeciderLost'>
}

export function minutesOf(events: readonly ConsultationEvent[]): Minutes {
  const all = <T extends ConsultationEvent['type']>(type: T): readonly DataOf<T>[] =>
    events.flatMap((event) => (event.type === type ? [event.data as DataOf<T>] : []))
  const [opened] = all('ConsultationOpened')
  const [closed] = all('ConsultationClosed')
  const [cancelled] = all('ConsultationCancelled')
  const proposals = [
    ...(opened === undefined ? [] : [{ text: 1, proposal: opened.proposal }]),
    ...all('TextPutUnderDiscussion').map(({ text, proposal }) => ({ text, proposal })),
  ]
  const ofText = <D extends { readonly text: number }>(data: readonly D[], text: number) =>
    data.filter((entry) => entry.text === text)

  return {
    ...(opened === undefined ? {} : { opened }),
    texts: proposals.map(({ text, proposal }) => {
      const [letter] = ofText(all('ConsultationLetterIssued'), text)
      return {
        text,
        proposal,
        ...(letter === undefined ? {} : { letter }),
        served: ofText(all('ConsultationLetterServed'), text),
        opinions: ofText(spoken(events), text),
        reminders: ofText(all('SeatReminded'), text),
        silences: ofText(all('SilenceNoted'), text),
        deemedConsents: ofText(all('ConsentDeemed'), text),
        contradictions: ofText(all('ContradictionsFound'), text).flatMap(({ findings }) => findings),
        answers: ofText(all('ContradictionAnswered'), text),
      }
    }),
    seats: events.flatMap((event) =>
      event.type === 'SeatAdded' || event.type === 'SeatTransferred' || event.type === 'SeatClosed' ? [event.data] : [],
    ),
    called: all('SessionCalled'),
    sessions: all('SessionRecorded'),
    disputes: all('DisputeReferred').map((referred) => disputeMinutes(referred, all)),
    ...(closed === undefined ? {} : { closed }),
    ...(cancelled === undefined ? {} : { cancelled }),
  }
}

/** Opinions and their revisions in the order in which they came. */
const spoken = (events: readonly ConsultationEvent[]) =>
  events.flatMap((event) => (event.type === 'OpinionGiven' || event.type === 'OpinionRevised' ? [event.data] : []))

function disputeMinutes(
  referred: DataOf<'DisputeReferred'>,
  all: <T extends ConsultationEvent['type']>(type: T) => readonly DataOf<T>[],
): DisputeMinutes {
  const of = <D extends { readonly dispute: number }>(data: readonly D[]): D | undefined =>
    data.find(({ dispute }) => dispute === referred.dispute)
  const [returned, completed] = [of(all('DisputeReturned')), of(all('DisputeCompleted'))]
  const [decided, deciderLost] = [of(all('DisputeDecided')), of(all('DisputeDeciderLost'))]
  return {
    referred,
    ...(returned === undefined ? {} : { returned }),
    ...(completed === undefined ? {} : { completed }),
    ...(decided === undefined ? {} : { decided }),
    ...(deciderLost === undefined ? {} : { deciderLost }),
  }
}
