import type { Page } from 'playwright';
import { languages, type Words } from '@hearthline/ui/words';
import type { Language, ProblemCode } from '@hearthline/ui/host';
import type { Desktop } from './desktop.ts';
import { hostSend, hostUntil, hostValue } from './host.ts';
import { DEMO_PASSWORD, OPERATOR_TONE_HZ } from './stage.ts';

/** Whoever is at the other end of her call. */
interface Hearer {
  untilHeard(frequencyHz: number): Promise<unknown>;
}

/** Somebody before a desktop: does what a person does, on the screens, in one language. */
export class Person {
  readonly desktop: Desktop;
  readonly words: Words;

  private constructor(desktop: Desktop, language: Language) {
    this.desktop = desktop;
    this.words = languages[language];
  }

  static async at(desktop: Desktop, language: Language = 'zh-CN'): Promise<Person> {
    await hostSend(desktop, 'changeSettings', { language });
    return new Person(desktop, language);
  }

  get page(): Page {
    return this.desktop.screens();
  }

  /** Types account and password and presses the button; resolves when the screens say who is signed in. */
  async signIn(account: string, password = DEMO_PASSWORD): Promise<void> {
    const { signIn } = this.words;
    await this.page.getByLabel(signIn.account, { exact: true }).fill(account);
    await this.page.getByLabel(signIn.password, { exact: true }).fill(password);
    await this.page.getByRole('button', { name: signIn.submit, exact: true }).click();
  }

  /** Signed in, the line registered, the shift begun. */
  async beginsShift(account: string): Promise<void> {
    await this.signIn(account);
    await hostUntil(this.desktop, {
      name: 'line',
      accepts: (line) => line.state.kind === 'registered',
      argument: null,
    });
    await hostUntil(this.desktop, {
      name: 'agentState',
      accepts: (state) => state?.confirmed.kind === 'notReady',
      argument: null,
    });
  }

  /** Chooses a state in the pill's menu; resolves when the PBX has confirmed it. */
  async chooses(choice: 'goReady' | 'goBreak' | 'goMeal'): Promise<void> {
    const { state } = this.words;
    await this.page.getByRole('button', { name: state.menuLabel }).click();
    await this.page.getByRole('menuitem', { name: state[choice] }).click();
    const kind = choice === 'goReady' ? 'ready' : 'notReady';
    await hostUntil(this.desktop, {
      name: 'agentState',
      accepts: (value, wanted) => value?.confirmed.kind === wanted,
      argument: kind,
    });
  }

  async opens(screen: keyof Omit<Words['nav'], 'label' | 'unread'>): Promise<void> {
    await this.page.getByRole('navigation').getByText(this.words.nav[screen], { exact: true }).click();
  }

  /** Resolves when this very text can be seen. */
  async sees(text: string): Promise<void> {
    await this.page.getByText(text, { exact: true }).filter({ visible: true }).first().waitFor();
  }

  /** Resolves when the screens say what happened and what to do about it. */
  async isTold(code: ProblemCode): Promise<void> {
    const { title, remedy } = this.words.problems[code];
    await this.sees(title);
    await this.sees(remedy);
  }

  async presses(name: string): Promise<void> {
    await this.page.getByRole('button', { name }).first().click();
  }

  /** Types a number on the phone screen and presses call. */
  async dials(number: string): Promise<void> {
    const { phone } = this.words;
    await this.opens('phone');
    await this.page.getByRole('textbox', { name: phone.number }).fill(number);
    await this.page.getByRole('button', { name: phone.dial, exact: true }).click();
  }

  /** Presses answer; resolves when the caller hears her. */
  async answers(caller: Hearer): Promise<void> {
    await this.page.getByRole('button', { name: this.words.call.answer }).click();
    await caller.untilHeard(OPERATOR_TONE_HZ);
  }

  /** Resolves with her calls when one is talked. */
  talks() {
    return hostUntil(this.desktop, {
      name: 'calls',
      accepts: (calls) => calls.some(({ state }) => state.kind === 'talking'),
      argument: null,
    });
  }

  /** Resolves with what is left of her calls when every one is over. */
  hasNoCall() {
    return hostUntil(this.desktop, {
      name: 'calls',
      accepts: (calls) => calls.every(({ state }) => state.kind === 'ended'),
      argument: null,
    });
  }

  /** Clears up after a test: hangs up whatever is left. One that ends at this moment is none to hang up. */
  async hangsUpAll(): Promise<void> {
    for (const { id, state } of await hostValue(this.desktop, 'calls'))
      if (state.kind !== 'ended') await hostSend(this.desktop, 'hangUp', { callId: id }).catch(() => undefined);
    await this.hasNoCall();
  }
}
