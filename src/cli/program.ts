import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { CommandIo } from './commandIo.js'
import type { SetUpArguments } from './setUp.js'

/** What was typed cannot be understood; nothing was done. */
const USAGE = 2

/**
 * The gongkai command. Answers the exit code: 0 only on success, 1 when the command could not do its work, 2 when it
 * was not understood. Each command loads its own code, so that a small one starts fast.
 */
export async function runProgram(args: readonly string[], io: CommandIo): Promise<number> {
  const result: { code: number } = { code: 0 }
  const program = programFor(io, result)
  if (args.length === 0) {
    io.err(program.helpInformation().trimEnd())
    return USAGE
  }
  try {
    await program.parseAsync(args as string[], { from: 'user' })
    return result.code
  } catch (fault) {
    if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : USAGE
    // Faults have their full text in the program's own log; here the operator reads one line.
    io.err(fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault))
    return 1
  }
}

function programFor(io: CommandIo, result: { code: number }): Command {
  const program = new Command('gongkai')
    .description('Open government information (政务公开): the back office of a district, and its tools')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text.trimEnd()), writeErr: (text) => io.err(text.trimEnd()) })
    .showSuggestionAfterError()
    .showHelpAfterError('(gongkai --help lists the commands)')
    .allowExcessArguments(false)
  const ends = async (code: number | Promise<number>): Promise<void> => {
    result.code = await code
  }
  addRunning(program, io, ends)
  addOperating(program, io, ends)
  addReckoning(program, io, ends)
  addEvidence(program, io, ends)
  addImport(program, io, ends)
  addDocuments(program, io, ends)
  return program
}

type Ends = (code: number | Promise<number>) => Promise<void>
const json = () => new Option('--json', 'answer for programs').default(false)

function addRunning(program: Command, io: CommandIo, ends: Ends): void {
  program
    .command('serve')
    .description('run the program; settings come from the environment (PORT, DATA_DIR, DATABASE_URL …)')
    .action(async () => ends((await import('./serve.js')).serve(process.env, io)))
  program
    .command('demo')
    .description('fill an embedded district of Lieshan with a year of work, and run on it')
    .option('--no-serve', 'fill only, then stop')
    .action(async (options: { serve: boolean }) => ends((await import('./demo.js')).demo(process.env, options, io)))
  program
    .command('status')
    .description('read models: lag, rate, owner, last error, parked streams')
    .addOption(json())
    .action(async (options: { json: boolean }) => ends((await import('./status.js')).status(process.env, options, io)))
  program
    .command('rebuild')
    .description('fill read models anew from the log')
    .argument('[projection...]', 'which ones; all when none is named')
    .addOption(json())
    .action(async (projections: readonly string[], options: { json: boolean }) =>
      ends((await import('./rebuild.js')).rebuild(process.env, { ...options, projections }, io)),
    )
}

function addOperating(program: Command, io: CommandIo, ends: Ends): void {
  program
    .command('set-up')
    .description('the district government and its first registrar, on a new installation')
    .requiredOption('--agency <id>', 'id of the government in this program')
    .requiredOption('--name <name>', 'its name')
    .requiredOption('--credit-code <code>', '统一社会信用代码')
    .requiredOption('--established-on <date>', 'YYYY-MM-DD')
    .requiredOption('--registrar <id>', 'id of the first registrar (机构和人员登记员); also the user name')
    .requiredOption('--registrar-name <name>', 'name of the first registrar')
    .option('--password <password>', 'for the embedded provider; else taken from GONGKAI_PASSWORD, if set')
    .action(async ({ password = process.env.GONGKAI_PASSWORD, ...options }: SetUpArguments) =>
      ends((await import('./setUp.js')).setUp(process.env, { ...options, password }, io)),
    )
  program
    .command('master-key')
    .description('make the key that wraps all other keys (MASTER_KEY_FILE); production never makes it silently')
    .argument('<file>')
    .action(async (file: string) => ends((await import('./masterKey.js')).masterKey(file, io)))
  program
    .command('parked')
    .description('streams that a read model or a process has set aside, and why')
    .addOption(json())
    .action(async (options: { json: boolean }) => ends((await import('./parked.js')).parked(process.env, options, io)))
  program
    .command('replay')
    .description('try a stream again that was set aside')
    .argument('<name>', 'the read model or the process')
    .argument('<stream>')
    .action(async (name: string, stream: string) =>
      ends((await import('./parked.js')).replay(process.env, name, stream, io)),
    )
  program
    .command('outbox')
    .description('letters about notices: how many are sent, wait or were given up, and why')
    .option('--retry', 'send once more what was given up', false)
    .addOption(json())
    .action(async (options: { json: boolean; retry: boolean }) =>
      ends((await import('./outbox.js')).outbox(process.env, options, io)),
    )
  program
    .command('index-identities')
    .description('fill the blind index of identity numbers of applicants again from the log (盲索引)')
    .action(async () => ends((await import('./indexIdentities.js')).indexIdentities(process.env, io)))
}

