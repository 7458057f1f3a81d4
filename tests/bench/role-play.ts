import type { Bar } from './bar.ts'
import { recognitionBars } from './role-play/recognition.ts'
import { replayBars } from './role-play/v0-replay.ts'
import { policyBars } from './role-play/v5-policies.ts'

/** The bars of role-play.md §18, over the scenarios and training lines in content/. */
export async function run(): Promise<Bar[]> {
  const bars: Bar[] = []
  const said = (name: string) => process.stderr.write(`${name} …\n`)
  said('replay (V0)')
  bars.push(...replayBars())
  said('recognition (V1)')
  bars.push(...recognitionBars())
  said('seven players (V5)')
  bars.push(...policyBars())
  return bars
}
