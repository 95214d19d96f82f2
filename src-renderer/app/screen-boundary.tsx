import { Component, type ReactNode } from 'react';
import { ActionButton } from '../components/action-button';
import { Note } from '../components/note';
import type { Texts } from '../i18n/zh';

type Props = { readonly text: Texts['frame']; readonly children: ReactNode };

/** The top for bugs of the screens: answers are in the journal, so loading the page again loses nothing. */
export class ScreenBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    const { text } = this.props;
    return (
      <main className="frame-sheet">
        <h1>{text.screenBroke}</h1>
        <Note tone="problem">{text.screenBrokeNote}</Note>
        <ActionButton look="primary" onClick={() => window.location.reload()}>
          {text.reloadScreen}
        </ActionButton>
      </main>
    );
  }
}
