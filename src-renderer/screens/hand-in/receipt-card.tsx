import { useEffect, useState } from 'react';
import { QrCode } from '../../components/qr-code';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import './receipt-card.css';

/** The candidate's receipt, to photograph. Nothing stands here while there is none: the result does not wait for it. */
export function ReceiptCard() {
  const words = useText().handIn;
  const [receipt, setReceipt] = useState<{ text: string; code: string } | undefined>(undefined);
  useEffect(() => {
    let isGone = false;
    void step('receipt:show', {}).then((shown) => {
      if (shown.ok && !isGone) setReceipt(shown.value);
    });
    return () => {
      isGone = true;
    };
  }, []);
  if (receipt === undefined) return null;
  return (
    <section className="receipt-card">
      <QrCode text={receipt.text} label={words.receiptLabel} size={148} />
      <div>
        <h2>{words.receiptTitle}</h2>
        <p className="receipt-code">{words.receiptCode(receipt.code)}</p>
        <p>{words.receiptNote}</p>
      </div>
    </section>
  );
}
