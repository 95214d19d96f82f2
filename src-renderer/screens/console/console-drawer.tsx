import { Button, Drawer, Tabs } from 'antd';
import { useRef } from 'react';
import type { SignedInConsole } from '../../../src-shared/contracts/ipc/console-view';
import type { StationView } from '../../../src-shared/contracts/ipc/station-view';
import { useText } from '../../i18n/use-text';
import { call } from '../../station-api';
import { closeConsole, useConsole } from '../../stores/console-store';
import { EnterCodeSection } from '../code/enter-code-section';
import { StaffShell } from '../staff/staff-shell';
import { ConsoleSignIn } from './console-sign-in';
import { consoleSections } from './sections';
import './console-drawer.css';

const STAY_EVERY_MS = 15_000;

/**
 * The proctor's console over the seat's screen. What lies under it is covered whole: staff read here while the
 * candidate's answers are nobody's business, and the candidate does not work on behind it.
 */
export default function ConsoleDrawer({ view }: { readonly view: StationView }) {
  const text = useText();
  const shown = useConsole((state) => state.view);
  const stay = useStay();
  return (
    <StaffShell>
      <Drawer
        open
        onClose={closeConsole}
        maskClosable={false}
        title={text.console.title}
        size="min(68rem, 96vw)"
        rootClassName="console-drawer"
        closable={{ 'aria-label': text.frame.close }}
        extra={
          shown.kind === 'signed-in' ? (
            <span className="console-who">
              {text.console.signedInAs(
                shown.staff.displayName,
                shown.staff.roles.map((role) => text.console.roles[role]).join(text.frame.listComma),
              )}
              <Button onClick={closeConsole}>{text.console.signOut}</Button>
            </span>
          ) : null
        }
      >
        <div onKeyDownCapture={stay} onPointerDownCapture={stay}>
          {shown.kind === 'signed-in' ? <Sections view={view} shown={shown} /> : <Entrance />}
        </div>
      </Drawer>
    </StaffShell>
  );
}

/** By password, or with a code that somebody with a password made elsewhere. */
function Entrance() {
  const { code } = useText();
  const items = [
    { key: 'password', label: code.signInTab, children: <ConsoleSignIn /> },
    { key: 'code', label: code.tab, children: <EnterCodeSection /> },
  ];
  return <Tabs items={items} destroyOnHidden />;
}

type SectionsProps = { readonly view: StationView; readonly shown: SignedInConsole };

function Sections({ view, shown }: SectionsProps) {
  const text = useText();
  const items = consoleSections
    .filter((section) => section.isShown(view, shown.staff))
    .map(({ id, title, Component }) => ({
      key: id,
      label: title(text),
      children: <Component view={view} staff={shown.staff} />,
    }));
  return (
    <>
      <p className="console-idle">{text.console.idleNote(shown.staff.idleSignOutMinutes)}</p>
      <Tabs tabPlacement="start" items={items} destroyOnHidden />
    </>
  );
}

/** Tells main now and then that somebody is still here, so that nobody is signed out in the middle of a sentence. */
function useStay(): () => void {
  const last = useRef(0);
  return () => {
    const now = performance.now();
    if (now - last.current < STAY_EVERY_MS) return;
    last.current = now;
    void call('console:stay', {});
  };
}
