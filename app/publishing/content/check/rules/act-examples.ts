import { ACTS } from '../../../../domain/role-play/acts.ts'
import {
  EXAMPLES_AT_LEAST,
  SHARE_OF_A_VOICE_AT_MOST,
  sameWords,
  VOICES_AT_LEAST,
} from '../../../../domain/role-play/example.ts'
import type { LoadedActs } from '../../types.ts'
import type { Remark, Rule } from '../rule.ts'

/** Every act has lines, enough of them and from enough voices. A tree without acts has no role-play and is left alone. */
export const actsHaveVoices: Rule = {
  name: 'acts-have-voices',
  severity: 'error',
  check: ({ acts }) => {
    if (acts.length === 0) return []
    const missing = ACTS.filter((act) => !acts.some((loaded) => loaded.act === act)).map((act) => ({
      file: `content/acts/${act}.yaml`,
      path: '',
      message: `缺少行为 ${act} 的例句；三十个行为都要有，识别模型才能训练`,
    }))
    return [...missing, ...acts.flatMap(remarksOn)]
  },
}

function remarksOn({ file, examples }: LoadedActs): Remark[] {
  const voices = new Map<string, number>()
  for (const { author } of examples) voices.set(author, (voices.get(author) ?? 0) + 1)
  const remark = (message: string): Remark => ({ file, path: '', message })
  return [
    ...(examples.length < EXAMPLES_AT_LEAST
      ? [remark(`只有 ${examples.length} 句，至少要 ${EXAMPLES_AT_LEAST} 句；请换人再写，同一个人多写没有用`)]
      : []),
    ...(voices.size < VOICES_AT_LEAST
      ? [remark(`只有 ${voices.size} 种口吻，至少要 ${VOICES_AT_LEAST} 种；请让说话方式不同的人补写`)]
      : []),
    ...[...voices]
      .filter(([, count]) => count * 100 > examples.length * SHARE_OF_A_VOICE_AT_MOST)
      .map(([voice, count]) =>
        remark(
          `口吻 ${voice} 占了 ${examples.length} 句里的 ${count} 句，一种口吻最多 ${SHARE_OF_A_VOICE_AT_MOST}%；请补写别的口吻`,
        ),
      ),
  ]
}

/** The same words under two acts teach the recogniser nothing but doubt. */
export const actExamplesDiffer: Rule = {
  name: 'act-examples-differ',
  severity: 'error',
  check: ({ acts }) => {
    const first = new Map<string, string>()
    return acts.flatMap(({ file, act, examples }) =>
      examples.flatMap(({ text }, i) => {
        const earlier = first.get(sameWords(text))
        if (earlier === undefined) {
          first.set(sameWords(text), `${act} 第 ${i + 1} 句`)
          return []
        }
        return [{ file, path: `第 ${i + 1} 句`, message: `“${text}”与 ${earlier} 相同；请删去一处，或改写` }]
      }),
    )
  },
}
