/** The item's key was destroyed: the file is erased for ever. */
export class FileErasedError extends Error {
  override readonly name = 'FileErasedError'
  constructor() {
    super('The file was erased with its key')
  }
}

/** No stored bytes under that name. */
export class BlobMissingError extends Error {
  override readonly name = 'BlobMissingError'
  constructor(readonly ciphertextSha256: string) {
    super(`No stored file ${ciphertextSha256}`)
  }
}

/** The stored bytes are not those that were stored: changed, cut short, lengthened, or of another file. */
export class BlobAlteredError extends Error {
  override readonly name = 'BlobAlteredError'
  constructor(
    readonly ciphertextSha256: string,
    readonly detail: string,
  ) {
    super(`The stored file ${ciphertextSha256} is not what was stored: ${detail}`)
  }
}

export class RangeNotSatisfiableError extends Error {
  override readonly name = 'RangeNotSatisfiableError'
  constructor(readonly size: number) {
    super(`The range lies outside the ${size} bytes of the file`)
  }
}
