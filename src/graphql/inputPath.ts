import './metadataShim.js'
import { type ClassType, getMetadataStorage } from 'type-graphql'

type InputClass = ClassType<object>

/**
 * A path as a decider says it (`seat`, `jointIssuers.0.agency`) in the names of the GraphQL input (`seatId`,
 * `jointIssuers.0.agencyId`), so that a caller can point at the field that is at fault, filled in or not. The domain
 * knows things by their own names, the API by their global ids, and one of the two groups fields in an object of their
 * own where the other does not (`description.formedOn`, `purpose.startsOn`): these differences alone are bridged. A path
 * that leads to no field of this input stays as it is.
 */
export function inputPath(input: object, path: string): string {
  const type = input.constructor as InputClass
  const segments = path.split('.')
  const found = walk(type, segments) ?? walkInGroup(type, segments) ?? walkWithoutGroup(type, segments)
  return found === undefined ? path : found.join('.')
}

/** The same for a name of what is missing, which may as well be that of a step to take: no group is looked into for it. */
export const inputName = (input: object, name: string): string =>
  walk(input.constructor as InputClass, name.split('.'))?.join('.') ?? name

/** In the one group of fields that has it; of several none is guessed. */
function walkInGroup(type: InputClass, segments: readonly string[]): readonly string[] | undefined {
  const [found, ...more] = [...fieldsOf(type).values()].flatMap(({ name, isList, of }) => {
    const inside = isList || of === undefined ? undefined : walk(of, segments)
    return inside === undefined ? [] : [[name, ...inside]]
  })
  return more.length === 0 ? found : undefined
}

function walk(type: InputClass | undefined, [segment, ...rest]: readonly string[]): readonly string[] | undefined {
  if (segment === undefined) return []
  if (type === undefined) return undefined
  const field = fieldFor(type, segment)
  if (field === undefined) return undefined
  const { name, isList, of } = field
  const [index, ...below] = rest
  if (isList && index !== undefined) {
    const inside = /^\d+$/.test(index) ? walk(of, below) : undefined
    return inside === undefined ? undefined : [name, index, ...inside]
  }
  const inside = walk(of, rest)
  return inside === undefined ? undefined : [name, ...inside]
}

const walkWithoutGroup = (type: InputClass, [, ...below]: readonly string[]): readonly string[] | undefined =>
  below.length === 0 ? undefined : walk(type, below)

interface InputField {
  readonly name: string
  readonly isList: boolean
  /** Where the field is an object of its own. */
  readonly of: InputClass | undefined
}

function fieldFor(type: InputClass, segment: string): InputField | undefined {
  const fields = fieldsOf(type)
  const name = namesFor(segment).find((candidate) => fields.has(candidate))
  return name === undefined ? undefined : fields.get(name)
}

/** `agency` → `agencyId`, `involvedAgencies` → `involvedAgencyIds`, `files` → `fileIds`. */
const namesFor = (segment: string): readonly string[] => [
  segment,
  `${segment}Id`,
  `${segment.replace(/ies$/, 'y').replace(/s$/, '')}Ids`,
]

const known = new Map<InputClass, ReadonlyMap<string, InputField>>()

/** Own and inherited fields of an input type. */
function fieldsOf(type: InputClass): ReadonlyMap<string, InputField> {
  const before = known.get(type)
  if (before !== undefined) return before
  const { inputTypes, fields } = getMetadataStorage()
  const inputs = new Set<unknown>(inputTypes.map(({ target }) => target))
  const found = new Map(
    fields
      .filter(({ target }) => target === type || Object.prototype.isPrototypeOf.call(target, type))
      .map(({ schemaName, getType, typeOptions }) => {
        const of = getType()
        return [
          schemaName,
          { name: schemaName, isList: typeOptions.array === true, of: inputs.has(of) ? (of as InputClass) : undefined },
        ]
      }),
  )
  known.set(type, found)
  return found
}
