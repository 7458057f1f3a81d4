import type * as z from 'zod'
import type { World } from '../use-cases/world.ts'

/** Input that cannot be used: says what, where and what to do. Ends the command with exit 2. */
export class BadInput extends Error {}

/** What a command hands back: an exit code, the document `--json` prints, and lines for people. */
export type Outcome = Readonly<{ exit: 0 | 1; output: unknown; lines: readonly string[] }>

export type Surroundings = Readonly<{
  databaseUrl: string
  /** Opens the database and what goes with it; only commands that need it call this. */
  world(): Promise<World>
  newSeed(): string
  /** The server's secret: what it seals, only it opens. */
  secret: string
}>

export type Command = Readonly<{
  /** `content check`, as typed. */
  name: string
  summary: string
  run(args: Record<string, string | boolean>, around: Surroundings): Promise<Outcome>
}>

/** A command whose arguments are read by a zod schema. `_0`, `_1` are its positional arguments. */
export function command<S extends z.ZodType<Record<string, unknown>>>(
  name: string,
  summary: string,
  args: S,
  run: (args: z.infer<S>, around: Surroundings) => Promise<Outcome>,
): Command {
  return {
    name,
    summary,
    run(given, around) {
      const parsed = args.safeParse(given, { error: wordsOf })
      if (parsed.success) return run(parsed.data, around)
      const faults = parsed.error.issues.map(({ path, message, code }) =>
        code === 'unrecognized_keys' ? message : `选项 --${dashed(path.join('.'))}：${message}`,
      )
      throw new BadInput(`${faults.join('；')}。用法：weiwan ${name} ${summary}`)
    },
  }
}

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** What is wrong with an option, where its schema does not say it in words of its own. */
function wordsOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `不认识的选项：${issue.keys.map((key) => `--${dashed(key)}`).join('、')}`
    case 'invalid_value':
      return `“${String(issue.input)}”不行，能用 ${issue.values.join('、')}`
    case 'too_small':
      return `至少是 ${issue.minimum}`
    case 'too_big':
      return `最多是 ${issue.maximum}`
    case 'invalid_type':
      if (issue.input === undefined || issue.expected === 'string') return '后面要写一个值'
      return issue.expected === 'int' ? '应是整数' : issue.expected === 'number' ? '应是一个数' : undefined
    default:
      return undefined
  }
}
