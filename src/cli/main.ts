import { runProgram } from './program.js'

// `gongkai … | head`: whoever read the output has gone; what is under way is finished all the same.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault
})

process.exitCode = await runProgram(process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
})
