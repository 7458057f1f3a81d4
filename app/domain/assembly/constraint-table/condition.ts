import { ok, type Result, refuse } from '../../shared/result.ts'

/** A value of an item's column: a number where the whole column is numbers, null where nothing stands. */
export type Cell = number | string | null
export type Attributes = Readonly<Record<string, Cell>>
export type Predicate = (item: Attributes) => boolean

/** Where a condition cannot be read, from 1, and why. */
export type ConditionFault = Readonly<{ code: 'condition'; at: number; message: string }>

type Token = Readonly<{ kind: 'number' | 'text' | 'name' | 'sign' | 'end'; text: string; at: number }>

const TOKEN =
  /\s*(?:(?<number>-?\d+(?:\.\d+)?)|"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<name>[\p{L}_.][\p{L}\p{N}_.]*)|(?<sign>%in%|&&|\|\||[=!<>]=|[<>!&|(),]))/uy

/** Thrown inside the parser only; `readCondition` turns it into a refusal. */
class Unreadable extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message)
  }
}

/**
 * Reads a condition over the columns of an item bank, such as `LEVEL == 3 & DOK >= 2`: comparisons with numbers and
 * quoted texts, `%in% c(…)`, `is.na(…)`, joined by `&`, `|`, `!` and brackets, `&` before `|`. An empty condition holds
 * for every item. A comparison with an empty cell does not hold, not even `!=`.
 * Refuses with the place (from 1) and the reason, an unknown column included.
 */
export function readCondition(text: string, columns: readonly string[]): Result<Predicate, ConditionFault> {
  if (text.trim() === '') return ok(() => true)
  try {
    return ok(new Parser(tokensOf(text), columns).whole())
  } catch (error) {
    if (error instanceof Unreadable)
      return refuse({ code: 'condition', at: error.at, message: error.message })
    throw error
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (text.slice(at).trim() !== '') {
    TOKEN.lastIndex = at
    const found = TOKEN.exec(text)
    const start = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0)
    if (!found?.groups) {
      const hint = text[start] === '=' ? '；相等写 ==' : ''
      throw new Unreadable(start + 1, `看不懂“${text.slice(start, start + 8)}”${hint}`)
    }
    const { number, double, single, name, sign } = found.groups
    const quoted = double ?? single
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at: start + 1 })
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted, at: start + 1 })
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at: start + 1 })
    else tokens.push({ kind: 'sign', text: sign ?? '', at: start + 1 })
    at = TOKEN.lastIndex
  }
  return [...tokens, { kind: 'end', text: '', at: text.length + 1 }]
}

type Operand = Readonly<{ kind: 'column'; name: string } | { kind: 'value'; value: number | string }>

const END: Token = { kind: 'end', text: '', at: 0 }
const COMPARISONS: Readonly<Record<string, (a: number | string, b: number | string) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

class Parser {
  private place = 0
  constructor(
    private readonly tokens: readonly Token[],
    private readonly columns: readonly string[],
  ) {}

  whole(): Predicate {
    const predicate = this.either()
    if (this.peek().kind !== 'end') this.fail(`“${this.peek().text}”前面缺 & 或 |`)
    return predicate
  }

  private either(): Predicate {
    let left = this.both()
    while (this.takes('|', '||')) {
      const [first, second] = [left, this.both()]
      left = (item) => first(item) || second(item)
    }
    return left
  }

  private both(): Predicate {
    let left = this.negated()
    while (this.takes('&', '&&')) {
      const [first, second] = [left, this.negated()]
      left = (item) => first(item) && second(item)
    }
    return left
  }

  private negated(): Predicate {
    if (this.takes('!')) {
      const inner = this.negated()
      return (item) => !inner(item)
    }
    if (this.takes('(')) {
      const inner = this.either()
      this.needs(')')
      return inner
    }
    if (this.peek().text === 'is.na' && this.peek(1).text === '(') return this.emptiness()
    return this.comparison()
  }

  private emptiness(): Predicate {
    this.place += 2
    const { text } = this.next()
    const name = this.columnNamed(text)
    this.needs(')')
    return (item) => (item[name] ?? null) === null
  }

  private comparison(): Predicate {
    const left = this.operand()
    const sign = this.next()
    if (sign.text === '%in%') {
      const values = this.list()
      return (item) => values.some((value) => compare('==', read(left, item), value))
    }
    if (!(sign.text in COMPARISONS))
      this.fail(sign.kind === 'end' ? '到这里缺一个比较，如 == 3' : `“${sign.text}”不是比较号`, sign)
    const right = this.operand()
    return (item) => compare(sign.text, read(left, item), read(right, item))
  }

  private list(): (number | string)[] {
    if (this.peek().text === 'c') this.place++
    this.needs('(')
    const values: (number | string)[] = []
    do {
      const { kind, text } = this.next()
      if (kind !== 'number' && kind !== 'text') this.fail('%in% 后面写 c(…)，里面是数或带引号的文字')
      values.push(kind === 'number' ? Number(text) : text)
    } while (this.takes(','))
    this.needs(')')
    return values
  }

  private operand(): Operand {
    const token = this.next()
    if (token.kind === 'number') return { kind: 'value', value: Number(token.text) }
    if (token.kind === 'text') return { kind: 'value', value: token.text }
    if (token.kind === 'name') return { kind: 'column', name: this.columnNamed(token.text, token) }
    return this.fail(token.kind === 'end' ? '条件没写完' : `“${token.text}”的位置应是列名、数或文字`, token)
  }

  private columnNamed(name: string, token = this.peek(-1)): string {
    if (this.columns.includes(name)) return name
    return this.fail(`题库没有列 ${name}；有 ${this.columns.join('、')}`, token)
  }

  private peek(ahead = 0): Token {
    return this.tokens[this.place + ahead] ?? END
  }
  private next(): Token {
    const token = this.peek()
    this.place++
    return token
  }
  private takes(...signs: string[]): boolean {
    const { kind, text } = this.peek()
    if (kind !== 'sign' || !signs.includes(text)) return false
    this.place++
    return true
  }
  private needs(sign: string): void {
    if (!this.takes(sign)) this.fail(`缺“${sign}”`)
  }
  private fail(message: string, token = this.peek()): never {
    throw new Unreadable(token.at, message)
  }
}

const read = (operand: Operand, item: Attributes): Cell =>
  operand.kind === 'value' ? operand.value : (item[operand.name] ?? null)

/** A number and a text are compared as texts: `GRADE == 3` finds a column of texts that holds “3”. */
function compare(sign: string, a: Cell, b: Cell): boolean {
  if (a === null || b === null) return false
  const alike = typeof a === typeof b
  return COMPARISONS[sign]?.(alike ? a : String(a), alike ? b : String(b)) ?? false
}
