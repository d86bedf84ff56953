import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import pg from 'pg'
import { computedFigures } from '../../projections/annualReportMatters/figures.js'
import { apiSchema } from '../../graphql/schema.js'
import type { GraphqlServices } from '../../graphql/context.js'
import { createEvidenceReader } from '../../evidence/evidenceReader.js'
import { serveApplicantFiles } from '../../http/applicantFiles.js'
import { serveAnnualReports } from '../../http/annualReports.js'
import { serveApplicantPages } from '../../http/applicantPages.js'
import { serveApplicantSignIn } from '../../http/applicantSignIn.js'
import { serveArchivePackages } from '../../http/archivePackages.js'
import { serveCaseExhibits } from '../../http/caseExhibits.js'
import { serveFiles } from '../../http/files.js'
import { serveMatterFiles } from '../../http/matterFiles.js'
import { serveTrailExports } from '../../http/trailExports.js'
import { buildHttpServer } from '../../http/httpServer.js'
import { createEmbeddedIdentity } from '../../http/identity/embeddedIdentity.js'
import { createExternalIdentity } from '../../http/identity/externalIdentity.js'
import type { Identity } from '../../http/identity/identity.js'
import { createMetrics } from '../../http/metrics.js'
import type { Readiness } from '../../http/readiness.js'
import { publicNowCatalogue } from '../../http/publicNowCatalogue.js'
import { readModelCatalogue } from '../../http/readModelCatalogue.js'
import { localDateOf } from '../../domain/dates.js'
import type { AgencyId, PersonId } from '../../domain/values.js'
import type { Clock } from '../../eventstore/clock.js'
import { aggregates } from '../aggregates.js'
import { createCaseNow } from '../accountability/caseNow.js'
import { createAnsweringAgency } from '../answeringAgency.js'
import { createApplicantSubjects } from '../applicantSubjects.js'
import { agenciesAsked } from '../applicants/agenciesAsked.js'
import type { CodeSender } from '../applicants/codeSender.js'
import { createAnnualReports } from '../annualReport/annualReports.js'
import { createShowReport } from '../annualReport/reportView.js'
import { createAttachUpload } from '../attachUpload.js'
import { forCallers } from '../callersCommands.js'
import type { Config } from '../config.js'
import { createAttachToApplication } from '../matterFiles/attachApplicationFile.js'
import { createConsultationCircles } from '../consultationCircle.js'
import { createSubjectMatters } from '../erasure/matters.js'
import { createConsultationRecords } from '../consultationRecords.js'
import { createItemContents } from '../itemContent.js'
import { createMatterRecords } from '../matterRecords.js'
import { createOutbox, type Outbox } from '../notifications/outbox.js'
import { createComplaintNow, createEarlierComplaintNow } from '../complaintNow.js'
import { createOtherApplicationNow } from '../otherApplication.js'
import { createProposalGroundsNow } from '../proposalGrounds.js'
import { portalAddresses } from '../portalAddress.js'
import { createPublicNow } from '../publicNow.js'
import { keepApplicantSecretsInOrder, openApplicantDesk } from './applicants.js'
import { isInSight, mayReadTrail, sightOf } from '../sight.js'
import { type Core, DISTRICT, JURISDICTION } from './core.js'
import { exhibitAccessOf, freezeEvidenceOf } from './accountability.js'
import { archiveServicesOf } from './archive.js'
import type { Evidence } from './evidence.js'
import { fileAccessOf } from './fileAccess.js'
import { inspectionDeskOf } from './inspections.js'
import { letterServicesOf } from './letters.js'
import { replayServicesOf } from './replay.js'
import { trailExportsOf } from './trailExports.js'
import {
  complaintFileAccessOf,
  correctionFileAccessOf,
  inspectionFileAccessOf,
  matterFileAccessOf,
} from './matterFiles.js'
import type { ReadModels } from './readModels.js'
import type { Storage } from './storage.js'
import type { Undo } from './undo.js'

const LONGEST_WAIT_MS = 2_000
const FORGET_EVERY_MS = 10 * 60_000

