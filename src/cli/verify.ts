import { verifyCommand } from '../evidence/verify/verifyCommand.js'

/** `gongkai verify FILE`: offline; needs neither a database nor a configuration. */
export const verify = verifyCommand
