import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const APT = 'apt-get install -y chromium fonts-noto-cjk poppler-utils'

/** The Chromium the tests drive: CHROMIUM_PATH, else Debian's. */
export const browserPath = (): string => process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** Installs the browser where this process may (root, with apt), else says what to install. */
function ensureBrowser(): void {
  if (existsSync(browserPath())) {
    const { stdout } = spawnSync(browserPath(), ['--version'], { encoding: 'utf8' })
    console.log(`${stdout?.trim() || browserPath()}`)
    return
  }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`installing: ${APT}`)
    const shell = spawnSync('sh', ['-c', `apt-get update -qq && DEBIAN_FRONTEND=noninteractive ${APT} -qq`], {
      stdio: 'inherit',
    })
    if (shell.status === 0 && existsSync(browserPath())) return
  }
  console.error(`No Chromium at ${browserPath()}. Install it: ${APT}   or point CHROMIUM_PATH at one.`)
  process.exit(1)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) ensureBrowser()