export interface HttpParts {
  readonly config: Config
  readonly clock: Clock
  readonly logger: Logger
  readonly storage: Storage
  readonly core: Core
  readonly models: ReadModels
  /** What proves the log; without it no evidence is frozen. */
  readonly evidence?: Pick<Evidence, 'exportPackage'>
  /** Of letters; made here where nobody sends any. */
  readonly outbox?: Outbox
  readonly readiness: () => Promise<Readiness>
  /** Of one-time codes to applicants, instead of mail. */
  readonly codeSender?: CodeSender
}

/** How people sign in: the embedded provider, or the issuer of OIDC_ISSUER. */
export async function openIdentity(parts: HttpParts, undo: Undo): Promise<Identity> {
  const { config, clock, logger, storage, core } = parts
  const pool = new pg.Pool({ connectionString: storage.database.workUrl, max: 4, application_name: 'gongkai-identity' })
  pool.on('error', () => undefined) // an idle connection was lost; the next query opens another one
  undo.push(() => pool.end())
  const rolesOf = (person: PersonId) => core.facts.current().agencies.rolesOf(person, localDateOf(clock.now()))
  const shared = { publicUrl: config.publicUrl, pool, rolesOf }
  const identity =
    config.oidc === undefined
      ? await createEmbeddedIdentity({ ...shared, dataDir: config.dataDir, execute: core.execute, logger })
      : await createExternalIdentity({ ...shared, ...config.oidc, cookieSecret: await cookieSecret(storage) })
  const timer = setInterval(() => void identity.forgetExpired().catch(() => undefined), FORGET_EVERY_MS)
  timer.unref()
  undo.push(() => Promise.resolve(clearInterval(timer)))
  return identity
}

const cookieSecret = async ({ keys }: Storage): Promise<string> =>
  Buffer.from(await keys.purposeKey('cookies')).toString('base64url')

/** The program over HTTP, not yet listening. */
export function openHttp(parts: HttpParts, identity: Identity): Promise<FastifyInstance> {
  const { config, logger, core, models } = parts
  const agencyName = (id: string) => core.facts.current().agencies.agency(id as AgencyId)?.name ?? id
  const services = servicesOf(parts)
  const { signIn } = services.applicants
  const authenticator = { ...identity.authenticator, applicantOfSession: signIn.sessionOf }
  return buildHttpServer({
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    requestsPerMinute: config.requestsPerMinute,
    logger,
    schema: apiSchema(),
    services: { ...services, ...(identity.accounts === undefined ? {} : { accounts: identity.accounts }) },
    authenticator: { ...identity.authenticator, applicantOfSession: signIn.sessionOf },
    catalogue: publicNowCatalogue(
      readModelCatalogue(models.readSide, agencyName),
      createPublicNow(parts.storage.store),
    ),
    readiness: parts.readiness,
    metrics: createMetrics(),
    ...(parts.outbox === undefined ? {} : { outbox: parts.outbox.counts }),
    mounts: [
      identity.mount,
      async (app) => {
        keepApplicantSecretsInOrder(app, services.applicants)
        await serveApplicantSignIn(app, { signIn, publicUrl: config.publicUrl })
        await serveApplicantPages(app, {
          desk: services.applicants,
          publicUrl: config.publicUrl,
          agencies: () => agenciesAsked(core.facts.current().agencies, services.today()),
          agencyName,
        })
      },
      (app) => mountFiles(app, parts, identity),
      (app) => {
        serveAnnualReports(app, {
          show: services.showAnnualReport,
          sightOf: (actor) => sightOf(actor, core.facts.current().agencies, services.today()),
          authenticator: identity.authenticator,
          publicUrl: config.publicUrl,
        })
        return Promise.resolve()
      },
      (app) => {
        serveTrailExports(app, {
          exports: services.trailExports,
          mayRead: (actor, agency) => {
            const { agencies } = core.facts.current()
            if (!mayReadTrail(actor, agencies, services.today())) return false
            return isInSight(sightOf(actor, agencies, services.today()), agency === undefined ? [] : [agency])
          },
          trails: core.trails,
          authenticator: identity.authenticator,
          publicUrl: config.publicUrl,
        })
        return Promise.resolve()
      },
      (app) => {
        serveApplicantFiles(app, {
          files: parts.storage.files,
          applicantFiles: services.applicants.files,
          ownComplaint: services.applicants.ownComplaint,
          authenticator,
          publicUrl: config.publicUrl,
          maxUploadBytes: config.maxUploadBytes,
        })
        return Promise.resolve()
      },
    ],
  })
}

