import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkNote } from '../../../src/evidence/note/checkNote.js'
import { parseCheckpoint, signCheckpoint } from '../../../src/evidence/note/checkpoint.js'
import { formatConsistencyFile, parseConsistencyFile } from '../../../src/evidence/note/consistencyFile.js'
import { cosign } from '../../../src/evidence/note/cosignature.js'
import {
  asCosigner,
  formatSigningKey,
  formatVerifierKey,
  MalformedKeyError,
  newSigningKey,
  parseSigningKey,
  parseVerifierKey,
} from '../../../src/evidence/note/noteKeys.js'
import { formatNote, MalformedNoteError, parseNote, signatureLine } from '../../../src/evidence/note/signedNote.js'
import { formatTlogProof, MalformedProofError, parseTlogProof } from '../../../src/evidence/note/tlogProof.js'

// The examples of C2SP signed-note, tlog-checkpoint, tlog-cosignature and tlog-proof, word by word.
const EXAMPLE_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
const EXAMPLE_NOTE =
  'This is an example message.\n\n' +
  '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'
const COSIGNED =
  'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
  '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n' +
  '— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n'
const PROOF =
  'c2sp.org/tlog-proof@v1\nextra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6\nindex 73894\n' +
  'gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\nB95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=\n' +
  'EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=\nRoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=\n' +
  `AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=\n\n${COSIGNED}`

describe('C2SP signed-note', () => {
  test('the example verifies with its key', () => {
    const key = parseVerifierKey(EXAMPLE_KEY)
    expect(checkNote(parseNote(EXAMPLE_NOTE), [key])).toEqual({ by: [key], broken: [] })
    expect(formatNote(parseNote(EXAMPLE_NOTE))).toBe(EXAMPLE_NOTE)
    expect(formatVerifierKey(key)).toBe(EXAMPLE_KEY)
  })

  test('with any byte changed it does not', () => {
    const key = parseVerifierKey(EXAMPLE_KEY)
    const bytes = Buffer.from(EXAMPLE_NOTE)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = Buffer.from(bytes)
        changed[at]! ^= mask
        expect(signersOf(changed.toString('utf8'))).toEqual([])
      }),
      { numRuns: 2_000 },
    )
    function signersOf(note: string) {
      try {
        return checkNote(parseNote(note), [key]).by
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedNoteError)
        return []
      }
    }
  })

  test('a key whose line is wrong is told apart from a key that is not known', () => {
    const key = newSigningKey('a.example/log')
    const other = newSigningKey('a.example/log')
    const note = signCheckpoint({ origin: 'a.example/log', size: 0, root: Buffer.alloc(32) }, [key])
    expect(checkNote(parseNote(note), [other])).toEqual({ by: [], broken: [] })
    expect(checkNote(parseNote(note.replace('\n0\n', '\n1\n')), [key])).toEqual({ by: [], broken: [key] })
  })

  test.each([
    ['no signature', 'text\n'],
    ['no newline at the end', EXAMPLE_NOTE.slice(0, -1)],
    ['a control character', EXAMPLE_NOTE.replace('an', 'a\tn')],
    ['a carriage return', EXAMPLE_NOTE.replaceAll('\n', '\r\n')],
    ['a signature that is no Base 64', EXAMPLE_NOTE.replace('Uw2Q', 'Uw_Q')],
    ['Base 64 with bits thrown away', EXAMPLE_NOTE.replace('aQM=', 'aQN=')],
    ['a hyphen for the dash', EXAMPLE_NOTE.replace('—', '-')],
  ])('refused: %s', (_, note) => expect(() => parseNote(note)).toThrow(MalformedNoteError))
})

describe('keys', () => {
  test('a signing key survives being written, and leads to its verifier key', () => {
    const key = newSigningKey('gongkai.example/log')
    expect(parseSigningKey(formatSigningKey(key))).toEqual(key)
    const { name, keyId, type, publicKey } = key
    expect(parseVerifierKey(formatVerifierKey(key))).toEqual({ name, keyId, type, publicKey })
  })

  test.each([
    EXAMPLE_KEY.replace('530d903a', '530d903b'),
    EXAMPLE_KEY.replace('foo', 'fop'),
    EXAMPLE_KEY.slice(0, -4),
    `${EXAMPLE_KEY}AAAA`,
    'nothing',
  ])('refused: %s', (text) => expect(() => parseVerifierKey(text)).toThrow(MalformedKeyError))

  test('a refused signing key is not repeated in the fault', () => {
    const text = formatSigningKey(newSigningKey('a.example')).replace('KEY', 'KAY')
    expect(() => parseSigningKey(text)).toThrow(expect.not.objectContaining({ message: expect.stringContaining(text) }))
  })
})

