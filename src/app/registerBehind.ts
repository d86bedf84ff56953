/** What is known of the register has not reached the event yet: whoever asks waits, nothing is at fault. */
export class RegisterBehindError extends Error {
  override readonly name = 'RegisterBehindError'
  constructor() {
    super('the register of agencies is behind the event')
  }
}
