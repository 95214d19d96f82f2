import { Button } from 'antd';
import { useState } from 'react';
import { ok } from '../../../src-shared/basics/result';
import type { ResultSearch } from '../../../src-shared/contracts/web/results';
import { callCentre } from '../../centre-api';
import { NoteLine } from '../../components/note-line';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { bytesOfBase64, saveFile } from '../../save-file';

const TYPES = { csv: 'text/csv', pdf: 'application/pdf' } as const;

/** The list as a file, with whole names: the page says so, and the centre writes down who took it. */
export function ResultExport({ search }: { readonly search: ResultSearch }) {
  const words = useText().results;
  const step = useCall();
  const [said, setSaid] = useState<string | undefined>(undefined);
  const take = async (form: 'csv' | 'pdf'): Promise<void> => {
    setSaid(undefined);
    const asked = callCentre('exportResults', { search, form }).then((made) =>
      made.ok ? ok(ok(made.value)) : made,
    );
    const made = await step.run(asked, () => words.empty);
    if (made === undefined) return;
    saveFile(made.fileName, TYPES[form], bytesOfBase64(made.base64));
    setSaid(made.isCut ? words.cut(made.lines) : words.exported(made.lines));
  };
  return (
    <>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <NoteLine text={said} />
      <div className="page-turn">
        {(['csv', 'pdf'] as const).map((form) => (
          <Button key={form} loading={step.isBusy} onClick={() => void take(form)}>
            {words.export[form]}
          </Button>
        ))}
      </div>
    </>
  );
}
