import { isInnocent } from './borders.ts'
import type { Clause } from './split.ts'

/**
 * Mockery borrows the words of courtesy; what gives it away is a handful of turns of phrase. So does the curt retort that
 * is built like a question (急什么急, 爱找谁找谁): it asks nothing.
 */
const MOCKERY =
  /派头|担待不起|(?:把您|给您)气成这样|您(?:可真|这么)会(?:算|说|挑)|(?:颁|发)(?:您|给您)?(?:个|座)?奖|您最(?:有道理|懂|大)|好大的(?:架子|谱|面子|威风)|高见|大驾|祖宗|就您(?:事多|金贵|特殊)|您满意了吧|祝您网速|([^什么])什么\1(?!都)|爱(?:咋|怎么|找谁|去哪|上哪)[^,]{0,6}?(?:咋|怎么|找谁|去哪|上哪)/
export const mocks = (run: readonly Clause[]): boolean =>
  run.some(({ text, asked }) => MOCKERY.test(text) && !isInnocent('interrupt-dismiss', text, asked))
export const MOCKED = { act: 'interrupt-dismiss', p: 1 } as const
