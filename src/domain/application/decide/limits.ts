import type { TextLimits } from '../../texts.js'

/** Lengths of what people write, in characters. */
export const WORDS: TextLimits = { longest: 5_000, required: true, multiline: true }
export const OPTIONAL_WORDS: TextLimits = { longest: 5_000, multiline: true }
export const NAME: TextLimits = { longest: 200, required: true }
export const OPTIONAL_NAME: TextLimits = { longest: 200 }
export const NUMBER: TextLimits = { longest: 100, required: true }
export const OPTIONAL_NUMBER: TextLimits = { longest: 100 }
export const PROOF: TextLimits = { longest: 200, required: true }
export const OPTIONAL_PROOF: TextLimits = { longest: 200 }
export const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
