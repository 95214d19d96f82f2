import { useText } from '../../i18n/use-text';

type Props = { readonly shares: readonly string[]; readonly sessionId: string };

/** A share for each of three people; printed, each begins a page of its own, so that nobody is handed two. */
export function ShareSheets({ shares, sessionId }: Props) {
  const words = useText().packages.shares;
  return (
    <>
      <p className="share-lead">{words.lead}</p>
      {shares.map((share, at) => (
        <p key={share} className="told-once share-sheet">
          {words.heading(at + 1, sessionId)}
          <strong>{share}</strong>
          <small>{words.keep}</small>
        </p>
      ))}
    </>
  );
}
