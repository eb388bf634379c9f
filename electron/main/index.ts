import { app } from 'electron';
import { startApp } from './start-app.ts';

// The name decides where data is kept, so it comes before anything that asks for a path.
app.setName('Concord');
const ownFolder = process.env.CONCORD_USER_DATA;
if (ownFolder !== undefined && ownFolder !== '') app.setPath('userData', ownFolder);

if (app.requestSingleInstanceLock()) startApp();
else app.quit();
