import type { ThemeConfig } from 'antd';

/** antd's theme from the tokens of tokens.css; `read` gives the value of one custom property. */
export function antdTheme(read: (name: string) => string, rootFontPixels: number): ThemeConfig {
  const remToPixels = (name: string): number => Math.round(Number.parseFloat(read(name)) * rootFontPixels);
  return {
    token: {
      colorPrimary: read('--accent'),
      colorSuccess: read('--good'),
      colorWarning: read('--warn-line'),
      colorError: read('--danger'),
      colorInfo: read('--accent'),
      colorLink: read('--accent'),
      colorText: read('--ink'),
      colorTextSecondary: read('--ink-soft'),
      colorTextTertiary: read('--ink-soft'),
      colorTextPlaceholder: read('--ink-soft'),
      colorBorder: read('--line-strong'),
      colorBorderSecondary: read('--line'),
      colorBgBase: read('--sheet'),
      ...tagInk('green', read('--good')),
      ...tagInk('gold', read('--warn')),
      ...tagInk('orange', read('--warn')),
      ...tagInk('red', read('--danger')),
      // By name, so that it follows the page's language.
      fontFamily: 'var(--font)',
      fontSize: Math.round(rootFontPixels),
      borderRadius: remToPixels('--radius'),
      controlHeight: remToPixels('--control-height'),
      controlHeightLG: remToPixels('--control-height'),
      motion: Number.parseFloat(read('--motion')) > 0,
      wireframe: false,
    },
    components: {
      Button: { fontWeight: 600, primaryShadow: 'none', defaultShadow: 'none' },
    },
  };
}

/** The text of a tag on its tint, where antd's own shade is too light to read (it knows each shade by two names). */
function tagInk(colour: string, ink: string): Readonly<Record<string, string>> {
  return { [`${colour}7`]: ink, [`${colour}-7`]: ink };
}

/** The theme for the page as it is styled now. */
export function antdThemeOfPage(): ThemeConfig {
  const style = window.getComputedStyle(document.documentElement);
  return antdTheme((name) => style.getPropertyValue(name).trim(), Number.parseFloat(style.fontSize));
}
