import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useMemo } from 'react';
import { Router } from 'wouter';
import { antdButton } from '../../src-renderer/design/antd-button';
import { antdThemeOfPage } from '../../src-renderer/design/antd-theme';
import { useLanguage } from '../stores/language-store';
import { PageShell } from './page-shell';
import { Pages } from './pages';

export function App() {
  const language = useLanguage((state) => state.language);
  const theme = useMemo(antdThemeOfPage, []);
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={theme}
      wave={{ disabled: true }}
      button={antdButton}
    >
      <Router base="/app">
        <PageShell>
          <Pages />
        </PageShell>
      </Router>
    </ConfigProvider>
  );
}
