import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'

/**
 * Bounds on the shape of a request, before anything is executed. An ordinary page of a connection with a nested
 * connection is 8–11 deep; GraphiQL's own introspection is 13.
 */
export interface RequestLimits {
  readonly maxTokens: number
  readonly maxDepth: number
  readonly maxAliases: number
  readonly maxDirectives: number
  readonly maxRootFields: number
  readonly maxCost: number
}

export const DEFAULT_LIMITS: RequestLimits = {
  maxTokens: 3_000,
  maxDepth: 16,
  maxAliases: 30,
  maxDirectives: 30,
  maxRootFields: 20,
  maxCost: 10_000,
}

/** One rule that refuses with every bound exceeded. Fragments count wherever they are spread. */
export const limitShape =
  (limits: RequestLimits): ValidationRule =>
  (context: ValidationContext): ASTVisitor => ({
    Document: (document) => {
      for (const [code, most, actual] of exceeded(document, limits)) {
        context.reportError(
          new GraphQLError(`The request goes beyond a limit: ${code} at most ${most}, here ${actual}.`, {
            extensions: { limit: code, most, actual },
          }),
        )
      }
      return false
    },
  })

function exceeded(document: DocumentNode, limits: RequestLimits): readonly (readonly [string, number, number])[] {
  const shape = measure(document, limits)
  return (
    [
      ['depth', limits.maxDepth, shape.depth],
      ['aliases', limits.maxAliases, shape.aliases],
      ['directives', limits.maxDirectives, shape.directives],
      ['rootFields', limits.maxRootFields, shape.rootFields],
    ] as const
  ).filter(([, most, actual]) => actual > most)
}

interface Shape {
  depth: number
  aliases: number
  directives: number
  rootFields: number
}

const MOST_SELECTIONS_WALKED = 20_000

function measure(document: DocumentNode, limits: RequestLimits): Shape {
  const fragments = new Map(
    document.definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  )
  const shape: Shape = { depth: 0, aliases: 0, directives: 0, rootFields: 0 }
  let walked = 0

  const walk = (selectionSet: SelectionSetNode | undefined, depth: number, within: readonly string[]): void => {
    // Going on beyond a bound would let nested fragments multiply the work that is meant to be bounded.
    if (selectionSet === undefined || depth > limits.maxDepth + 1 || walked > MOST_SELECTIONS_WALKED) return
    for (const selection of selectionSet.selections) {
      walked += 1
      shape.directives += selection.directives?.length ?? 0
      if (selection.kind === Kind.FIELD) {
        countField(shape, selection, depth)
        walk(selection.selectionSet, depth + 1, within)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, depth, within)
      } else if (!within.includes(selection.name.value)) {
        walk(fragments.get(selection.name.value)?.selectionSet, depth, [...within, selection.name.value])
      }
    }
  }
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    shape.directives += definition.directives?.length ?? 0
    walk(definition.selectionSet, 1, [])
  }
  if (walked > MOST_SELECTIONS_WALKED) shape.depth = Math.max(shape.depth, limits.maxDepth + 1)
  return shape
}

function countField(shape: Shape, field: FieldNode, depth: number): void {
  shape.depth = Math.max(shape.depth, depth)
  if (field.alias !== undefined) shape.aliases += 1
  if (depth === 1) shape.rootFields += 1
}
