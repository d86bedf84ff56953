import type { TextLimits } from '../../texts.js'

/** Lengths of what people write, in characters. */
export const TITLE: TextLimits = { longest: 200, required: true }
export const SUMMARY: TextLimits = { longest: 2_000, multiline: true }
/** Sealed and encoded it stays below 1 MiB, the most that every event store takes as one event. */
export const BODY: TextLimits = { longest: 200_000, multiline: true }
export const REASON: TextLimits = { longest: 1_000, required: true, multiline: true }
export const NOTE: TextLimits = { longest: 1_000, multiline: true }
export const NAME: TextLimits = { longest: 200, required: true }
export const DOCUMENT_NUMBER: TextLimits = { longest: 100, required: true }
export const OPTIONAL_DOCUMENT_NUMBER: TextLimits = { longest: 100 }
export const LAW: TextLimits = { longest: 200, required: true }
export const ADDRESS: TextLimits = { longest: 500 }
export const KEYWORD: TextLimits = { longest: 30, required: true }
export const MOST_KEYWORDS = 20
export const MOST_FILES = 100