function addReckoning(program: Command, io: CommandIo, ends: Ends): void {
  program
    .command('workday')
    .description('the date that lies DAYS working days after DATE')
    .argument('<date>', 'YYYY-MM-DD, the day of the event, which is not counted')
    .argument('<days>', 'a whole number')
    .option(
      '--pause <from..to>',
      'days on which a letter was sent and answered, 2026-03-05..2026-03-20; may be given again (711-33)',
      (pause: string, others: string[]) => [...others, pause],
      [],
    )
    .option('--explain', 'say in a sentence how it was counted', false)
    .addOption(json())
    .action(async (date: string, days: string, options: { json: boolean; explain: boolean; pause: string[] }) => {
      const [{ workday }, { shippedCalendar }] = await Promise.all([
        import('./workday.js'),
        import('../app/seed/shippedCalendar.js'),
      ])
      const { json, explain, pause: pauses } = options
      await ends(workday({ date, days, json, explain, pauses }, shippedCalendar, io))
    })
  program
    .command('sample')
    .description('draw the sample of an inspection again from its population, one subject to a line (抽样复核)')
    .argument('<file>')
    .requiredOption('--seed <seed>', 'as the inspection recorded it')
    .requiredOption('--size <n>', 'how many')
    .addOption(json())
    .action(async (file: string, options: { seed: string; size: string; json: boolean }) =>
      ends(await (await import('./sample.js')).sample({ file, ...options }, io)),
    )
  program
    .command('fee')
    .description('the information processing fee (信息处理费) in yuan')
    .option('--items <n>', 'by number of applications of one applicant in one month')
    .option('--pages <n>', 'by pages')
    .option(
      '--on <date>',
      'the day whose schedule applies',
      new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
    )
    .addOption(json())
    .action(async (options: { items?: string; pages?: string; on: string; json: boolean }) => {
      const [{ fee }, { shippedFeeSchedule }] = await Promise.all([
        import('./fee.js'),
        import('../app/seed/shippedFees.js'),
      ])
      await ends(fee(options, shippedFeeSchedule, io))
    })
}

