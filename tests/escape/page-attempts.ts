import type { Attempt, Stage } from './attempt';
import { until } from './desktop';

const OUTSIDE = 'written outside the exam';

/** A field at the middle of the page, as a hostile page would have one. */
async function putField({ app, desktop }: Stage, text = ''): Promise<void> {
  await app.page.evaluate((text) => {
    const field = document.createElement('textarea');
    field.id = 'bait';
    field.value = text;
    field.style.cssText = 'position:fixed;inset:30% 30%;z-index:2147483647';
    document.body.append(field);
    field.focus();
    field.select();
  }, text);
  await desktop.tool('xdotool', 'mousemove', String(desktop.width / 2), String(desktop.height / 2));
}
const fieldText = ({ app }: Stage): Promise<string> =>
  app.page
    .evaluate(() => (document.querySelector('#bait') as HTMLTextAreaElement | null)?.value ?? '')
    .catch(() => '');
const gotIn = async (stage: Stage): Promise<boolean> => (await fieldText(stage)).includes(OUTSIDE);
/** A link's address has its spaces written otherwise. */
const gotLinkIn = async (stage: Stage): Promise<boolean> => (await fieldText(stage)).includes('127.0.0.1:9');

/** A link that is clicked with the mouse at the middle of the screen, so that the page has a person's force. */
async function clickLink(stage: Stage, attributes: Readonly<Record<string, string>>): Promise<void> {
  const { app, desktop } = stage;
  await app.page.evaluate((attributes) => {
    const link = document.createElement('a');
    for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
    link.textContent = 'bait';
    link.style.cssText = 'position:fixed;inset:30% 30%;z-index:2147483647;background:#fff';
    document.body.append(link);
  }, attributes);
  await desktop.tool(
    'xdotool',
    'mousemove',
    String(desktop.width / 2),
    String(desktop.height / 2),
    'click',
    '1',
  );
}

const leftPage = async ({ app }: Stage): Promise<boolean> =>
  !(await app.inMain<string>('address')).endsWith('://app/index.html');
const hasMoreWindows = async ({ app }: Stage): Promise<boolean> => (await app.inMain<number>('windows')) > 1;
/** A dialog of the desktop is a window that the program did not have. */
const hasDialog = async ({ desktop, app }: Stage): Promise<boolean> => {
  const all = await desktop.tool('xdotool', 'search', '--onlyvisible', '--pid', String(app.pid));
  const listed = await desktop.tool('xprop', '-root', '_NET_CLIENT_LIST');
  return all.split('\n').filter((id) => id !== '' && listed.includes(Number(id).toString(16))).length > 1;
};

const page = { group: 'page', counts: 'at-all' } as const;

