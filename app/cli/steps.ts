import { spawnSync } from 'node:child_process'

/** Runs one step in the foreground. Ends this process with the step's code when it fails. */
export function step(
  title: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): void {
  console.log(`\n── ${title}`)
  const { status } = spawnSync(command, args, { stdio: 'inherit', env })
  if (status !== 0) {
    console.error(`这一步没有成功：${title}（退出码 ${status ?? '无'}）`)
    process.exit(status ?? 1)
  }
}

/** A command of our own, by the same loader as this process. */
export const weiwan = (title: string, ...args: string[]): void =>
  step(title, process.execPath, ['--import', 'tsx', 'app/cli/main.ts', ...args])
