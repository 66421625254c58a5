import { Flame } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Disclosure, DisclosurePanel, Button as AriaButton, Form } from 'react-aria-components';
import { useSend, useValue } from '../../app/host.tsx';
import { countdown } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Tick } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import { Problem } from '../../components/problem/Problem.tsx';
import type { ProblemCode } from '../../host/index.ts';
import { FaultDoor } from '../faults/FaultScreen.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { useRetryIn } from './useRetryIn.ts';
import css from './SignIn.module.css';

/** Faults of the address itself: the folded server field opens. */
const addressProblems: ReadonlySet<ProblemCode> = new Set([
  'hub.badAddress',
  'hub.unknownServer',
  'hub.insecureAddress',
  'hub.notAHub',
  'hub.certificateWrongName',
]);

export const SignIn = (): ReactNode => {
  const { w } = useWords();
  const session = useValue('session');
  const problem = session.kind === 'signedOut' ? session.problem : null;
  const tone = problem === 'session.expired' || problem === 'app.keyStoreMissing' ? 'wait' : 'danger';
  return (
    <main className={css.page}>
      <div className={css.corner}>
        <LanguageSwitch />
      </div>
      <div className={css.box}>
        <header className={css.head}>
          <span className={css.mark}>
            <Flame size={30} strokeWidth={1.7} aria-hidden />
          </span>
          <h1>{w.appName}</h1>
          <p className={css.muted}>{w.signIn.welcome}</p>
        </header>
        {problem !== null && <Problem words={w.problems[problem]} tone={tone} role="alert" />}
        <SignInForm problem={problem} />
      </div>
    </main>
  );
};

const SignInForm = ({ problem }: { readonly problem: ProblemCode | null }): ReactNode => {
  const { w } = useWords();
  const session = useValue('session');
  const settings = useValue('settings');
  const { keepsSecrets, kind } = useValue('app');
  const isBrowser = kind === 'browser';
  const send = useSend();
  const retryInMs = useRetryIn();
  const [hubUrl, setHubUrl] = useState(settings.hubUrl);
  const [account, setAccount] = useState(settings.account);
  const [password, setPassword] = useState('');
  const [remember, setRemember] = useState(keepsSecrets);
  const isBusy = session.kind === 'signingIn';
  const submit = async (): Promise<void> => {
    const sent = await send('signIn', { hubUrl: hubUrl.trim(), account: account.trim(), password, remember });
    if (!sent.ok) setPassword('');
  };
  const isComplete = account.trim() !== '' && password !== '';
  return (
    <Form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete && !isBusy && retryInMs === 0) void submit();
      }}
    >
      <Field label={w.signIn.account} value={account} onChange={setAccount} autoComplete="username" maxLength={64} />
      <Field
        label={w.signIn.password}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        maxLength={200}
      />
      {!isBrowser && (
        <Tick isSelected={remember && keepsSecrets} onChange={setRemember} isDisabled={!keepsSecrets}>
          {w.signIn.remember}
        </Tick>
      )}
      {!isBrowser && !keepsSecrets && <p className={css.muted}>{w.signIn.rememberImpossible}</p>}
      <Button type="submit" look="act" size="big" isDisabled={!isComplete || isBusy || retryInMs > 0}>
        {isBusy ? w.signIn.busy : retryInMs > 0 ? w.signIn.wait(countdown(retryInMs)) : w.signIn.submit}
      </Button>
      <ServerField
        value={hubUrl}
        onChange={setHubUrl}
        isOpenAtFirst={settings.hubUrl === '' || (problem !== null && addressProblems.has(problem))}
      />
      <FaultDoor hubUrl={hubUrl.trim()} />
    </Form>
  );
};

interface ServerFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isOpenAtFirst: boolean;
}

const ServerField = ({ value, onChange, isOpenAtFirst }: ServerFieldProps): ReactNode => {
  const { w } = useWords();
  const isBrowser = useValue('app').kind === 'browser';
  if (isBrowser) return null;
  return (
    <Disclosure defaultExpanded={isOpenAtFirst} className={css.server}>
      <AriaButton slot="trigger" className={css.fold}>
        {w.signIn.server}
        <span className={css.address}>{value}</span>
      </AriaButton>
      <DisclosurePanel>
        <Field
          label={w.signIn.serverAddress}
          hint={w.signIn.serverHint}
          value={value}
          onChange={onChange}
          inputMode="url"
          maxLength={300}
          placeholder="https://"
        />
      </DisclosurePanel>
    </Disclosure>
  );
};
