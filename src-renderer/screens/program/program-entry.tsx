import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { ProgramPanel } from './program-panel';
import { UpdateSection } from './update-section';

/** On the screens before a session: what this program is. */
export function ProgramEntry() {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="large" onClick={() => setOpen(true)}>
        {text.program.open}
      </Button>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        title={text.program.title}
        size="min(58rem, 92vw)"
        closable={{ 'aria-label': text.frame.close }}
      >
        {isOpen ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable to be scrolled by keys
          <section tabIndex={0} aria-label={text.program.title}>
            <ProgramPanel />
            <UpdateSection />
          </section>
        ) : null}
      </Drawer>
    </>
  );
}
