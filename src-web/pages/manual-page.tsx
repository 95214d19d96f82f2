import { Button } from 'antd';
import { useState } from 'react';
import { MANUAL_TITLE, PERSON_MANUAL } from '../../src-shared/wording/person-manual';
import { callCentre } from '../centre-api';
import { Problem } from '../components/problem';
import { saveFile } from '../components/save-file';
import { useText } from '../i18n/use-text';
import { useLanguage } from '../stores/language-store';

/** 操作手册: read here or taken along as a file (S3.2). */
export function ManualPage() {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const download = async (): Promise<void> => {
    setBusy(true);
    const made = await callCentre('personManual', {});
    setBusy(false);
    setProblem(made.ok ? undefined : text.problems[made.error.kind]);
    if (!made.ok) return;
    const bytes = Uint8Array.from(atob(made.value.pdfBase64), (char) => char.charCodeAt(0));
    saveFile(made.value.fileName, new Blob([bytes], { type: 'application/pdf' }));
  };
  return (
    <>
      <h1>{MANUAL_TITLE[language]}</h1>
      <section className="sheet">
        <Button loading={isBusy} onClick={() => void download()}>
          {text.manual.download}
        </Button>
        {problem === undefined ? null : <Problem text={problem} />}
        {PERSON_MANUAL[language].map(({ title, steps }) => (
          <section key={title} className="manual-chapter">
            <h2>{title}</h2>
            <ol>
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </section>
        ))}
      </section>
    </>
  );
}
