import { Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { ProgramEvidence } from '../../../src-shared/domain/release/program-verdict';
import { Note } from '../../components/note';
import type { Problem } from '../../i18n/problem-texts';
import { useText } from '../../i18n/use-text';
import './program.css';

/** What a waiver is asked for, from the first time the station asks until the session is open. */
export function useWaiverEvidence(problem: Problem | undefined): ProgramEvidence | undefined {
  const [evidence, setEvidence] = useState<ProgramEvidence | undefined>(undefined);
  useEffect(() => {
    if (problem?.kind === 'program-needs-waiver') setEvidence(problem.evidence);
  }, [problem]);
  return evidence;
}

/** What was found, and the reason why this program is used all the same. */
export function ProgramWaiverFields({ evidence }: { readonly evidence: ProgramEvidence }) {
  const text = useText();
  const words = text.program.waiver;
  return (
    <>
      <Note tone="warning" title={words.found(evidence.count)}>
        {evidence.paths.map((path) => (
          <span key={path} className="program-path">
            {path}
          </span>
        ))}
      </Note>
      <Form.Item
        name="waiver"
        label={words.reason}
        extra={words.hint}
        rules={[{ required: true, min: 4, whitespace: true, message: text.staff.required }]}
      >
        <Input.TextArea rows={2} maxLength={300} autoFocus />
      </Form.Item>
    </>
  );
}
