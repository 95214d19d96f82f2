import '../src-renderer/design/tokens.css';
import './design/page.css';
import './design/page-head.css';
import './design/timeline.css';
import './design/photo.css';
import './design/office.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { followLanguage } from './stores/language-store';
import { useWebSession } from './stores/session-store';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no root');

followLanguage();
void useWebSession.getState().refresh();

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
