import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { StationLine } from '../../../src-shared/contracts/web/station-registry';
import { AskedPart } from '../../components/asked-part';
import { NoteLine } from '../../components/note-line';
import { PageTurn } from '../../components/page-turn';
import { useAsk } from '../../components/use-ask';
import { useText } from '../../i18n/use-text';
import { RevokeForm } from './revoke-form';
import { StationCodes } from './station-codes';
import { StationTable } from './station-table';

/** Stations, their keys, and the codes they register with. */
export function StationsPage() {
  const words = useText().stations;
  const [text, setText] = useState('');
  const [after, setAfter] = useState<StationLine | undefined>(undefined);
  const [chosen, setChosen] = useState<StationLine | undefined>(undefined);
  const [said, setSaid] = useState<string | undefined>(undefined);
  const asked = useAsk('stationRegistry', {
    ...(text === '' ? {} : { text }),
    ...(after === undefined ? {} : { after: after.stationId }),
  });
  return (
    <>
      <h1>{words.title}</h1>
      <AskedPart of={asked}>
        {({ lines, hasMore, codes, centreFingerprint, stationAddress }) => (
          <>
            <StationCodes
              codes={codes}
              centreFingerprint={centreFingerprint}
              stationAddress={stationAddress}
              onMade={asked.again}
            />
            <section className="sheet">
              <h2>{words.listTitle}</h2>
              <Form<{ readonly text?: string }>
                name="find"
                layout="vertical"
                onFinish={(fields) => {
                  setText(fields.text?.trim() ?? '');
                  setAfter(undefined);
                }}
              >
                <Form.Item name="text" label={words.find}>
                  <Input maxLength={100} />
                </Form.Item>
                <Button htmlType="submit">{words.submit}</Button>
              </Form>
              <NoteLine text={said} />
              {chosen === undefined ? null : (
                <RevokeForm
                  key={chosen.stationId}
                  station={chosen}
                  onEnd={(isDone) => {
                    setChosen(undefined);
                    setSaid(isDone ? words.done : undefined);
                    if (isDone) asked.again();
                  }}
                />
              )}
              <StationTable of={lines} onRevoke={setChosen} />
              <PageTurn
                first={words.first}
                more={words.more}
                onFirst={after === undefined ? undefined : () => setAfter(undefined)}
                onMore={hasMore ? () => setAfter(lines.at(-1)) : undefined}
              />
            </section>
          </>
        )}
      </AskedPart>
    </>
  );
}
