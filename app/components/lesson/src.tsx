import { useTranslation } from 'react-i18next'

type SrcProps = {
  /** A seed document (`S1`…`S17`), `law`, or `team` for what we set ourselves. */
  of: string
  year?: string
  /**
   * The article of a law, the slide of a course. Authors write `ref`; the MDX plugin renames it, since React 18 keeps
   * `ref` for itself and throws at a string.
   */
  place?: string
}

const KINDS = ['law', 'team'] as const
const kindOf = (of: string) => KINDS.find((kind) => kind === of) ?? 'seed'

/** What a source is called where there is room for one word. */
export function useSourceName(): (of: string) => string {
  const { t } = useTranslation('lesson')
  return (of) => t(`source.${kindOf(of)}`, { of })
}

/** A small note at the end of a sentence: where it comes from and how old it is. */
export function Src({ of, year, place }: SrcProps) {
  const nameOf = useSourceName()
  const said = of === 'law' && place !== undefined ? [place, year] : [nameOf(of), place, year]
  return <small className={`src ${kindOf(of)}`}>（{said.filter(Boolean).join('，')}）</small>
}