function mountFiles(app: FastifyInstance, parts: HttpParts, identity: Identity): Promise<void> {
  const { config, storage } = parts
  serveFiles(app, {
    files: storage.files,
    access: fileAccessOf(parts),
    authenticator: identity.authenticator,
    publicUrl: config.publicUrl,
    maxUploadBytes: config.maxUploadBytes,
  })
  serveMatterFiles(app, {
    files: storage.files,
    access: matterFileAccessOf(parts),
    corrections: correctionFileAccessOf(parts),
    complaints: complaintFileAccessOf(parts),
    inspections: inspectionFileAccessOf(parts),
    authenticator: identity.authenticator,
    publicUrl: config.publicUrl,
  })
  serveCaseExhibits(app, {
    files: storage.files,
    access: exhibitAccessOf(parts),
    authenticator: identity.authenticator,
    publicUrl: config.publicUrl,
  })
  serveArchivePackages(app, {
    files: storage.files,
    access: archiveServicesOf(parts).access,
    authenticator: identity.authenticator,
    publicUrl: config.publicUrl,
  })
  return Promise.resolve()
}

/** What resolvers reach. */
export function servicesOf({
  storage,
  core,
  models,
  clock,
  outbox = createOutbox({ db: models.db, host: 'localhost', sends: false }),
  config,
  codeSender,
  evidence,
}: Omit<HttpParts, 'config' | 'logger' | 'readiness'> & Partial<Pick<HttpParts, 'config'>>): GraphqlServices {
  const { store, keys, files } = storage
  const { allowedActions, trails, facts } = core
  const execute = forCallers(core.execute)
  const subjects = createApplicantSubjects({ db: models.db, keys })
  return {
    execute,
    waitFor: async (readModels, position) =>
      (await models.readSide.waitFor(readModels, position, LONGEST_WAIT_MS)).kind === 'visible',
    catchUp: async (readModels) => {
      const head = await store.head()
      if (head !== undefined) await models.readSide.waitFor(readModels, head, LONGEST_WAIT_MS)
    },
    models: models.readSide,
    publicNow: createPublicNow(store),
    log: store,
    subjectMatters: createSubjectMatters(store),
    applicantSubjects: subjects,
    applicants: openApplicantDesk({ config, clock, storage, core, models, subjects, sender: codeSender }),
    facts,
    itemContents: createItemContents({ store, keyRing: keys }),
    consultationRecords: createConsultationRecords({ store, keyRing: keys }),
    answeringAgency: createAnsweringAgency(store, aggregates),
    otherApplication: createOtherApplicationNow(store, subjects),
    proposalGrounds: createProposalGroundsNow(store, subjects),
    inspections: inspectionDeskOf({ storage, core, models, clock }),
    complaintNow: createComplaintNow(store),
    caseNow: createCaseNow(store),
    freezeEvidence: freezeEvidenceOf({ storage, core }, execute, evidence),
    earlierComplaint: createEarlierComplaintNow(store, subjects),
    consultationCircles: createConsultationCircles(store),
    matterRecords: createMatterRecords({ store, keyRing: keys }),
    attachUpload: createAttachUpload({ store, keyRing: keys, files, allowedActions, execute, trails }),
    attachToApplication: createAttachToApplication({ store, files, allowedActions, execute, trails }),
    matterFiles: matterFileAccessOf({ storage, core, clock }),
    archive: archiveServicesOf({ storage, core, clock }),
    letters: letterServicesOf({ storage, core, clock, ...(config === undefined ? {} : { config }) }),
    showAnnualReport: createShowReport({
      reports: createAnnualReports({ store, keyRing: keys }),
      agencies: () => facts.current().agencies,
      countedNow: (agency, year) => computedFigures(models.readSide, { agencies: [agency], year }),
    }),
    allowedActions,
    replay: replayServicesOf({ storage, core, models }),
    trailExports: trailExportsOf({ storage, models }),
    trails,
    keyRing: keys,
    evidence: createEvidenceReader(models.db, store),
    outbox,
    today: () => localDateOf(clock.now()),
    portalAddressOf: portalAddresses(config?.publicUrl ?? 'http://localhost'),
    district: DISTRICT,
    jurisdiction: JURISDICTION,
  }
}
