import { quantile } from '../bench/bar.ts'
import { turnTimes } from '../bench/role-play/replays.ts'

const t = turnTimes(2)
console.log(
  t.length,
  quantile(t, 0.5),
  quantile(t, 0.95),
  quantile(t, 0.99),
  t.reduce((a, b) => a + b, 0) / t.length,
)
