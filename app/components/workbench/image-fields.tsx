import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LARGEST_IMAGE, MOST_IMAGES } from '../../domain/item/image.ts'
import { Picture } from '../question/figures.tsx'
import { Button } from '../ui/button.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { type Piece, type PieceProps, piecesIn, textIn, withField, withMember } from './entry.ts'

const MEGABYTE = 1024 * 1024
type Removed = { image: Piece; at: number }
type Upload = { state: 'idle' | 'busy' | 'done' } | { state: 'failed'; why: string }

/** The images that stand with the stem or in the material: brought, described, taken away and brought back. */
export function ImageFields({ itemId, piece, set }: PieceProps & { itemId: string }) {
  const { t } = useTranslation('workbench')
  const images = piecesIn(piece, 'images')
  const latest = useRef(images)
  latest.current = images
  const [removed, setRemoved] = useState<Removed | null>(null)
  const [upload, setUpload] = useState<Upload>({ state: 'idle' })
  const undo = useRef<HTMLButtonElement>(null)
  const fields = useRef<HTMLDivElement>(null)
  const long = piece.kind === 'caseStudy' || piece.kind === 'plan'
  const keep = (next: Piece[]) => set('images', next.length > 0 ? next : undefined)

  // the control that was pressed is gone: the way back is the next thing wanted
  useEffect(() => {
    if (removed) undo.current?.focus()
  }, [removed])
  useEffect(() => {
    const alts = fields.current?.querySelectorAll('textarea')
    if (upload.state === 'done') alts?.[alts.length - 1]?.focus()
  }, [upload])

  const bring = async ({ currentTarget: control }: ChangeEvent<HTMLInputElement>) => {
    const file = control.files?.[0]
    if (!file) return
    setUpload({ state: 'busy' })
    const brought = await send(itemId, file)
    control.value = ''
    if ('why' in brought)
      return setUpload({ state: 'failed', why: brought.why ?? t('image.failed', { name: file.name }) })
    if (latest.current.some((image) => image.file === brought.image.file))
      return setUpload({ state: 'failed', why: t('image.twice', { name: file.name }) })
    keep([...latest.current, { ...brought.image, alt: '' }])
    setUpload({ state: 'done' })
  }
  const takeAway = (image: Piece, at: number) => {
    keep(withMember(images, at, undefined))
    setRemoved({ image, at })
  }
  const bringBack = () => {
    if (!removed) return
    keep([...images.slice(0, removed.at), removed.image, ...images.slice(removed.at)])
    setRemoved(null)
  }

  return (
    <fieldset className="stack images">
      <legend>{t('image.legend')}</legend>
      <div className="stack" ref={fields}>
        {images.map((image, at) => (
          <div key={textIn(image, 'file')} className="image-field">
            <Shown image={image} />
            <Field label={t('image.alt', { n: at + 1 })} hint={t('image.altHint')}>
              <TextArea
                rows={2}
                maxLength={300}
                value={textIn(image, 'alt')}
                onChange={({ target }) => keep(withMember(images, at, withField(image, 'alt', target.value)))}
              />
            </Field>
            <Button small kind="bare" onClick={() => takeAway(image, at)}>
              {t('image.remove', { n: at + 1 })}
            </Button>
          </div>
        ))}
      </div>
      {removed && (
        <p className="acts" role="status">
          {t('image.removed')}
          <Button small ref={undo} onClick={bringBack}>
            {t('image.undo')}
          </Button>
        </p>
      )}
      {images.length < MOST_IMAGES && (
        <Field
          label={t('image.add')}
          hint={t(long ? 'image.hintMaterial' : 'image.hintStem', {
            megabytes: LARGEST_IMAGE / MEGABYTE,
            most: MOST_IMAGES,
          })}
        >
          <FileInput busy={upload.state === 'busy'} onChange={bring} />
        </Field>
      )}
      {upload.state === 'failed' ? (
        <Notice tone="warn" role="alert">
          {upload.why}
        </Notice>
      ) : (
        <span className="note" role="status">
          {upload.state !== 'idle' && t(`image.${upload.state}`)}
        </span>
      )}
    </fieldset>
  )
}

type FileInputProps = { busy: boolean; onChange: (event: ChangeEvent<HTMLInputElement>) => void }

function FileInput({ busy, onChange }: FileInputProps) {
  const { t } = useTranslation('workbench')
  return (
    <input
      type="file"
      accept="image/png,image/jpeg,image/webp"
      aria-label={t('image.add')}
      disabled={busy}
      onChange={onChange}
    />
  )
}

function Shown({ image }: { image: Piece }) {
  const { file, width, height } = image
  if (typeof file !== 'string' || typeof width !== 'number' || typeof height !== 'number') return null
  return <Picture file={file} alt={textIn(image, 'alt')} width={width} height={height} />
}

type Brought = { image: { file: string; width: number; height: number } } | { why: string | null }

/** Sends an image. `why` is the server's word for what is wrong with it; null: it did not get there. */
async function send(itemId: string, file: File): Promise<Brought> {
  const answer = await fetch(`/api/items/${itemId}/images`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  }).catch(() => undefined)
  const said: unknown = await answer?.json().catch(() => null)
  if (answer?.ok) return { image: said as { file: string; width: number; height: number } } // the action's own shape
  const refusal = (said as { refusal?: { message?: unknown } } | null)?.refusal
  return { why: typeof refusal?.message === 'string' ? refusal.message : null }
}
