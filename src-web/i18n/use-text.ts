import { type Language, useLanguage } from '../stores/language-store';
import { en } from './en';
import { type Texts, zh } from './zh';

const textsOf: { readonly [L in Language]: Texts } = { zh, en };

export function useText(): Texts {
  return textsOf[useLanguage((state) => state.language)];
}
