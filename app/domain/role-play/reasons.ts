import { type Evidence, LINES } from './evidence.ts'
import type { Scenario } from './schema.ts'

const SHOWN = 24

/** What an id stands for, in words a trainee may read once it is out. */
export function labelOf(scenario: Scenario, id: string | undefined): string | undefined {
  const { facts, objections, offers, lookups, screen } = scenario
  if (id === 'promise') return '说好的事'
  if (id === 'consent') return '愿不愿意听方案'
  const label =
    objections.find((one) => one.id === id)?.label ??
    offers.find((one) => one.id === id)?.label ??
    lookups.find((one) => one.id === id)?.label ??
    firstSentence(facts.find((one) => one.id === id)?.say[0]) ??
    screen.find((one) => one.id === id)?.say
  return label !== undefined && label.length > SHOWN ? `${label.slice(0, SHOWN)}……` : label
}

const firstSentence = (words: string | undefined): string | undefined => words?.split(/[。！？]/)[0]

/** Why an entry of the ledger earns what it earns: for the debrief and the command line. */
export function reasonOf(scenario: Scenario, { line, pct, act, target }: Evidence): string {
  const label = labelOf(scenario, target)
  const about = label === undefined ? '' : `（${label.replace(/[。！？]$/, '')}）`
  const isFull = pct >= LINES[line].max
  switch (line) {
    case 'D1.greet':
    case 'D1.self':
    case 'D1.verify':
      return isFull ? `开头就做到了：${LINES[line].name}` : `做到了${LINES[line].name}，可是晚了，只算一半`
    case 'D1.close':
      return '收尾有礼'
    case 'D2.empathy1':
      return isFull ? `点名体谅了他的事${about}` : '体谅得笼统，没有点到他的事'
    case 'D2.empathy2':
      return `又体谅了另一处${about}`
    case 'D2.fault':
      return isFull ? `认下了己方的不是${about}` : '只泛泛道歉，没有说是哪件事'
    case 'D2.order':
      return '先体谅，后谈方案'
    case 'D3.fact1':
      return '问出了第一件他没说的事'
    case 'D3.fact2':
      return '又问出了一件'
    case 'D3.problem':
      return '问到难处，问出了东西'
    case 'D3.cause':
      return `真异议说出口之后，回应到了它${about}`
    case 'D4.match':
      return matchReason(pct, about)
    case 'D4.terms':
      return isFull ? `条件都说清了${about}` : `条件没有说全，或方案只对上一部分${about}`
    case 'D4.choice':
      return '给了第二个选择，或讲明了道理'
    case 'D5.promise':
      return promiseReason(pct, about)
    case 'D5.recap':
      return isFull ? '把说好的复述了一遍' : '只问了同不同意，没有复述'
    case 'D5.owner':
      return '说明了谁来负责'
    case 'D5.followUp':
      return '约好了回访'
    case 'D6.accurate':
      return isFull ? '说了事实，全程没有走样' : '全程没有说错，可也没说什么实在的'
    case 'D6.candid':
      return act === 'acknowledge-fault' ? `客户没提，自己先认了错${about}` : `不利的也主动说了${about}`
    case 'D6.push':
      return `没问先推了 ${Math.trunc(-pct / 30)} 回`
  }
}

function matchReason(pct: number, about: string): string {
  if (pct >= 40) return `方案对上了真因${about}`
  if (pct >= 20) return `方案只对上他说过的事，真因还没问出来${about}`
  return pct > 0 ? `方案只接了他开口那句，那不是真因${about}` : `方案接不上他说的任何事${about}`
}

function promiseReason(pct: number, about: string): string {
  if (pct >= 45) return `承诺有时限，说的是他的事${about}`
  return pct >= 30 ? `承诺了他的事，可没有说几时${about}` : '承诺的不是他说过的事'
}
