import { type ChangeEvent, useState } from 'react';
import type { SessionId } from '../../../src-shared/basics/ids';
import { HAND_IN_MAX_BYTES } from '../../../src-shared/contracts/web/hand-in-routes';
import { callCentre } from '../../centre-api';
import { base64OfFile } from '../../file-base64';
import { useText } from '../../i18n/use-text';
import { FileOutcome, type TriedFile } from './file-outcome';

type Props = {
  /** The session that somebody collects; a file of another one is refused then. */
  readonly sessionId?: SessionId;
  readonly onTaken: () => void;
};

/** Hand-in files, several at once and one after another, each with what became of it and of its records. */
export function FileForm({ sessionId, onTaken }: Props) {
  const text = useText();
  const words = text.handIn;
  const [isBusy, setBusy] = useState(false);
  const [tried, setTried] = useState<readonly TriedFile[]>([]);
  const tryOne = async (file: File): Promise<TriedFile> => {
    const { name } = file;
    if (file.size > HAND_IN_MAX_BYTES) return { name, kind: 'failed', because: words.tooLarge };
    const fileBase64 = await base64OfFile(file);
    const body = { fileBase64, ...(sessionId === undefined ? {} : { sessionId }) };
    const called = await callCentre('importHandIn', body);
    if (!called.ok) return { name, kind: 'failed', because: text.problems[called.error.kind] };
    if (!called.value.ok)
      return { name, kind: 'failed', because: words.fileProblems[called.value.error.kind] };
    return { name, kind: 'taken', taken: called.value.value };
  };
  const tryAll = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    if (files.length === 0) return;
    setBusy(true);
    setTried([]);
    for (const file of files) {
      const one = await tryOne(file);
      setTried((before) => [...before, one]);
    }
    setBusy(false);
    onTaken();
  };
  return (
    <section className="sheet">
      <h2>{words.fileTitle}</h2>
      <p>{words.fileText}</p>
      <label className="file-choice">
        {words.choose}
        <input type="file" multiple disabled={isBusy} onChange={(event) => void tryAll(event)} />
      </label>
      <div aria-live="polite">
        {tried.map((one, at) => (
          // The same file may be chosen twice; the order never changes.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
          <FileOutcome key={at} of={one} />
        ))}
        {isBusy ? <p role="status">{words.busy}</p> : null}
      </div>
    </section>
  );
}
