import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import './design/tokens.css';
import './design/base.css';
import './design/primitives.css';
import './design/layers.css';
import './frame/frame.css';
import './features/mismatches/mismatches.css';
import './features/mismatches/dialogs.css';
import './features/mismatches/pair.css';
import './features/mismatches/records.css';
import './features/runs/runs.css';
import './features/runs/schedule.css';
import './features/runs/timeline.css';
import './features/runs/cards.css';
import './features/runs/plan.css';
import './features/change-log/change-log.css';
import './features/change-log/change-detail.css';
import './features/connections/connections.css';
import './features/connections/vault.css';
import './features/connections/desk.css';
import { createRoot } from 'react-dom/client';
import { forbidGeneratedCode } from '../shared/jitless.ts';
import { App } from './app.tsx';

forbidGeneratedCode();

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
