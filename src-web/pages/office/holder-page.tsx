import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { Holder } from '../../../src-shared/contracts/web/holder-routes';
import { callCentre } from '../../centre-api';
import { NoteLine } from '../../components/note-line';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { HolderCertificates } from './holder-certificates';
import { HolderLedger } from './holder-ledger';

/** One person's certificates and hours, for what was wrong to be put right (CT-11, CE-11, CE-12). */
export function HolderPage() {
  const words = useText().holder;
  const step = useCall();
  const fieldId = useId();
  const [number, setNumber] = useState('');
  const [found, setFound] = useState<Holder | undefined>(undefined);
  const [said, setSaid] = useState<string | undefined>(undefined);
  const look = async (): Promise<void> => {
    setFound(await step.run(callCentre('findHolder', { number }), () => words.nobody));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSaid(undefined);
    if (number.trim().length >= 4) void look();
  };
  const decided = (): void => {
    setSaid(words.done);
    void look();
  };
  return (
    <>
      <h1>{words.title}</h1>
      <section className="sheet">
        <p>{words.hint}</p>
        <form onSubmit={submit}>
          <label htmlFor={fieldId}>{words.find}</label>
          <Input
            id={fieldId}
            maxLength={40}
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
          <div className="page-turn">
            <Button type="primary" htmlType="submit" loading={step.isBusy}>
              {words.submit}
            </Button>
          </div>
        </form>
        {step.problem === undefined ? null : <Problem text={step.problem} />}
        <NoteLine text={said} />
      </section>
      {found === undefined ? null : (
        <>
          <h2 className="back-line">{words.person(found.name, found.maskedDocument)}</h2>
          <HolderCertificates of={found} onDecided={decided} />
          <HolderLedger of={found.ledger} onDecided={decided} />
        </>
      )}
    </>
  );
}
