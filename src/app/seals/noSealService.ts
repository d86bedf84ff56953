import { SealUnavailableError, type SealService } from './sealService.js'

/** Where no electronic seal is set up: letters are sealed on paper, and the scan is put on record. */
export const noSealService: SealService = {
  name: 'none',
  seal: () => Promise.reject(new SealUnavailableError('no electronic seal is set up')),
}
