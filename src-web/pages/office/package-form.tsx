import { Button, Form, Input } from 'antd';
import { StationId } from '../../../src-shared/basics/ids';
import { shanghaiDate, shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { BuiltPackage, PackageChoices, RosterSource } from '../../../src-shared/contracts/web/packages';
import { callCentre } from '../../centre-api';
import { Choice } from '../../components/choice';
import { Problem } from '../../components/problem';
import { SessionFields, type SessionFieldValues, sessionTimes } from '../../components/session-fields';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { StationChoice } from './station-choice';

type Props = {
  readonly choices: PackageChoices;
  readonly planned: PackageChoices['planned'][number] | undefined;
  readonly source: RosterSource;
  readonly onBuilt: (built: BuiltPackage) => void;
};
type Fields = SessionFieldValues & {
  readonly bankId: string;
  readonly policyId: string;
  readonly stationIds: readonly string[];
  readonly proctors: string;
  readonly siteHead: string;
  readonly systemAdmin: string;
  readonly opening: 'whole' | 'split';
};

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export function PackageForm({ choices, planned, source, onBuilt }: Props) {
  const text = useText();
  const words = text.packages;
  const { fields } = words;
  const step = useCall();
  const build = async (given: Fields): Promise<void> => {
    const { date, start, end, proctors, stationIds, opening, ...rest } = given;
    const built = await step.run(
      callCentre('buildPackage', {
        ...rest,
        source,
        ...sessionTimes({ date, start, end }),
        proctors: linesOf(proctors),
        isPassphraseSplit: opening === 'split',
        stationIds: stationIds.map((id) => StationId.parse(id)),
      }),
      (error) => words.buildProblems[error.kind](error.detail ?? ''),
    );
    if (built !== undefined) onBuilt(built);
  };
  const required = [{ required: true }];
  const options = (of: readonly { readonly id: string; readonly title: string }[]) =>
    of.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <section className="sheet">
      <h2>{words.step2}</h2>
      <Form<Fields>
        name="package"
        layout="vertical"
        initialValues={{
          sessionNo: 1,
          opening: 'whole',
          ...(planned === undefined ? {} : initialOf(planned)),
        }}
        onFinish={(given) => void build(given)}
      >
        <div className="search-line">
          <SessionFields />
          <Form.Item name="bankId" label={fields.bank} rules={required}>
            <Choice options={options(choices.banks)} unchosen={fields.choose} />
          </Form.Item>
          <Form.Item name="policyId" label={fields.policy} rules={required}>
            <Choice options={options(choices.policies)} unchosen={fields.choose} />
          </Form.Item>
          <Form.Item name="opening" label={fields.opening} rules={required}>
            <Choice
              options={(['whole', 'split'] as const).map((value) => ({
                value,
                label: words.openings[value],
              }))}
              unchosen={fields.choose}
            />
          </Form.Item>
          <Form.Item name="siteHead" label={fields.siteHead} rules={required}>
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item name="systemAdmin" label={fields.systemAdmin} rules={required}>
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item
            name="proctors"
            label={fields.proctors}
            rules={[
              {
                validator: async (_, given?: string) => {
                  if (linesOf(given ?? '').length < 2) throw new Error(words.twoProctors);
                },
              },
            ]}
          >
            <Input.TextArea rows={3} maxLength={400} />
          </Form.Item>
          <Form.Item name="stationIds" label={fields.stations} rules={required}>
            <StationChoice stations={choices.stations} allText={fields.allStations} />
          </Form.Item>
        </div>
        {step.problem === undefined ? null : <Problem text={step.problem} />}
        {step.isBusy ? <p role="status">{words.building}</p> : null}
        <Button type="primary" htmlType="submit" loading={step.isBusy}>
          {words.build}
        </Button>
      </Form>
    </section>
  );
}

function initialOf(planned: PackageChoices['planned'][number]): Partial<Fields> {
  const { title, siteCode, siteName, roomNo, roomName, startsAtMs, endsAtMs } = planned;
  const time = (atMs: number) => shanghaiDateTime(atMs).slice(11, 16);
  return {
    ...{ title, siteCode, siteName, roomNo, roomName },
    date: shanghaiDate(startsAtMs),
    start: time(startsAtMs),
    end: time(endsAtMs),
  };
}
