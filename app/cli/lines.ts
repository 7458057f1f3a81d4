import type { Finding } from '../publishing/findings.ts'

/** A finding on one line. */
export const findingLine = ({ severity, file, path, message, rule }: Finding): string =>
  `${severity === 'error' ? '✗' : '!'} ${file} ${path}：${message} [${rule}]`
