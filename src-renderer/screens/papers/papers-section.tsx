import { useText } from '../../i18n/use-text';
import { PaperButtons } from './paper-buttons';

/** 考场情况记录, 成绩汇总表 and 设备检测单 (RM-14, RM-15, feature 17). */
export function PapersSection() {
  const words = useText().papers;
  return (
    <section className="papers-section">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <PaperButtons papers={['room-record', 'result-sheet', 'readiness']} />
    </section>
  );
}