describe('C2SP tlog-checkpoint and tlog-cosignature', () => {
  test('the example is read', () => {
    const { origin, size, root, signatures } = parseCheckpoint(COSIGNED)
    expect({ origin, size }).toEqual({ origin: 'example.com/behind-the-sofa', size: 20_852_163 })
    expect(root.toString('base64')).toBe('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=')
    expect(signatures.map(({ name, keyId }) => `${name} ${keyId}`)).toEqual([
      'example.com/behind-the-sofa 033de0ae',
      'witness.example.com/w1 8d66cf3f',
    ])
    // The time that the description of the format gives for it.
    expect(signatures[1]!.signature.readBigUInt64BE(0)).toBe(1_679_315_147n)
  })

  test('a witness adds itself, and is believed for this text and time only', () => {
    const log = newSigningKey('a.example/log')
    const witness = newSigningKey('witness.example/w')
    const note = signCheckpoint({ origin: log.name, size: 5, root: Buffer.alloc(32, 7) }, [log])
    const line = signatureLine(cosign(parseCheckpoint(note).text, witness, 1_770_000_000n))
    const known = [log, asCosigner(witness)]
    expect(checkNote(parseNote(note + line), known).by).toEqual(known)
    // Not as a plain signature, not for another text.
    expect(checkNote(parseNote(note + line), [witness]).by).toEqual([])
    expect(checkNote(parseNote(note.replace('\n5\n', '\n6\n') + line), known).broken).toEqual(known)
    const later = Buffer.from(line.split(' ')[2]!.trim(), 'base64')
    later.writeBigUInt64BE(1_770_000_001n, 4)
    const moved = `— witness.example/w ${later.toString('base64')}\n`
    expect(checkNote(parseNote(note + moved), known).broken).toEqual([asCosigner(witness)])
  })

  test.each([
    ['a leading zero', COSIGNED.replace('20852163', '020852163')],
    ['a size that is no number', COSIGNED.replace('20852163', '2e7')],
    ['a root of another length', COSIGNED.replace('CsUYapGGPo4d', 'CsUYapGG')],
    ['no origin', COSIGNED.slice(COSIGNED.indexOf('\n'))],
  ])('refused: %s', (_, note) => expect(() => parseCheckpoint(note)).toThrow(MalformedNoteError))
})

describe('C2SP tlog-proof and the file for a witness', () => {
  test('the example is read and written again', () => {
    const proof = parseTlogProof(PROOF)
    expect(proof.index).toBe(73_894)
    expect(proof.hashes).toHaveLength(5)
    expect(proof.extra?.toString()).toBe('age-v1.2.1-darwin-arm64.tar.gz')
    expect(proof.checkpoint).toBe(COSIGNED)
    expect(formatTlogProof(proof)).toBe(PROOF)
    const plain = { index: proof.index, hashes: proof.hashes, checkpoint: proof.checkpoint }
    expect(parseTlogProof(formatTlogProof(plain))).toEqual(plain)
  })

  test.each([
    ['another header', PROOF.replace('@v1', '@v2')],
    ['no index', PROOF.replace('index 73894\n', '')],
    ['an index with a sign', PROOF.replace('index 73894', 'index +73894')],
    ['a short hash', PROOF.replace('EKNzoDWG8LGC', 'EKNz')],
    ['no checkpoint', PROOF.slice(0, PROOF.indexOf('\n\n'))],
  ])('refused: %s', (_, text) => expect(() => parseTlogProof(text)).toThrow(MalformedProofError))

  test('a consistency file is read and written again', () => {
    const file = { old: 20_852_014, hashes: parseTlogProof(PROOF).hashes, checkpoint: COSIGNED }
    expect(parseConsistencyFile(formatConsistencyFile(file))).toEqual(file)
    expect(parseConsistencyFile(formatConsistencyFile({ ...file, hashes: [] })).hashes).toEqual([])
    expect(() => parseConsistencyFile(PROOF)).toThrow(MalformedProofError)
  })
})
