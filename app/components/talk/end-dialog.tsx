import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

type EndDialogProps = {
  open: boolean
  /** An exam is handed in with its end. */
  isExam?: boolean
  onClose: () => void
  onEnd: () => void
}

/** Asks once before a talk is ended by hand. */
export function EndDialog({ open, isExam = false, onClose, onEnd }: EndDialogProps) {
  const { t } = useTranslation('talk')
  return (
    <Dialog open={open} title={t('ending.title')} onClose={onClose}>
      <p>{t(isExam ? 'ending.exam' : 'ending.text')}</p>
      <div className="acts">
        <Button kind="main" onClick={onEnd}>
          {t('ending.yes')}
        </Button>
        <Button onClick={onClose}>{t('ending.no')}</Button>
      </div>
    </Dialog>
  )
}
