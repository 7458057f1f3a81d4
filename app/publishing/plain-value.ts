type Node = { readonly type: string; readonly [field: string]: unknown }

/** Stands for what is written as code instead of data. */
export const NOT_PLAIN = Symbol('not plain')

/**
 * The value of an ESTree expression that is data alone: strings, numbers, true and false, lists, objects of them.
 * @returns `NOT_PLAIN` for anything that would have to be run
 */
export function plainValue(node: Node): unknown {
  switch (node.type) {
    case 'Literal':
      return node.value
    case 'TemplateLiteral': {
      const [only, ...more] = node.quasis as readonly { value: { cooked: string } }[] // ESTree's own shape
      return only && more.length === 0 ? only.value.cooked : NOT_PLAIN
    }
    case 'UnaryExpression': {
      const value = plainValue(node.argument as Node) // a unary expression has one
      return node.operator === '-' && typeof value === 'number' ? -value : NOT_PLAIN
    }
    case 'ArrayExpression': {
      const values = (node.elements as readonly (Node | null)[]).map((each) =>
        each ? plainValue(each) : NOT_PLAIN,
      )
      return values.includes(NOT_PLAIN) ? NOT_PLAIN : values
    }
    case 'ObjectExpression': {
      const entries = (node.properties as readonly Node[]).map(entryOf)
      return entries.every((entry) => entry !== NOT_PLAIN) ? Object.fromEntries(entries) : NOT_PLAIN
    }
    default:
      return NOT_PLAIN
  }
}

function entryOf(property: Node): [string, unknown] | typeof NOT_PLAIN {
  if (property.type !== 'Property' || property.computed) return NOT_PLAIN
  const key = property.key as Node & { name?: string; value?: unknown } // an identifier or a literal
  const value = plainValue(property.value as Node)
  return value === NOT_PLAIN ? NOT_PLAIN : [key.name ?? String(key.value), value]
}
