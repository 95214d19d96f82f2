import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text';
import { DemoMark } from './demo-mark';
import { PageControls } from './page-controls';
import './plate-frame.css';

export type TitleRow = { readonly label: string; readonly value: string };

type Props = {
  readonly isDemonstration?: boolean;
  /** Middle of the plate: where the person is on the way. */
  readonly aside?: ReactNode;
  /** The title block at the foot of the plate, as on a drawing. */
  readonly titleRows?: readonly TitleRow[];
  /** Beside the page controls. */
  readonly corner?: ReactNode;
  readonly width?: 'normal' | 'wide';
  readonly children: ReactNode;
};

/** The house frame: a dark plate that says where one is, and a sheet with one thing to do. */
export function PlateFrame(props: Props) {
  const { isDemonstration = false, aside, titleRows = [], corner, width = 'normal', children } = props;
  const text = useText();
  return (
    <div className="frame no-select">
      <div className="frame-grid">
        <aside className="frame-plate on-plate">
          <div className="frame-name">
            <PlumbMark />
            <span>{text.frame.product}</span>
          </div>
          {isDemonstration ? <DemoMark form="long" /> : null}
          <div className="frame-aside">{aside}</div>
          {titleRows.length === 0 ? null : (
            <dl className="title-block">
              {titleRows.map((row) => (
                <div key={row.label}>
                  <dt>{row.label}</dt>
                  <dd>{row.value}</dd>
                </div>
              ))}
            </dl>
          )}
        </aside>
        <div className="frame-main">
          <div className="frame-corner">
            {corner}
            <PageControls />
          </div>
          <main className={`frame-sheet frame-sheet-${width}`}>{children}</main>
        </div>
      </div>
    </div>
  );
}

/** A plumb line against a wall: is it true? */
function PlumbMark() {
  return (
    <svg className="plumb-mark" viewBox="0 0 40 40" aria-hidden="true">
      <path d="M3 37V3h34" fill="none" stroke="currentColor" strokeWidth="4" />
      <path d="M24 3v17" stroke="currentColor" strokeWidth="2.5" />
      <path d="M24 38l-6.5-11.5L24 19l6.5 7.5z" fill="currentColor" />
    </svg>
  );
}
