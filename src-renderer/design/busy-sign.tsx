import './busy-sign.css';

/** The sign of a step under way. It never is part of a button's name. */
export function BusySign() {
  return <span className="busy-sign" aria-hidden="true" />;
}
