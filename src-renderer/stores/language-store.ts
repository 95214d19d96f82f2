import { create } from 'zustand';

export type Language = 'zh' | 'en';

const STORAGE_KEY = 'station-language';

type LanguageState = {
  readonly language: Language;
  readonly choose: (language: Language) => void;
};

/** Which language the screens speak: Chinese until somebody chooses otherwise on this machine. */
export const useLanguage = create<LanguageState>((set) => ({
  language: rememberedLanguage(),
  choose: (language) => {
    set({ language });
    try {
      window.localStorage.setItem(STORAGE_KEY, language);
    } catch {
      // Not remembered then; the choice still holds until the page is reloaded.
    }
  },
}));

function rememberedLanguage(): Language {
  try {
    return window.localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}
