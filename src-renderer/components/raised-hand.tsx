import './raised-hand.css';

/** A raised hand: read at a glance by somebody who does not read the sentence. */
export function RaisedHand() {
  return (
    <svg className="raised-hand" viewBox="0 0 48 48" aria-hidden="true">
      <path
        d="M15 25V11a3 3 0 0 1 6 0v11m0-14a3 3 0 0 1 6 0v14m0-11a3 3 0 0 1 6 0v14m0-7a3 3 0 0 1 6 0v11c0 9-5 13-12 13-6 0-9-3-12-8l-6-10a3 3 0 0 1 5-3l5 6"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
