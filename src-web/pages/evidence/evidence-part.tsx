import { useState } from 'react';
import type { EvidenceLine, EvidenceSearch } from '../../../src-shared/contracts/web/evidence-routes';
import type { WebBody } from '../../../src-shared/contracts/web/web-routes';
import { callCentre } from '../../centre-api';
import { AskedPart } from '../../components/asked-part';
import { PageTurn } from '../../components/page-turn';
import { Problem } from '../../components/problem';
import { useAsk } from '../../components/use-ask';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { EvidenceTable } from './evidence-table';
import { type OpenedPicture, PicturePart } from './picture-part';

/**
 * The list, and one picture at a time. The centre opens it for one request: the key never comes here, and the picture
 * is in this page's memory until it is closed or left (LW-5).
 */
export function EvidencePart({ search }: { readonly search: EvidenceSearch }) {
  const words = useText().evidence;
  const [after, setAfter] = useState<EvidenceLine | undefined>(undefined);
  const [picture, setPicture] = useState<OpenedPicture | undefined>(undefined);
  const step = useCall();
  const asked = useAsk('searchEvidence', {
    search,
    ...(after === undefined ? {} : { after: { receivedAtMs: after.receivedAtMs, sha256: after.sha256 } }),
  });
  const open = async (body: WebBody<'openEvidence'>): Promise<void> => {
    setPicture(undefined);
    const opened = await step.run(callCentre('openEvidence', body), (error) => words.problems[error.kind]);
    if (opened !== undefined) setPicture({ sha256: body.sha256, ...opened });
    asked.again();
  };
  return (
    <>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      {picture === undefined ? null : (
        <PicturePart key={picture.sha256} of={picture} onClose={() => setPicture(undefined)} />
      )}
      <AskedPart of={asked}>
        {({ lines, hasMore }) => (
          <>
            <EvidenceTable
              of={lines}
              isBusy={step.isBusy}
              onOpen={(one, reason) => void open({ sha256: one.sha256, reason })}
            />
            <PageTurn
              first={words.first}
              more={words.more}
              onFirst={after === undefined ? undefined : () => setAfter(undefined)}
              onMore={hasMore ? () => setAfter(lines.at(-1)) : undefined}
            />
          </>
        )}
      </AskedPart>
    </>
  );
}
