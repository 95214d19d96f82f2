import { type Language, useLanguage } from '../stores/language-store';
import { useTextSize } from '../stores/text-size-store';
import { useView } from '../stores/view-store';

const TAG: { readonly [L in Language]: string } = { zh: 'zh-CN', en: 'en' };

/** Carries language and text size to the page itself, before anything is drawn with them. */
export function followPageSettings(): void {
  const page = document.documentElement;
  const showLanguage = (language: Language): void => {
    page.lang = TAG[language];
  };
  showLanguage(useLanguage.getState().language);
  useLanguage.subscribe((state) => showLanguage(state.language));
  useTextSize.subscribe(({ size }) => page.style.setProperty('--text-scale', String(size / 100)));
  useView.subscribe(({ shown }) => {
    // A new person begins at check-in, with the normal size.
    if (shown.kind === 'shown' && shown.view.kind === 'check-in') useTextSize.getState().reset();
  });
}
