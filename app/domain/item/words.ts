const WORD =
  /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:[.,'’:/-](?:(?!\p{Script=Han})[\p{L}\p{N}])+)*/gu

/** 字数 of a text: every Han character counts one, so does a run of letters or digits (3.5, SLA). Punctuation does not. */
export const countWords = (text: string): number => text.match(WORD)?.length ?? 0

/** Characters a written answer takes; well above any word range, since punctuation is not counted in words. */
export const WRITTEN_LENGTH = 6_000
