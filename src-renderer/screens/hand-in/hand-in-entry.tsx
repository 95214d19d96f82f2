import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { HandInPanel } from './hand-in-panel';

/** Hand-in where no session is open: on a later day a package opens no more, and nobody could sign in at a console. */
export function HandInEntry() {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="large" onClick={() => setOpen(true)}>
        {text.handIn.title}
      </Button>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        title={text.handIn.title}
        size="min(58rem, 92vw)"
        closable={{ 'aria-label': text.frame.close }}
      >
        {isOpen ? <HandInPanel /> : null}
      </Drawer>
    </>
  );
}
