import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import { recognise } from '../../domain/role-play/recognise.ts'
import { BadInput, command } from '../command.ts'
import { needsModel } from '../needs.ts'

export const rolePlayRecognise = command(
  'role-play recognise',
  'FILE  每行一句话，用已发布的模型听出其中的行为',
  z.strictObject({ _0: z.string('请给出文件，每行一句话') }),
  async ({ _0: file }, { world }) => {
    if (!existsSync(file)) throw new BadInput(`没有文件 ${file}`)
    const { model } = await needsModel((await world()).db)
    const lines = readFileSync(file, 'utf8').split(/\r?\n/)
    const results = lines
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((text) => {
        const { acts, abstained } = recognise(model, text)
        return { text, acts: once(acts), abstained }
      })
    return {
      exit: 0,
      output: { results },
      lines: results.map(({ text, acts }) => `${text}\t${acts.map(inWords).join(' ') || '（听不出）'}`),
    }
  },
)

/** Every act once, at its surest, in the order it was first said. */
function once(acts: readonly { act: string; p: number }[]) {
  const best = new Map<string, number>()
  for (const { act, p } of acts) best.set(act, Math.max(p, best.get(act) ?? 0))
  return [...best].map(([act, p]) => ({ act, p: Math.round(p * 10_000) / 10_000 }))
}

const inWords = ({ act, p }: { act: string; p: number }): string => `${act} ${p}`
