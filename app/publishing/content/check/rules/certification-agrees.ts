import { LEVELS } from '../../../../domain/shared/level.ts'
import type { Rule } from '../rule.ts'

/** What a level's blueprint tells candidates of cut, hours, retakes and terms is what its certificate is decided by. */
export const certificationAgrees: Rule = {
  name: 'certification-agrees',
  severity: 'error',
  check: ({ certification: { file, rules }, blueprints }) =>
    blueprints.flatMap(({ file: blueprintFile, blueprint: { level, rules: exam } }) => {
      if (!rules) return []
      const wanted = rules.levels[level]
      const pairs = [
        ['classHours', wanted.classHours.value, exam.classHours.value],
        ['theoryCut', wanted.theoryCut.value, exam.cutScore.value],
        ['retakeDays', wanted.retakeDays.value, exam.retakeDays.value],
        ['attemptsPerYear', wanted.attemptsPerYear.value, exam.attemptsPerYear.value],
        ['componentMonths', wanted.componentMonths.value, exam.theoryValidMonths.value],
        ['validMonths', wanted.validMonths.value, exam.certificateValidMonths.value],
      ] as const
      return pairs
        .filter(([, ours, theirs]) => ours !== theirs)
        .map(([name, ours, theirs]) => ({
          file,
          path: `levels.${level}.${name}`,
          message: `这里是 ${ours}，${blueprintFile} 里是 ${theirs}；两处要一致，请改其中一处`,
        }))
    }),
}

/** An earlier certificate is of a lower level, so that the ladder can be climbed from the ground. */
export const levelsClimb: Rule = {
  name: 'levels-climb',
  severity: 'error',
  check: ({ certification: { file, rules } }) =>
    LEVELS.flatMap((level) => {
      const earlier = rules?.levels[level].earlierLevel.value ?? null
      if (earlier === null || LEVELS.indexOf(earlier) < LEVELS.indexOf(level)) return []
      return [
        {
          file,
          path: `levels.${level}.earlierLevel`,
          message: `${level} 要求先有 ${earlier} 证书，可它不比 ${level} 低，没有人能报考；请改成更低的一级或 null`,
        },
      ]
    }),
}
