import { createHmac } from 'node:crypto'
import type { Instant } from '../../domain/values.js'
import type { SealService } from './sealService.js'

/**
 * For the demonstration and for development: it proves nothing to anybody, and its text says so (演示印章). Never wired in
 * production.
 */
export const demoSealService = (key: () => Promise<Uint8Array>, now: () => Instant): SealService => ({
  name: 'demo',
  seal: async ({ sha256, agencyName, documentNumber }) => ({
    text: `${agencyName}（演示印章）`,
    algorithm: 'DEMO-HMAC-SHA256',
    signature: createHmac('sha256', await key())
      .update(JSON.stringify(['gongkai/demo-seal/1', sha256, agencyName, documentNumber ?? '']))
      .digest('base64'),
    signedAt: now(),
  }),
})
