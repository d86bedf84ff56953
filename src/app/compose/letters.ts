import type { Clock } from '../../eventstore/clock.js'
import type { GraphqlServices } from '../../graphql/context.js'
import { forCallers } from '../callersCommands.js'
import type { Config } from '../config.js'
import type { Execute } from '../execute.js'
import { createCheckCorrectionLetter, createCheckLetter } from '../letterRecords/letterIntegrity.js'
import type { LetterPress } from '../letterRecords/letterPress.js'
import { createPrepareComplaintLetter } from '../letterRecords/prepareComplaintLetter.js'
import { createPrepareCorrectionLetter } from '../letterRecords/prepareCorrectionLetter.js'
import { createPrepareLetter } from '../letterRecords/prepareLetter.js'
import { createPreviewCorrectionLetter } from '../letterRecords/previewCorrectionLetter.js'
import { createPreviewLetter } from '../letterRecords/previewLetter.js'
import { createReceiptPage } from '../letterRecords/receiptPage.js'
import { createSealCorrectionLetter } from '../letterRecords/sealCorrectionLetter.js'
import { createSealLetter } from '../letterRecords/sealLetter.js'
import { composeLetter } from '../letters/composeLetter.js'
import { renderHtml } from '../letters/renderHtml.js'
import { renderPdf } from '../letters/renderPdf.js'
import { demoSealService } from '../seals/demoSealService.js'
import { httpSealService } from '../seals/httpSealService.js'
import { noSealService } from '../seals/noSealService.js'
import type { SealService } from '../seals/sealService.js'
import type { Core } from './core.js'
import type { Storage } from './storage.js'

/** Raised with every change to what a template says, so that a letter on record names the templates it was made with. */
const TEMPLATES_VERSION = '1'

export const letterPress: LetterPress = {
  compose: composeLetter,
  html: renderHtml,
  pdf: renderPdf,
  version: TEMPLATES_VERSION,
}

export interface LetterParts {
  readonly storage: Storage
  readonly core: Core
  readonly clock: Clock
  readonly config?: Pick<Config, 'production' | 'publicUrl' | 'sealUrl' | 'sealToken'>
  /** Instead of what callers of the API may: the demo names its commands itself. */
  readonly execute?: Execute
}

/** Making, previewing, sealing and checking letters of applications and of requests to correct a record. */
export function letterServicesOf({
  storage,
  core,
  clock,
  config,
  execute = forCallers(core.execute),
}: LetterParts): GraphqlServices['letters'] {
  const { store, keys: keyRing, files } = storage
  const { allowedActions, facts, trails } = core
  const deps = {
    store,
    keyRing,
    files,
    press: letterPress,
    execute,
    executeForProcess: core.execute,
    allowedActions,
    facts,
    clock,
    trails,
  }
  const seals = sealsOf(config, storage, clock)
  return {
    prepare: createPrepareLetter(deps),
    prepareForCorrection: createPrepareCorrectionLetter(deps),
    prepareForComplaint: createPrepareComplaintLetter(deps),
    preview: createPreviewLetter(deps),
    receipt: createReceiptPage({ ...deps, queryAddress: queryAddress(config?.publicUrl) }),
    previewForCorrection: createPreviewCorrectionLetter(deps),
    seal: createSealLetter({ ...deps, seals }),
    sealForCorrection: createSealCorrectionLetter({ ...deps, seals }),
    check: createCheckLetter({ store, files }),
    checkForCorrection: createCheckCorrectionLetter({ store, files }),
  }
}

const queryAddress = (publicUrl: URL | undefined): string =>
  publicUrl === undefined ? '本机关政府信息公开申请页面' : new URL('/portal/sign-in', publicUrl).href

/** The electronic seal of SEAL_URL; outside production a demonstration seal that says so. */
export function sealsOf(config: LetterParts['config'], { keys }: Storage, clock: Clock): SealService {
  const { sealUrl: url, sealToken: token, production = false } = config ?? {}
  if (url !== undefined) return httpSealService({ url, ...(token === undefined ? {} : { token }) })
  return production ? noSealService : demoSealService(() => keys.purposeKey('demo seal'), clock.now)
}
