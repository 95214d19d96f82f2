import { useEffect, useState } from 'react';
import type { VerifiedCertificate } from '../../src-shared/contracts/web/certificates';
import { callCentre } from '../centre-api';
import { useText } from '../i18n/use-text';
import { statusSentence } from './hours/outcome-sentence';

type State =
  | { readonly kind: 'missing' | 'checking' | 'offline' | 'not-genuine' }
  | { readonly kind: 'genuine'; readonly certificate: VerifiedCertificate };

/** Where a certificate's QR code leads (CT-9). What it claims stands behind the # and is sent only to be checked. */
export function VerifyPage() {
  const text = useText();
  const words = text.verify;
  const claim = decodeURIComponent(window.location.hash.slice(1));
  const [state, setState] = useState<State>({ kind: claim === '' ? 'missing' : 'checking' });
  useEffect(() => {
    if (claim === '') return;
    let isGone = false;
    void callCentre('verifyCertificate', { text: claim.slice(0, 400) }).then((answer) => {
      if (isGone) return;
      if (!answer.ok) setState({ kind: 'offline' });
      else if (answer.value.ok) setState({ kind: 'genuine', certificate: answer.value.value });
      else setState({ kind: 'not-genuine' });
    });
    return () => {
      isGone = true;
    };
  }, [claim]);
  return (
    <>
      <h1>{words.title}</h1>
      <section className="sheet sheet-narrow" aria-live="polite">
        {state.kind === 'missing' ? <p>{words.missing}</p> : null}
        {state.kind === 'checking' ? <p>{words.checking}</p> : null}
        {state.kind === 'offline' ? <p className="problem">{words.offline}</p> : null}
        {state.kind === 'not-genuine' ? <p className="problem">{words.notGenuine}</p> : null}
        {state.kind === 'genuine' ? <Genuine certificate={state.certificate} /> : null}
      </section>
    </>
  );
}

function Genuine({ certificate }: { readonly certificate: VerifiedCertificate }) {
  const text = useText();
  const words = text.verify;
  return (
    <>
      <p className="good">
        {words.genuine}
        {certificate.isDemonstration ? ` · ${text.query.demo}` : ''}
      </p>
      <h2>{certificate.postName}</h2>
      <p>
        {words.name} {certificate.maskedName}
      </p>
      <p className="numerals">
        {certificate.number} · {text.hours.issuedOn(certificate.issuedOn)}
      </p>
      <p>
        {words.live}：<strong>{statusSentence(certificate.status, text)}</strong>
      </p>
    </>
  );
}
