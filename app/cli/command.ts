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
      const parsed = args.safeParse(given)
      if (parsed.success) return run(parsed.data, around)
      const faults = parsed.error.issues.map(({ path, message, code }) =>
        code === 'unrecognized_keys' ? `不认识的选项：${message}` : `选项 --${path.join('.')}：${message}`,
      )
      throw new BadInput(`${faults.join('；')}。用法：weiwan ${name} ${summary}`)
    },
  }
}
