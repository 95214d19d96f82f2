import { Button, Form, Input, InputNumber } from 'antd';
import { StationId } from '../../../src-shared/basics/ids';
import { shanghaiDate, shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { BuiltPackage, PackageChoices, RosterSource } from '../../../src-shared/contracts/web/packages';
import { callCentre } from '../../centre-api';
import { Choice } from '../../components/choice';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { StationChoice } from './station-choice';

type Props = {
  readonly choices: PackageChoices;
  readonly planned: PackageChoices['planned'][number] | undefined;
  readonly source: RosterSource;
  readonly onBuilt: (built: BuiltPackage) => void;
};
type Fields = {
  readonly title: string;
  readonly siteCode: string;
  readonly siteName: string;
  readonly roomNo: string;
  readonly roomName: string;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly sessionNo: number;
  readonly bankId: string;
  readonly policyId: string;
  readonly stationIds: readonly string[];
  readonly proctors: string;
  readonly siteHead: string;
  readonly systemAdmin: string;
  readonly opening: 'whole' | 'split';
};

/** Asia/Shanghai whatever the browser's zone is (G-1). */
const instantOf = (date: string, time: string): number => Date.parse(`${date}T${time}:00+08:00`);
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
        startsAtMs: instantOf(date, start),
        endsAtMs: instantOf(date, end),
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
          <Form.Item name="title" label={fields.title} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="siteCode" label={fields.siteCode} rules={[{ required: true, pattern: /^\d{4}$/ }]}>
            <Input maxLength={4} />
          </Form.Item>
          <Form.Item name="siteName" label={fields.siteName} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="roomNo" label={fields.roomNo} rules={[{ required: true, pattern: /^\d{2}$/ }]}>
            <Input maxLength={2} />
          </Form.Item>
          <Form.Item name="roomName" label={fields.roomName} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="sessionNo" label={fields.sessionNo} rules={required}>
            <InputNumber min={1} max={9} precision={0} />
          </Form.Item>
          <Form.Item name="date" label={fields.date} rules={required}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="start" label={fields.start} rules={required}>
            <Input type="time" />
          </Form.Item>
          <Form.Item name="end" label={fields.end} rules={required}>
            <Input type="time" />
          </Form.Item>
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
