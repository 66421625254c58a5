/** The screens in a leader's browser, served by the hub: host and screens in one page, no phone. */
import { mountScreens } from '../app/mountScreens.tsx';
import { browserHost } from './host.ts';

const root = document.getElementById('root');
if (root !== null) mountScreens(root, browserHost());
