import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { CertificateFound } from '../../src-shared/contracts/web/certificate-query';
import { callCentre } from '../centre-api';
import { Problem } from '../components/problem';
import { useCall } from '../components/use-call';
import { doWork } from '../do-work';
import { useText } from '../i18n/use-text';
import { statusSentence } from './hours/outcome-sentence';
import { TrainingInformationTable } from './training-information-table';

type Fields = { readonly name: string; readonly documentOrNumber: string };

/** 证书查询 for anybody (S2.3, CT-1, CT-4, CT-10). */
export function QueryPage() {
  const text = useText();
  const words = text.query;
  const step = useCall();
  const [isWorking, setWorking] = useState(false);
  const [troubled, setTroubled] = useState<string | undefined>(undefined);
  const [found, setFound] = useState<readonly CertificateFound[] | undefined>(undefined);
  const ask = async (fields: Fields): Promise<void> => {
    setFound(undefined);
    setTroubled(undefined);
    setWorking(true);
    const challenge = await callCentre('proofChallenge', {});
    const nonce = challenge.ok ? await doWork(challenge.value).catch(() => undefined) : undefined;
    setWorking(false);
    if (!challenge.ok) return setTroubled(text.problems[challenge.error.kind]);
    if (nonce === undefined) return setTroubled(text.problems['not-understood']);
    const body = { ...fields, challenge: challenge.value.challenge, nonce };
    const answer = await step.run(callCentre('queryCertificate', body), (error) =>
      error.kind === 'too-often' ? words.tooOften(error.seconds) : words.proofWrong,
    );
    setFound(answer?.found);
  };
  return (
    <>
      <h1>{words.title}</h1>
      <section className="sheet sheet-narrow">
        <p>{words.text}</p>
        <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => void ask(fields)}>
          <Form.Item name="name" label={words.name} rules={[{ required: true }]}>
            <Input autoComplete="off" maxLength={60} />
          </Form.Item>
          <Form.Item name="documentOrNumber" label={words.number} rules={[{ required: true }]}>
            <Input autoComplete="off" spellCheck={false} maxLength={100} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={isWorking || step.isBusy} block>
            {words.submit}
          </Button>
        </Form>
        {isWorking ? <p role="status">{words.working}</p> : null}
        {troubled === undefined ? null : <Problem text={troubled} />}
        {step.problem === undefined ? null : <Problem text={step.problem} />}
      </section>
      <div aria-live="polite">
        {found?.length === 0 ? <p className="sheet sheet-narrow">{words.none}</p> : null}
        {found?.map((one) => (
          <FoundCard key={`${one.kind} ${one.number}`} found={one} />
        ))}
      </div>
    </>
  );
}

function FoundCard({ found }: { readonly found: CertificateFound }) {
  const text = useText();
  const words = text.query;
  return (
    <section className="sheet">
      <h2>
        {found.isDemonstration ? <span className="sample-mark">{words.demo}</span> : null} {found.postName}
      </h2>
      <p>{text.hours.kinds[found.kind]}</p>
      <p className="numerals">
        {found.name} · {found.maskedDocument}
      </p>
      <p className="numerals">
        {found.number} · {text.hours.issuedOn(found.issuedOn)}
      </p>
      {found.formerNumber === undefined ? null : (
        <p className="soft numerals">{words.former(found.formerNumber)}</p>
      )}
      {found.issuer === undefined ? null : (
        <p>
          {words.issuer} {found.issuer}
        </p>
      )}
      <p>
        <strong>{statusSentence(found.status, text)}</strong>
      </p>
      {found.finishedYears.length === 0 ? null : (
        <p className="numerals">
          {words.finished}：
          {found.finishedYears
            .map((year) => `${text.hours.year(year.label)} ${text.hours.amount(year.tenths)}`)
            .join('；')}
        </p>
      )}
      <TrainingInformationTable training={found.training} />
    </section>
  );
}
