import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach } from 'vitest'
import { aggregateOf } from '../../../src/app/aggregates.js'
import { anyAggregate } from '../../../src/app/aggregate.js'
import { createExecute, type Execute } from '../../../src/app/execute.js'
import type { FactsSnapshot } from '../../../src/app/factsPort.js'
import { builtinScanner } from '../../../src/app/files/builtinScanner.js'
import { openFileStore } from '../../../src/app/files/openFileStore.js'
import { importBatchAggregate } from '../../../src/app/import/batchAggregate.js'
import { importFolder, type ImportOrder } from '../../../src/app/import/importFolder.js'
import type { ImportPorts } from '../../../src/app/import/takeDocument.js'
import { createInputHash } from '../../../src/app/inputHash.js'
import { openKeyStore } from '../../../src/app/keys/openKeyStore.js'
import { createTrails } from '../../../src/app/trails.js'
import { attachFile, reviseContent } from '../../../src/domain/informationItem/decide/content.js'
import { createItem, recordLegacyPublication } from '../../../src/domain/informationItem/decide/creation.js'
import { evolve } from '../../../src/domain/informationItem/evolve.js'
import { initial } from '../../../src/domain/informationItem/state.js'
import type { Instant, LocalDate } from '../../../src/domain/values.js'
import { settableClock } from '../../../src/eventstore/clock.js'
import { openEvents } from '../../../src/eventstore/codec.js'
import { memoryEventStore } from '../../support/memoryEventStore.js'
import { agencyId, directory, personId, plainCalendar, policies } from '../../support/spec.js'

export const AGENCY = agencyId('fgw')
export const OFFICER = personId('wang')
export const TODAY = '2026-03-02' as LocalDate

/** Only what an import may do to an item: a command beside these would be refused as unknown. */
const item = anyAggregate({
  name: 'informationItem',
  decider: {
    initial,
    evolve,
    handlers: {
      CreateItem: createItem,
      AttachFile: attachFile,
      ReviseContent: reviseContent,
      RecordLegacyPublication: recordLegacyPublication,
    },
  } as never,
  stream: (id) => `item-${id}`,
  idPattern: /^[0-9a-f-]{36}$/,
  keySubject: (id) => `item:${id}`,
})
const ITEM_COMMANDS = ['CreateItem', 'AttachFile', 'ReviseContent', 'RecordLegacyPublication']

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})
export async function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-import-'))
  folders.push(folder)
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}

/** A log, a key store, a file store and an officer of 区发展和改革委员会. */
export async function importWorld(change: { readonly withEveryCommand?: true } = {}) {
  const clock = settableClock('2026-03-02T01:00:00.000Z' as Instant)
  const store = memoryEventStore(clock)
  const dir = await temporaryFolder()
  const keys = await openKeyStore({ url: join(dir, 'keys'), masterKeyFile: join(dir, 'master'), production: false })
  const files = await openFileStore({ dir: join(dir, 'files'), keys, scanner: builtinScanner(), now: clock.now })
  const facts: FactsSnapshot = {
    agencies: directory({
      agencies: [{ id: AGENCY }, { id: agencyId('jyj') }],
      people: {
        [OFFICER]: [{ role: 'publishingOfficer', agency: AGENCY }],
        kz: [{ role: 'sectionHead', agency: AGENCY }],
        bm: [{ role: 'secrecyReviewer', agency: AGENCY }],
        fg: [{ role: 'deputyLeader', agency: AGENCY }],
      },
    }),
    policies: policies({}),
    calendar: plainCalendar,
    position: undefined,
  }
  const execute = createExecute({
    store,
    keyRing: keys,
    clock,
    facts: { snapshot: async () => facts },
    inputHash: createInputHash(keys),
    trails: createTrails(store, keys, clock),
    aggregateOf: (type) =>
      change.withEveryCommand === true
        ? aggregateOf(type)
        : ITEM_COMMANDS.includes(type)
          ? item
          : /Import/.test(type)
            ? importBatchAggregate
            : undefined,
  })
  const ports: ImportPorts = {
    execute,
    store,
    files,
    agencyNamed: (name) => ({ 区发展和改革委员会: AGENCY, 区教育局: agencyId('jyj') })[name as '区教育局'],
  }
  return {
    ports,
    store,
    files,
    clock,
    /** As a process of its own would: `execute` stands for whatever it does to the command line's calls. */
    run: (folder: string, order: Partial<ImportOrder> = {}, around: (execute: Execute) => Execute = (same) => same) =>
      importFolder(
        { ...ports, execute: around(ports.execute) },
        {
          folder,
          batch: 'b1',
          agency: AGENCY,
          officer: OFFICER,
          today: TODAY,
          dryRun: false,
          ...order,
        },
      ),
    log: async () => openEvents(await store.readAll(undefined, 100_000), keys),
    events: async (stream: string) => openEvents(await store.readStream(stream), keys),
  }
}

export const document = (title: string, body = '第一条 为了规范工作，制定本办法。') =>
  `# ${title}\n\n2021年8月4日 区发展和改革委员会发布\n\n<!-- INFO END -->\n\n${body}\n`
