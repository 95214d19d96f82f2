import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { antdButton } from '../../design/antd-button';
import { antdThemeOfPage } from '../../design/antd-theme';
import { useLanguage } from '../../stores/language-store';
import { useTextSize } from '../../stores/text-size-store';

/** antd in the language and the tokens of the page. */
export function StaffShell({ children }: { readonly children: ReactNode }) {
  const language = useLanguage((state) => state.language);
  const size = useTextSize((state) => state.size);
  // The theme is read from the page's styles, which depend on the text size.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `size` stands for the styles that are read
  const theme = useMemo(antdThemeOfPage, [size]);
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={theme}
      wave={{ disabled: true }}
      button={antdButton}
    >
      {children}
    </ConfigProvider>
  );
}
