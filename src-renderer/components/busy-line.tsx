import './busy-line.css';

export function BusyLine() {
  return <div className="busy-line" aria-hidden="true" />;
}