function addEvidence(program: Command, io: CommandIo, ends: Ends): void {
  program
    .command('verify')
    .description(
      'whether a package is what was taken out of the log; offline. Exit 0 only for VERIFIED and VERIFIED-ERASED',
    )
    .argument('<file>', 'a package, or the folder that it was unpacked into')
    .option('--key <key>', 'a key of the log that you trust (vkey, or a file with vkeys)', gathered, [])
    .option('--witness <key>', 'a witness that must have cosigned', gathered, [])
    .option(
      '--checkpoint <file>',
      'a checkpoint that you hold: the log must not have been rewritten since',
      gathered,
      [],
    )
    .option('--consistency <file>', 'the proof between it and the package, where the package has none', gathered, [])
    .addOption(json())
    .action(async (path: string, options: Record<string, never>) =>
      ends((await import('./verify.js')).verify({ path, ...options } as never, io)),
    )
  program
    .command('verifier')
    .description('write the verifier as one JavaScript file, for machines without this program')
    .argument('<file>')
    .action(async (file: string) => ends((await import('./verifier.js')).verifier(file, io)))
  program
    .command('export')
    .description('take evidence about a subject out of the log, as one file; the export itself is put on record')
    .requiredOption('--subject <kind:id>', 'item:ID, consultation:ID, matter:ID, or another stream as kind:ID')
    .requiredOption('--out <file>', 'where the package goes')
    .addOption(new Option('--purpose <purpose>', 'what for').choices(PURPOSES).makeOptionMandatory())
    .option('--reference <number>', 'number of the letter or order that it was asked for with')
    .option('--requested-by <person>', 'whoever asked for it')
    .option('--personal-data', 'disclose data of persons as well', false)
    .option('--no-files', 'leave the files of items out')
    .option('--since <file>', 'a checkpoint that the recipient holds', gathered, [])
    .option('--ask <url>', 'have a witness cosign the checkpoint of the package')
    .option('--witness <key>', 'its key (vkey)', gathered, [])
    .addOption(json())
    .action(async (options: Record<string, never>) =>
      ends((await import('./exportPackage.js')).exportEvidence(process.env, options as never, io)),
    )
  program
    .command('trail')
    .description('export the audit trail, or a part of it, in the order of the log; the export itself is put on record')
    .addOption(new Option('--format <format>', 'of the file').choices(TRAIL_FORMATS).makeOptionMandatory())
    .requiredOption('--out <file>', 'where it goes')
    .addOption(new Option('--purpose <purpose>', 'what for').choices(PURPOSES).default('supervision'))
    .option('--reference <number>', 'number of the letter or order that it was asked for with')
    .option('--subject <kind:id>', 'about this, or this … (informationItem:ID, application:ID …)', gathered, [])
    .option('--person <id>', 'done by')
    .option('--role <role>', 'done in this role, or this …', gathered, [])
    .option('--agency <id>', 'done for')
    .option('--sub-agencies', 'also for agencies that stood below it then', false)
    .option('--clause <code>', 'under this clause')
    .option('--type <type>', 'of this type, or this …', gathered, [])
    .option('--from <moment>', 'recorded at or after; without a zone, Asia/Shanghai')
    .option('--until <moment>', 'recorded before')
    .option('--legal-from <date>', 'legal date on or after')
    .option('--legal-until <date>', 'legal date on or before')
    .option('--matter <id>', 'of this matter')
    .option('--text <text>', 'that says this in the clear, or whose type or item is named so')
    .option('--include-trails', 'refused attempts and looks at protected data as well', false)
    .addOption(json())
    .action(async (options: Record<string, never>) =>
      ends((await import('./trail.js')).exportTrail(process.env, options as never, io)),
    )
  program
    .command('checkpoint')
    .description('sign for the log as it is now, and print it')
    .option('--since <file>', 'an older checkpoint: print the proof that the log has only grown since')
    .option('--keys', 'print the keys that sign', false)
    .option('--add-key', 'add a key that signs beside the present one', false)
    .option('--cosigned <file>', 'keep the lines of witnesses on a checkpoint that they sent back')
    .option('--ask <url>', 'ask a witness over HTTP to cosign')
    .option('--witness <key>', 'whose line is expected (vkey)', gathered, [])
    .option('--rebuild-tree', 'derive the tree anew from the log', false)
    .option('--new-origin', 'after a restore that lost events: go on under another name', false)
    .option('--reason <text>', 'for --new-origin: what happened')
    .option('--out <file>', 'write to a file')
    .action(async (options: Record<string, never>) =>
      ends((await import('./checkpoint.js')).checkpoint(process.env, options as never, io)),
    )
  program
    .command('witness')
    .description('cosign the checkpoints of logs that only grow: for the supervisory body, on a machine of its own')
    .argument('[file]', 'what the log sent (checkpoint --since …); without it the witness listens')
    .requiredOption('--folder <folder>', 'where its key and what it has seen are kept')
    .requiredOption('--name <name>', 'by which it is known, like witness.example/supervision')
    .option('--log-key <key>', 'a key of a log that it watches (vkey)', gathered, [])
    .option('--port <port>', 'listen there')
    .option('--host <host>', 'and only on this address', '127.0.0.1')
    .option('--out <file>', 'where the cosigned checkpoint goes')
    .action(async (file: string | undefined, options: Record<string, never>) =>
      ends(
        (await import('./witness.js')).witness({ ...(file === undefined ? {} : { file }), ...options } as never, io),
      ),
    )
  program
    .command('fsck')
    .description('hold the whole log and its files against everything that was kept about them; exit 1 on any finding')
    .option('--checkpoint <file>', 'a checkpoint that somebody holds', gathered, [])
    .option('--no-files', 'leave the files out')
    .addOption(json())
    .action(async (options: Record<string, never>) =>
      ends((await import('./fsck.js')).fsck(process.env, options as never, io)),
    )
}

const TRAIL_FORMATS = ['csv', 'jsonl', 'ocel']
const PURPOSES = ['supervision', 'accountability', 'proceedings', 'audit', 'other']

/** An option that may be given several times. */
const gathered = (value: string, before: readonly string[]): readonly string[] => [...before, value]

