import type { ResultSearch } from '../../../src-shared/contracts/web/results';
import { callCentre } from '../../centre-api';
import { FileButton } from '../../components/file-button';
import { useText } from '../../i18n/use-text';

const TYPES = { csv: 'text/csv', pdf: 'application/pdf' } as const;

/** The list as a file, with whole names: the page says so, and the centre writes down who took it. */
export function ResultExport({ search }: { readonly search: ResultSearch }) {
  const words = useText().results;
  return (
    <FileButton
      buttons={(['csv', 'pdf'] as const).map((form) => ({
        label: words.export[form],
        type: TYPES[form],
        ask: () => callCentre('exportResults', { search, form }),
      }))}
      say={({ lines, isCut }) => (isCut ? words.cut(lines) : words.exported(lines))}
    />
  );
}
