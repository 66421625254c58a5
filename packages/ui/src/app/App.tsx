import type { ReactNode } from 'react';
import { SignIn } from '../features/signIn/SignIn.tsx';
import { useValue } from './host.tsx';
import { Shell } from './shell/Shell.tsx';
import { Spoken } from './Spoken.tsx';

/** Everything, in the chosen language and colours: the door, or the house. */
export const App = (): ReactNode => {
  const session = useValue('session');
  return <Spoken>{session.kind === 'signedIn' ? <Shell person={session.person} /> : <SignIn />}</Spoken>;
};
