import { type IpcChannel, type IpcResponse, ipcChannels } from '../../src-shared/contracts/ipc/channels';
import type { IpcHandlers } from '../ipc/handle';
import type { MockExam } from './mock-exam';

type LooseHandler = (request: unknown) => Promise<unknown>;

/** What goes on behind a mock exam: nothing that touches a candidate, a session or this station's setting. */
const PASSES = [
  'sync:strip',
  'sync:now',
  'read-model:pull',
  'session:prepare',
  'console:view',
  'console:sign-out',
  'console:stay',
  'mock:start',
  // Looks, which change nothing and have no way to say "not now".
  'hand-in:view',
  'move:targets',
  'papers:view',
  'program:about',
  'retention:view',
  'update:state',
] as const satisfies readonly IpcChannel[];
type Passing = (typeof PASSES)[number];
const passes: ReadonlySet<IpcChannel> = new Set(PASSES);

type MockHandlers = Pick<
  IpcHandlers,
  | 'station:view'
  | 'mock:end'
  | 'exam:start'
  | 'exam:paper'
  | 'exam:answer'
  | 'exam:flag'
  | 'exam:move'
  | 'exam:submit'
  | 'exam:leave'
  | 'check-in:abandon'
>;

/** Doors that are shut meanwhile. One whose contract has no "not now" does not compile: it has to pass or be led. */
type Shut = Exclude<IpcChannel, Passing | keyof MockHandlers>;
type NotNow = { readonly ok: false; readonly error: { readonly kind: 'not-now' } };
type Mute = { readonly [C in Shut]: NotNow extends IpcResponse<C> ? never : C }[Shut];
const SHUT: [Mute] extends [never] ? NotNow : Mute = { ok: false, error: { kind: 'not-now' } };

/**
 * While a mock exam is on, the doors of an exam lead to it and to nothing else, and every other door but a few answers
 * "not now". So a request of a mock never reaches a real attempt, nor one of a real attempt a mock: which of the two
 * is meant is decided here, once, by whether a mock is on, and a mock is started only when nobody is at the seat.
 */
export function withMock(real: IpcHandlers, mock: MockExam): IpcHandlers {
  const own: MockHandlers = {
    'station:view': async (request) => mock.view() ?? real['station:view'](request),
    'mock:end': () => mock.end(),
    'exam:start': () => mock.begin(),
    'exam:paper': async () => mock.paper(),
    'exam:answer': (request) => mock.answer(request),
    'exam:flag': (request) => mock.flag(request),
    'exam:move': (request) => mock.move(request),
    'exam:submit': () => mock.submit(),
    'exam:leave': () => mock.end(),
    'check-in:abandon': () => mock.end(),
  };
  const routed = (Object.keys(ipcChannels) as IpcChannel[]).map((channel): [IpcChannel, LooseHandler] => {
    const whenReal = real[channel] as LooseHandler;
    const whenMock = (own as Partial<IpcHandlers>)[channel] as LooseHandler | undefined;
    return [
      channel,
      async (request) => {
        if (!mock.isOn() || passes.has(channel)) return whenReal(request);
        return whenMock === undefined ? SHUT : whenMock(request);
      },
    ];
  });
  // One entry for every channel of the contract; the compiler loses that once they are a list.
  return Object.fromEntries(routed) as IpcHandlers;
}
