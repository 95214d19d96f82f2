import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { SessionId } from '../../../src-shared/basics/ids';
import type { EvidenceSearch } from '../../../src-shared/contracts/web/evidence-routes';
import { useText } from '../../i18n/use-text';
import { EvidencePart } from './evidence-part';

/** Every picture that rooms have kept and sent, also of attempts that never came to a result (LW-4). */
export function EvidencePage() {
  const words = useText().evidence;
  const [search, setSearch] = useState<EvidenceSearch>({});
  const look = ({ sessionId }: { readonly sessionId?: string }): void => {
    const parsed = SessionId.safeParse(sessionId?.trim());
    setSearch(parsed.success ? { sessionId: parsed.data } : {});
  };
  return (
    <>
      <h1>{words.title}</h1>
      <section className="sheet">
        <Form name="evidence" layout="vertical" onFinish={look}>
          <div className="search-line">
            <Form.Item
              name="sessionId"
              label={words.session}
              rules={[{ pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, message: words.session }]}
            >
              <Input maxLength={64} />
            </Form.Item>
          </div>
          <Button type="primary" htmlType="submit">
            {words.submit}
          </Button>
        </Form>
      </section>
      <section className="sheet">
        <p>{words.text}</p>
        <EvidencePart key={search.sessionId ?? ''} search={search} />
      </section>
    </>
  );
}
