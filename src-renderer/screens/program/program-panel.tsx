import { Descriptions } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { ProgramAbout } from '../../../src-shared/contracts/ipc/program-channels';
import type { ProgramVerdict } from '../../../src-shared/domain/release/program-verdict';
import { ProblemNote } from '../../components/problem-note';
import { useText } from '../../i18n/use-text';
import type { Texts } from '../../i18n/zh';
import { type ApiFailure, call } from '../../station-api';

export function ProgramPanel() {
  const words = useText().program;
  const [about, setAbout] = useState<ProgramAbout>();
  const [failure, setFailure] = useState<ApiFailure>();
  useEffect(() => {
    let isGone = false;
    const ask = async () => {
      const answered = await call('program:about', {});
      if (isGone) return;
      if (answered.ok) setAbout(answered.value);
      else setFailure(answered.error);
    };
    void ask();
    return () => {
      isGone = true;
    };
  }, []);
  if (failure !== undefined) return <ProblemNote problem={failure} />;
  if (about === undefined) return <p role="status">{words.checking}</p>;
  const { facts, verdict } = about.report;
  return (
    <Descriptions
      bordered
      column={1}
      items={[
        { key: 'version', label: words.version, children: about.version },
        {
          key: 'electron',
          label: words.electron,
          children: `${about.electron} · ${words.origins[facts?.electron.origin ?? 'checkout']}`,
        },
        { key: 'channel', label: words.channel, children: words.channels[facts?.channel ?? 'none'] },
        { key: 'files', label: words.files, children: filesText(words, verdict) },
        { key: 'commit', label: words.commit, children: <code>{facts?.commit ?? '—'}</code> },
        { key: 'key', label: words.key, children: <code>{facts?.releaseKey ?? '—'}</code> },
        {
          key: 'suites',
          label: words.suites,
          children: about.suites.map((suite) => <div key={suite}>{words.suiteNames[suite]}</div>),
        },
      ]}
    />
  );
}

function filesText(words: Texts['program'], verdict: ProgramVerdict): ReactNode {
  switch (verdict.kind) {
    case 'checkout':
      return words.checkout;
    case 'intact':
      return words.intact(verdict.files);
    case 'altered':
      return (
        <>
          {words.altered(verdict.count)}
          {verdict.paths.map((place) => (
            <div key={place}>
              <code>{place}</code>
            </div>
          ))}
        </>
      );
    case 'unsigned':
      return words.unsigned[verdict.why];
  }
}
