import { useTranslation } from 'react-i18next'
import type { ItemImage } from '../../domain/item/image.ts'
import { Icon } from '../ui/icon.tsx'
import { Scroll } from '../ui/table.tsx'

/** No phone has to make a narrower picture smaller. */
const ALWAYS_FITS = 320

/**
 * The images of a question. Each fits its column and opens to its own size in a box that scrolls, so that small print
 * can be read on a phone; by a native control, which a locked question does not lock.
 */
export function Figures({ images = [] }: { images?: readonly ItemImage[] | undefined }) {
  const { t } = useTranslation('question')
  if (images.length === 0) return null
  return (
    <div className="figures">
      {images.map((image) =>
        image.width <= ALWAYS_FITS ? (
          <Picture key={image.file} {...image} />
        ) : (
          <details key={image.file}>
            <summary>
              <Picture {...image} />
              <span className="note when-closed">
                <Icon name="search" /> {t('enlarge')}
              </span>
              <span className="note when-open">{t('reduce')}</span>
            </summary>
            <Scroll label={t('enlarged')}>
              <Picture {...image} />
            </Scroll>
          </details>
        ),
      )}
    </div>
  )
}

/** Its sides are told at once: what stands below does not jump when it comes. */
export const Picture = ({ file, alt, width, height }: ItemImage) => (
  <img src={`/images/${file}`} alt={alt} width={width} height={height} decoding="async" />
)
