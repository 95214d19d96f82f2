import { create } from 'zustand';

export type Language = 'zh' | 'en';

const STORAGE_KEY = 'centre-language';

type LanguageState = { readonly language: Language; readonly choose: (language: Language) => void };

/** Chinese until somebody chooses otherwise in this browser. */
export const useLanguage = create<LanguageState>((set) => ({
  language: window.localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'zh',
  choose: (language) => {
    window.localStorage.setItem(STORAGE_KEY, language);
    set({ language });
  },
}));

/** Carries the language to the page itself, for fonts and screen readers. */
export function followLanguage(): void {
  const show = (language: Language): void => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  };
  show(useLanguage.getState().language);
  useLanguage.subscribe((state) => show(state.language));
}
