import { Drawer } from 'antd';
import { useText } from '../../i18n/use-text';
import { StaffShell } from '../staff/staff-shell';
import { OfficeRecords } from './office-records';

/** What an invigilator looks at between two candidates. No scores. */
export default function OfficeDrawer({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  return (
    <StaffShell>
      <Drawer
        open
        onClose={onClose}
        title={text.office.title}
        size="min(58rem, 92vw)"
        closable={{ 'aria-label': text.frame.close }}
      >
        <OfficeRecords />
      </Drawer>
    </StaffShell>
  );
}
