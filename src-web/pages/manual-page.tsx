import { Button } from 'antd';
import { useState } from 'react';
import { MANUAL_TITLE, PERSON_MANUAL } from '../../src-shared/wording/person-manual';
import { callCentre } from '../centre-api';
import { Problem } from '../components/problem';
import { useText } from '../i18n/use-text';
import { bytesOfBase64, saveFile } from '../save-file';
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
    saveFile(made.value.fileName, 'application/pdf', bytesOfBase64(made.value.pdfBase64));
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
