import { getNamedType, isInputObjectType } from 'graphql'
import { type ClassType, getMetadataStorage } from 'type-graphql'
import { expect, test } from 'vitest'
import { RecordSessionInput } from '../../src/graphql/consultationInputs.js'
import { ReferDisputeInput } from '../../src/graphql/disputeInputs.js'
import { inputPath } from '../../src/graphql/inputPath.js'
import { CreateItemInput } from '../../src/graphql/itemCreationInputs.js'
import { apiSchema } from '../../src/graphql/schema.js'
import { HandOverMattersInput } from '../../src/graphql/staffInputs.js'

test.each([
  [ReferDisputeInput, 'party', 'partyId'],
  [ReferDisputeInput, 'file.matter', 'file.matter'],
  [RecordSessionInput, 'attendance.0.agency', 'attendance.0.agencyId'],
  [RecordSessionInput, 'attendance', 'attendance'],
  [HandOverMattersInput, 'items', 'itemIds'],
  [HandOverMattersInput, 'items.3', 'itemIds.3'],
  [CreateItemInput, 'involvedAgencies.1', 'involvedAgencyIds.1'],
  [CreateItemInput, 'formedOn', 'description.formedOn'],
  [CreateItemInput, 'item.title', 'title'],
  // Inherited from what every mutation takes.
  [ReferDisputeInput, 'expectedRevision', 'expectedRevision'],
  // Of no field: not guessed, not even in part.
  [ReferDisputeInput, 'party.name', 'party.name'],
  [RecordSessionInput, 'attendance.agency', 'attendance.agency'],
  [RecordSessionInput, 'nothing', 'nothing'],
])('%o: %s is %s', (input: ClassType<object>, path, named) => {
  expect(inputPath(new input(), path)).toBe(named)
})

test('every field of every input, by its own name or as the domain calls it, is found', () => {
  const schema = apiSchema()
  const inputs = getMetadataStorage().inputTypes.map(({ target }) => target as ClassType<object>)
  let asked = 0
  for (const { name, args } of Object.values(schema.getMutationType()!.getFields())) {
    const type = getNamedType(args[0]!.type)
    const input = inputs.find((target) => target.name === type.name)
    if (!isInputObjectType(type) || input === undefined) throw new Error(name)
    for (const field of Object.keys(type.getFields())) {
      asked += 1
      expect(inputPath(new input(), field), name).toBe(field)
      // Unless the input has a field of that very name too.
      const bare = field.replace(/Id$/, '')
      if (!(bare in type.getFields())) expect(inputPath(new input(), bare), name).toBe(field)
    }
  }
  expect(asked).toBeGreaterThan(300)
})

test('what is no input of the API is left alone', () => {
  expect(inputPath({}, 'agency')).toBe('agency')
})
