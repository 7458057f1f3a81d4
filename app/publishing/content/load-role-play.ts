import { readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import * as z from 'zod'
import { isAct } from '../../domain/role-play/acts.ts'
import { ActExample } from '../../domain/role-play/example.ts'
import { parseScenario } from '../../domain/role-play/schema.ts'
import { type Collect, collectIssues, filesIn, foldersIn, readYaml } from './read.ts'
import type { LoadedActs, LoadedScenario } from './types.ts'

/** Reads `scenarios/<slug>/scenario.yaml` and `acts/<act>.yaml` under the content folder. */
export function loadRolePlay(
  root: string,
  collect: Collect,
): { scenarios: LoadedScenario[]; acts: LoadedActs[] } {
  const name = (path: string) => relative(join(root, '..'), path)
  const scenarios: LoadedScenario[] = []
  for (const folder of foldersIn(join(root, 'scenarios'))) {
    const path = join(folder, 'scenario.yaml')
    const loaded = readScenario(path, name(path), collect)
    if (loaded) scenarios.push(loaded)
  }
  const acts: LoadedActs[] = []
  for (const path of filesIn(join(root, 'acts'), '.yaml')) {
    const loaded = readActs(path, name(path), collect)
    if (loaded) acts.push(loaded)
  }
  return { scenarios, acts }
}

function readScenario(path: string, file: string, collect: Collect): LoadedScenario | undefined {
  const raw = readYaml(path, file, z.unknown(), collect)
  if (raw === undefined) return undefined
  const parsed = parseScenario(raw)
  if (!parsed.ok) {
    for (const { path: at, message } of parsed.refusal.issues)
      collect({ rule: 'scenario-schema', file, path: at, message })
    return undefined
  }
  const folder = path.split('/').at(-2)
  if (parsed.value.id !== folder)
    collect({
      rule: 'scenario-folder',
      file,
      path: 'id',
      message: `写的是 ${parsed.value.id}，文件却在 ${folder} 里；请改成一致`,
    })
  return { file, scenario: parsed.value, source: readFileSync(path, 'utf8') }
}

/** The training lines of the act the file is named after; a line that cannot be read is named and left out. */
function readActs(path: string, file: string, collect: Collect): LoadedActs | undefined {
  const act = basename(path, '.yaml')
  if (!isAct(act)) {
    collect({
      rule: 'act-name',
      file,
      path: '',
      message: `没有“${act}”这个行为；文件要用三十个行为之一命名，见 docs/authoring.md`,
    })
    return undefined
  }
  const examples: ActExample[] = []
  for (const [i, entry] of (readYaml(path, file, z.array(z.unknown()), collect) ?? []).entries()) {
    const parsed = ActExample.safeParse(entry)
    if (parsed.success) examples.push(parsed.data)
    else collectIssues(parsed.error, file, `第 ${i + 1} 句`, collect)
  }
  return { file, act, examples }
}
