import { useTranslation } from 'react-i18next'
import type { ItemImage } from '../../domain/item/image.ts'
import { Figures } from './figures.tsx'

/**
 * What a case study or plan is about, paragraph by paragraph; an empty line parts them, a single one breaks a line.
 * It stays in sight while its questions scroll, and can be folded away.
 */
export function Material({ text, images }: { text: string; images?: readonly ItemImage[] | undefined }) {
  const { t } = useTranslation('question')
  return (
    <details className="material" open>
      <summary>{t('material')}</summary>
      <div className="material-text">
        {text.split(/\n\s*\n/).map((paragraph, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a text never change places
          <p key={at}>{paragraph.trim()}</p>
        ))}
        <Figures images={images} />
      </div>
    </details>
  )
}
