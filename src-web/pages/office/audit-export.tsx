import type { AuditSearch } from '../../../src-shared/contracts/web/audit-log';
import { callCentre } from '../../centre-api';
import { FileButton } from '../../components/file-button';
import { useText } from '../../i18n/use-text';

export function AuditExport({ search }: { readonly search: AuditSearch }) {
  const words = useText().audit;
  return (
    <FileButton
      buttons={[{ label: words.export, type: 'text/csv', ask: () => callCentre('exportAudit', { search }) }]}
      say={({ lines, isCut }) => (isCut ? words.cut(lines) : words.exported(lines))}
    />
  );
}
