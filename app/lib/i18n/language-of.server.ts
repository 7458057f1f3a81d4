import { isLanguage, LANGUAGE_COOKIE, type Language } from './languages.ts'

/** The language of a page: ?lang, then the cookie, then the profile, then what the browser asks for, then Chinese. */
export function languageOf(request: Request, profile: string | null = null): Language {
  const asked = new URL(request.url).searchParams.get('lang')
  const cookie = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=([^;]+)`).exec(
    request.headers.get('Cookie') ?? '',
  )?.[1]
  const wished = [asked, cookie, profile].find(isLanguage)
  if (wished) return wished
  const first = request.headers.get('Accept-Language')?.split(',')[0]?.trim().toLowerCase() ?? ''
  return first.startsWith('en') ? 'en' : 'zh-CN'
}
