import { useText } from '../i18n/use-text';
import { type Language, useLanguage } from '../stores/language-store';
import { stepped, useTextSize } from '../stores/text-size-store';
import './page-controls.css';

const LANGUAGES: readonly { readonly language: Language; readonly label: string; readonly tag: string }[] = [
  { language: 'zh', label: '中文', tag: 'zh-CN' },
  { language: 'en', label: 'English', tag: 'en' },
];

/** Text size and language, on every screen. */
export function PageControls() {
  return (
    <div className="page-controls">
      <TextSizeControl />
      <LanguageControl />
    </div>
  );
}

function LanguageControl() {
  const text = useText();
  const { language, choose } = useLanguage();
  return (
    <fieldset className="page-switch">
      <legend className="visually-hidden">{text.frame.languageControl}</legend>
      {LANGUAGES.map((entry) => (
        <button
          key={entry.language}
          type="button"
          lang={entry.tag}
          aria-pressed={entry.language === language}
          onClick={() => choose(entry.language)}
        >
          {entry.label}
        </button>
      ))}
    </fieldset>
  );
}

function TextSizeControl() {
  const text = useText();
  const { size, larger, smaller } = useTextSize();
  return (
    <fieldset className="page-switch">
      <legend className="visually-hidden">{text.frame.textSizeNow(size)}</legend>
      <button
        type="button"
        aria-label={text.frame.textSmaller}
        title={text.frame.textSmaller}
        disabled={stepped(size, -1) === size}
        onClick={smaller}
      >
        A−
      </button>
      <button
        type="button"
        aria-label={text.frame.textLarger}
        title={text.frame.textLarger}
        disabled={stepped(size, 1) === size}
        onClick={larger}
      >
        A+
      </button>
    </fieldset>
  );
}
