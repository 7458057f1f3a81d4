import type { Bar } from './bar.ts'
import { recognitionBars } from './role-play/recognition.ts'
import { replayBars } from './role-play/v0-replay.ts'
import { changeBars } from './role-play/v2-changes.ts'
import { adversarialBars } from './role-play/v3-adversarial.ts'
import { policyBars } from './role-play/v5-policies.ts'
import { languageModelBars } from './role-play/v6-language-model.ts'
import { wordingBars } from './role-play/v8-wordings.ts'

/** The bars of role-play.md §18, over the scenarios and training lines in content/. */
export async function run(): Promise<Bar[]> {
  const bars: Bar[] = []
  const said = (name: string) => process.stderr.write(`${name} …\n`)
  said('replay (V0)')
  bars.push(...replayBars())
  said('recognition (V1)')
  bars.push(...recognitionBars())
  said('changed talks (V2)')
  bars.push(...changeBars())
  said('adversarial talks (V3)')
  bars.push(...adversarialBars())
  said('seven players (V5)')
  bars.push(...policyBars())
  said('a language model (V6)')
  bars.push(...(await languageModelBars()))
  said('four manners (V8)')
  bars.push(...wordingBars())
  return bars
}
