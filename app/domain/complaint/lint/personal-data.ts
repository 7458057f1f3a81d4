import type { CaseRule } from './lint.ts'

/** Seven digits in a row are a telephone number or a contract, never a sum or a date of the drill. */
const NUMBER = /\d{7,}/
const ADDRESS = /\d+\s*(号楼|单元|弄|室|栋)/

export const personalData: CaseRule = {
  name: 'complaint-personal-data',
  severity: 'error',
  check: (cases) =>
    cases.flatMap(({ id, text }) => {
      const found = NUMBER.exec(text)?.[0] ?? ADDRESS.exec(text)?.[0]
      return found
        ? [{ caseId: id, path: 'text', message: `“${found}” 像号码或住址；练习句子里不留个人信息，请改掉` }]
        : []
    }),
}