function addImport(program: Command, io: CommandIo, ends: Ends): void {
  program
    .command('import')
    .description('take a folder of documents in as a batch that awaits review')
    .argument('<folder>')
    .requiredOption('--as <person>', 'the officer (经办人) who will be in charge of the items')
    .requiredOption('--agency <id>', 'the agency that handles them')
    .option('--batch <id>', 'name of the batch; the same name again goes on with it', batchId)
    .option('--legacy', 'published before this program was in use (存量)', false)
    .option('--past-review <number@date>', 'document that proves the past review; none when left out')
    .option('--from <name>', 'whom documents are from whose head names no issuer')
    .option(
      '--not-secret',
      'declares that no document of the folder is a state secret; needed but for a dry run',
      false,
    )
    .option('--dry-run', 'read and report, write nothing', false)
    .option('--report <file>', 'where the full report goes (JSON)')
    .addOption(json())
    .action(async (folder: string, options: Record<string, never>) =>
      ends((await import('./import.js')).importDocuments(process.env, { folder, ...options } as never, io)),
    )
  program
    .command('review-batch')
    .description('give a reviewer’s decisions on many documents: one event per person and document')
    .argument('<sheet>', 'JSON: sheet, step, documents')
    .requiredOption('--as <person>', 'whose decisions these are')
    .addOption(json())
    .action(async (sheet: string, options: { as: string; json: boolean }) =>
      ends((await import('./reviewSheet.js')).reviewSheet(process.env, { sheet, ...options }, io)),
    )
}

/** A name that can stand in the name of a stream. */
function batchId(text: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(text)) {
    throw new InvalidArgumentError('small letters, digits and hyphens, at most 64 characters')
  }
  return text
}

function addDocuments(program: Command, io: CommandIo, ends: Ends): void {
  program
    .command('archive-package')
    .description('build and check the package of an archive file (归档数据包); exit 0 only when it is sound')
    .argument('<archive>', 'application.ID or item.ID')
    .option('--out <file>', 'also write it there, in the clear, for the archive that takes it over')
    .addOption(json())
    .action(async (archive: string, options: { out?: string; json: boolean }) =>
      ends((await import('./archivePackage.js')).archivePackage(process.env, { ...options, archive }, io)),
    )
  program
    .command('letter')
    .description('templates of letters (文书): list them, or fill one with invented facts to look at it')
    .option('--sample <kind>', 'which kind')
    .option('--pdf <file>', 'write it as PDF')
    .option('--html <file>', 'write it as a page to print')
    .action(async (options: { sample?: string; pdf?: string; html?: string }) =>
      ends((await import('./letter.js')).letter(options, io)),
    )
  program
    .command('annual-report')
    .description('the annual report of an agency (年度报告): to read, for programs, or as files')
    .argument('<agency>', 'id of the agency')
    .argument('<year>', 'the year that is reported on')
    .option('--xlsx <file>', 'write it as a workbook in the official form')
    .option('--html <file>', 'write it as a page to print')
    .option('--pdf <file>', 'write it as PDF')
    .option('--csv <file>', 'write its numbers as CSV')
    .addOption(json())
    .action(async (agency: string, year: string, { json: forPrograms, ...files }: { json: boolean }) =>
      ends(
        (await import('./annualReport.js')).annualReport(process.env, { agency, year, json: forPrograms, files }, io),
      ),
    )
  const mode = (command: Command) =>
    command
      .addOption(new Option('--write', 'write the file').conflicts('check'))
      .addOption(new Option('--check', 'fail when the committed file is out of date'))
  mode(program.command('schema').description('the GraphQL contract, schema.graphql'))
    .option('--breaking-is-meant', 'write although clients would break', false)
    .action(async (options: { write?: boolean; check?: boolean; breakingIsMeant: boolean }) =>
      ends((await import('./contract.js')).contract(options, io)),
    )
  mode(program.command('traceability').description('docs/traceability.md: clause → rule → test')).action(
    async (options: { write?: boolean }) =>
      ends((await import('./traceability.js')).traceability(options.write === true ? 'write' : 'check', io.out)),
  )
  mode(program.command('errors').description('docs/api/errors.md: every code of a refusal, in both languages')).action(
    async (options: { write?: boolean }) =>
      ends((await import('./errorCatalogue.js')).errorCatalogue(options.write === true ? 'write' : 'check', io.out)),
  )
  program
    .command('sign-in')
    .description('sign in at the embedded provider and print an access token for curl')
    .argument('<person>')
    .option('--password <password>', 'else asked from the environment: GONGKAI_PASSWORD')
    .option('--url <url>', 'where the program listens', 'http://127.0.0.1:4000')
    .action(
      async (user: string, { password = process.env.GONGKAI_PASSWORD, url }: { password?: string; url: string }) => {
        if (password === undefined) throw new Error('give --password or set GONGKAI_PASSWORD')
        io.out(await (await import('./signIn.js')).signIn({ url, user, password }))
      },
    )
}
