// Where a registry lacks another platform's optional binary, npm leaves it out of package-lock.json, and `npm ci` then
// refuses on that platform. This adds what is missing (version, os, cpu, libc), asked from the registry once.
//   node .ci/complete-lock.mjs          writes the missing entries
//   node .ci/complete-lock.mjs --check  asks nothing; exit 1 when an entry is missing
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = 'package-lock.json'
const lock = JSON.parse(readFileSync(FILE, 'utf8'))

/** Where npm would look for `name` from a package at `path`: its own node_modules, then its parents'. */
function findEntry(path, name) {
  for (let at = path; ; ) {
    const key = `${at ? `${at}/` : ''}node_modules/${name}`
    if (lock.packages[key]) return key
    if (!at) return undefined
    const up = at.lastIndexOf('/node_modules/')
    at = up < 0 ? '' : at.slice(0, up)
  }
}

const missing = []
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!findEntry(path, name)) missing.push({ name, range, of: path })
  }
}

if (missing.length === 0) {
  console.log(`${FILE}: every optional dependency has an entry`)
} else if (process.argv.includes('--check')) {
  console.error(`${FILE} lacks ${missing.length} optional entries, npm ci would refuse on other platforms:`)
  for (const { name, range, of } of missing) console.error(`  ${name}@${range} (of ${of || 'the project'})`)
  console.error('run: node .ci/complete-lock.mjs')
  process.exit(1)
} else {
  for (const { name, range } of missing) {
    const version = /^\d/.test(range) ? range : undefined
    const facts = look(`${name}@${range}`)
    const entry = {
      version: facts?.version ?? version,
      ...(facts?.dist?.integrity && { integrity: facts.dist.integrity }),
      ...(facts?.cpu && { cpu: facts.cpu }),
      ...(facts?.libc && { libc: facts.libc }),
      optional: true,
      ...(facts?.os && { os: facts.os }),
      ...(facts?.engines && { engines: facts.engines }),
    }
    if (!entry.version) throw new Error(`no version known for ${name}@${range}`)
    lock.packages[`node_modules/${name}`] = entry
    console.log(`added ${name}@${entry.version}`)
  }
  const root = lock.packages['']
  lock.packages = {
    '': root,
    ...Object.fromEntries(
      Object.entries(lock.packages)
        .filter(([key]) => key)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  }
  writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`)
}

function look(spec) {
  try {
    const answer = JSON.parse(
      execFileSync('npm', ['view', spec, '--json'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    )
    return Array.isArray(answer) ? answer.at(-1) : answer
  } catch {
    return undefined
  }
}