/** What a page can be made to do, and what goes in and out of it. */
export const pageAttempts: readonly Attempt[] = [
  {
    id: 'paste from outside',
    ...page,
    act: async (stage) => {
      await stage.desktop.setClipboard('clipboard', OUTSIDE);
      await putField(stage);
      await stage.desktop.keys('ctrl+v');
    },
    works: gotIn,
    told: ['clipboard-foreign', 'key-refused'],
  },
  {
    id: 'copy to outside',
    ...page,
    act: async (stage) => {
      await putField(stage, 'a question');
      await stage.desktop.keys('ctrl+c');
    },
    works: async ({ desktop }) => (await desktop.getClipboard('clipboard')).includes('a question'),
    told: ['key-refused', 'page-refused'],
  },
  {
    id: 'PRIMARY selection',
    ...page,
    act: async (stage) => {
      await stage.desktop.setClipboard('primary', OUTSIDE);
      await putField(stage);
      await stage.desktop.tool('xdotool', 'click', '2');
    },
    works: gotIn,
    told: ['clipboard-foreign', 'page-refused'],
  },
  {
    id: 'Shift+Insert',
    ...page,
    act: async (stage) => {
      await stage.desktop.setClipboard('clipboard', OUTSIDE);
      await putField(stage);
      await stage.desktop.keys('shift+Insert');
    },
    works: gotIn,
    told: ['clipboard-foreign', 'key-refused'],
  },
  {
    id: 'external link',
    ...page,
    act: (stage) => clickLink(stage, { href: 'https://127.0.0.1:9/' }),
    works: leftPage,
    told: ['page-refused'],
  },
  {
    id: 'target=_blank',
    ...page,
    act: (stage) => clickLink(stage, { href: 'https://127.0.0.1:9/', target: '_blank' }),
    works: hasMoreWindows,
    told: ['page-refused'],
  },
  {
    id: 'window.open',
    ...page,
    act: async ({ app }) => {
      await app.page.evaluate(() => void window.open('about:blank'));
    },
    works: hasMoreWindows,
    told: ['page-refused'],
  },
  {
    id: 'download',
    ...page,
    act: (stage) => clickLink(stage, { href: 'data:text/plain,question', download: 'question.txt' }),
    works: hasDialog,
    told: ['page-refused'],
  },
  {
    id: 'another path of the same origin',
    ...page,
    act: async ({ app }) => {
      await app.page.evaluate(() => {
        location.href = '/other.html';
      });
    },
    works: leftPage,
    told: ['page-refused'],
  },
  {
    id: 'javascript: link',
    ...page,
    act: (stage) => clickLink(stage, { href: 'javascript:void(window.ranBait=1)' }),
    works: ({ app }) => app.page.evaluate(() => Reflect.get(window, 'ranBait') === 1).catch(() => false),
    told: [],
  },
  {
    id: 'eval',
    ...page,
    act: async ({ app }) => {
      await app.page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'window.ranBait = 1';
        document.body.append(script);
      });
    },
    works: ({ app }) => app.page.evaluate(() => Reflect.get(window, 'ranBait') === 1).catch(() => false),
    told: [],
  },
  {
    id: 'clipboard.readText',
    ...page,
    act: async ({ app, desktop }) => {
      await desktop.setClipboard('clipboard', OUTSIDE);
      await app.page.evaluate(() =>
        navigator.clipboard.readText().then(
          (text) => Reflect.set(window, 'readBait', text),
          () => undefined,
        ),
      );
    },
    works: ({ app }) =>
      app.page.evaluate((wanted) => Reflect.get(window, 'readBait') === wanted, OUTSIDE).catch(() => false),
    told: ['page-refused', 'clipboard-foreign'],
  },
  {
    id: 'notifications',
    ...page,
    act: async ({ app }) => {
      await app.page.evaluate(() => Notification.requestPermission().catch(() => undefined));
    },
    works: ({ app }) => app.page.evaluate(() => Notification.permission === 'granted').catch(() => false),
    told: ['page-refused'],
  },
  {
    id: 'microphone',
    ...page,
    act: async ({ app }) => {
      await app.page.evaluate(() =>
        navigator.mediaDevices.getUserMedia({ audio: true }).then(
          () => Reflect.set(window, 'heard', true),
          () => undefined,
        ),
      );
    },
    works: ({ app }) => app.page.evaluate(() => Reflect.get(window, 'heard') === true).catch(() => false),
    told: ['page-refused'],
  },
  {
    id: 'window.print',
    ...page,
    act: async ({ app }) => {
      // It may hold the page until its dialog is closed, so nobody waits for it.
      await app.page.evaluate(() => void setTimeout(() => window.print(), 0));
    },
    works: hasDialog,
    told: ['page-refused'],
  },
  {
    id: 'alert',
    ...page,
    act: async ({ app }) => {
      // A driver answers dialogs by itself, unless somebody listens to them.
      app.page.on('dialog', () => undefined);
      await app.page.evaluate(() => void setTimeout(() => window.alert('bait'), 0));
    },
    works: hasDialog,
    told: [],
  },
  {
    id: 'confirm',
    ...page,
    act: async ({ app }) => {
      app.page.on('dialog', () => undefined);
      await app.page.evaluate(() => void setTimeout(() => window.confirm('bait'), 0));
    },
    works: hasDialog,
    told: [],
  },
  {
    id: 'link dragged into a field',
    ...page,
    act: async (stage) => {
      const { app, desktop } = stage;
      await putField(stage);
      await app.page.evaluate((text) => {
        const line = document.createElement('a');
        line.href = `https://127.0.0.1:9/${text}`;
        line.textContent = text;
        line.style.cssText =
          'position:fixed;left:0;top:0;width:400px;height:80px;z-index:2147483647;background:#fff;font:40px/80px monospace;white-space:nowrap;overflow:hidden';
        document.body.append(line);
      }, OUTSIDE);
      const { width, height } = desktop;
      // As a hand does it: a drag begins after some points, and a field takes what has hovered over it.
      const steps = Array.from({ length: 12 }, (_, at) => (at + 1) / 12).flatMap((part) => [
        ...['mousemove', String(Math.round(60 + (width / 2 - 60) * part))],
        ...[String(Math.round(40 + (height / 2 - 40) * part)), 'sleep', '0.08'],
      ]);
      await desktop.tool(
        'xdotool',
        ...['mousemove', '60', '40', 'sleep', '0.2', 'mousedown', '1', 'sleep', '0.2'],
        ...steps,
      );
      await desktop.tool('xdotool', 'sleep', '0.3', 'mouseup', '1');
    },
    works: gotLinkIn,
    told: ['page-refused'],
  },
  {
    id: 'picture of the screen asked for by the page',
    ...page,
    act: async ({ app }) => {
      await app.page.evaluate(() => {
        // The old way of asking, which needs no choice by a person where nobody refuses it.
        const wanted = { audio: false, video: { mandatory: { chromeMediaSource: 'desktop' } } };
        return navigator.mediaDevices.getUserMedia(wanted as MediaStreamConstraints).then(
          (stream) => Reflect.set(window, 'seen', stream.getVideoTracks()[0]?.readyState === 'live'),
          () => undefined,
        );
      });
    },
    works: ({ app }) => app.page.evaluate(() => Reflect.get(window, 'seen') === true).catch(() => false),
    told: ['page-refused'],
  },
  {
    id: 'getDisplayMedia',
    ...page,
    act: async (stage) => {
      const { app, desktop } = stage;
      await app.page.evaluate(() => {
        const button = document.createElement('button');
        button.style.cssText = 'position:fixed;inset:30% 30%;z-index:2147483647';
        button.onclick = () =>
          navigator.mediaDevices.getDisplayMedia({ video: true }).then(
            () => Reflect.set(window, 'seen', true),
            () => undefined,
          );
        document.body.append(button);
      });
      const middle = [String(desktop.width / 2), String(desktop.height / 2)] as const;
      await desktop.tool('xdotool', 'mousemove', ...middle, 'click', '1');
    },
    works: ({ app }) => app.page.evaluate(() => Reflect.get(window, 'seen') === true).catch(() => false),
    told: ['page-refused'],
  },
  {
    id: 'file chooser',
    ...page,
    act: async (stage) => {
      const { app, desktop } = stage;
      await app.page.evaluate(() => {
        const field = document.createElement('input');
        field.type = 'file';
        field.style.cssText = 'position:fixed;inset:30% 30%;z-index:2147483647;width:40%;height:40%';
        document.body.append(field);
      });
      await desktop.tool('xdotool', 'mousemove', '420', '400', 'click', '1');
      await until(() => hasDialog(stage), 1500);
    },
    works: hasDialog,
    told: ['page-refused'],
  },
];
