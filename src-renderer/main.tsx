import './design/tokens.css';
import './design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { followPhotoChecks } from './app/follow-photo-checks';
import { followPresence } from './app/follow-presence';
import { keepPageClosed } from './app/page-hygiene';
import { followPageSettings } from './app/page-settings';
import { followReadModel } from './storage/sync-read-model';
import { followClock } from './stores/clock-store';
import { followConsole } from './stores/console-store';
import { followStrip } from './stores/strip-store';
import { followView, isCandidateSeated } from './stores/view-store';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no root');

keepPageClosed(document, isCandidateSeated);
followPageSettings();
followClock();
followStrip();
followConsole();
followReadModel();
followPresence();
followPhotoChecks();
followView();

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
