const CODE = /[a-z]+(?:-[a-z]+)+|[a-z]+(?:[A-Z][a-z]+)+|[a-z]{5,}/g
/** What may stand before or after a code that is only a part of another name, such as a path of the document. */
const JOINED = /[\w.@:[-]/

/**
 * A text with the name of each code in it before the code, which stays for those who write the YAML:
 * 漏了：第 3 句 empathise → 漏了：第 3 句 说出感受（empathise）. What has no name stays as it is.
 */
export function withNames(text: string, nameOf: (code: string) => string | undefined): string {
  return text.replace(CODE, (code, at: number) => {
    const name = JOINED.test(text.charAt(at - 1)) ? undefined : nameOf(code)
    return name === undefined ? code : `${name}（${code}）`
  })
}
