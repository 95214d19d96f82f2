import { Drawer } from 'antd';
import { useText } from '../../i18n/use-text';
import { ReadinessPanel } from './readiness-panel';

type Props = { readonly onClose: () => void };

/** Before the session is open; the console has the same panel afterwards. */
export function ReadinessDrawer({ onClose }: Props) {
  const text = useText();
  return (
    <Drawer
      open
      onClose={onClose}
      title={text.readiness.title}
      size="min(60rem, 94vw)"
      closable={{ 'aria-label': text.frame.close }}
    >
      <ReadinessPanel onMock={onClose} />
    </Drawer>
  );
}
