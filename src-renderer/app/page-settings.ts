import type { StationView } from '../../src-shared/contracts/ipc/station-view';
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
    if (shown.kind !== 'shown') return;
    if (shown.view.kind === 'check-in') useTextSize.getState().reset();
    applyAids(page, shown.view);
  });
}

let aidedAttempt: string | undefined;

/** Features 19: the approved text size where the person begins, and the approved contrast for as long as they sit here. */
function applyAids(page: HTMLElement, view: StationView): void {
  const candidate = 'candidate' in view ? view.candidate : undefined;
  page.toggleAttribute('data-high-contrast', candidate?.aids?.highContrast === true);
  if (candidate?.attemptId === aidedAttempt) return;
  aidedAttempt = candidate?.attemptId;
  if (candidate?.aids !== undefined) useTextSize.getState().choose(candidate.aids.textPercent);
}
