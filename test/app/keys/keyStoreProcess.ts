import { ensureThenDie } from './keyStoreCrash.js'

// A process of its own: `node --import tsx keyStoreProcess.ts <folder> <what> [step]`.
const [folder, what, step] = process.argv.slice(2)
await ensureThenDie(folder!, what!, step)
