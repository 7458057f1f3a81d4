/**
 * Splits a command line: `--name value`, `--name=value`, `--flag`, and what stands alone as `_0`, `_1` ….
 * A repeated option keeps its last value.
 */
export function readArguments(argv: readonly string[]): {
  words: string[]
  options: Record<string, string | boolean>
} {
  const words: string[] = []
  const options: Record<string, string | boolean> = {}
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? ''
    if (!word.startsWith('--')) {
      words.push(word)
      continue
    }
    const [name = '', ...value] = word.slice(2).split('=')
    const next = argv[i + 1]
    if (value.length > 0) options[camel(name)] = value.join('=')
    else if (next !== undefined && !next.startsWith('--')) {
      options[camel(name)] = next
      i++
    } else options[camel(name)] = true
  }
  return { words, options }
}

const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
