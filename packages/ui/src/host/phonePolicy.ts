import type { AutoAnswerPolicy } from '@hearthline/protocol';
import type { Host } from './contract.ts';
import { type DataDeskOptions, watchDataBudget } from './dataUse/dataDesk.ts';
import type { Settings } from './settings.ts';

/** [AUTO-2] Off where the centre says never, on where it says always, else as the person set it; an unknown centre leaves it to them. */
export function isAutoAnswerOn(policy: AutoAnswerPolicy | null, isWanted: boolean): boolean {
  if (policy === 'never') return false;
  return policy === 'always' || isWanted;
}

/** What of the phone this sets. */
interface RuledPhone {
  setAutoAnswer(isOn: boolean): void;
  setToneCountry(country: Settings['toneCountry']): void;
  setSaving(wish: Settings['voiceSaving']): void;
  setDataDear(isDear: boolean): void;
  setVoiceProcessing(processing: Settings['voice']): void;
}

/** Keeps the phone as the centre and the person want it. */
export function keepPhonePolicy(
  phone: RuledPhone,
  { settings, organisation, dataUse }: Pick<Host['values'], PolicyValue>,
  warn: DataDeskOptions['warn'],
): void {
  watchDataBudget({ dataUse, settings, warn, setTight: (isTight) => phone.setDataDear(isTight) });
  const apply = (): void => {
    const policy = organisation.getState()?.autoAnswer ?? null;
    phone.setToneCountry(settings.getState().toneCountry);
    phone.setSaving(settings.getState().voiceSaving);
    phone.setVoiceProcessing(settings.getState().voice);
    phone.setAutoAnswer(isAutoAnswerOn(policy, settings.getState().autoAnswer));
  };
  settings.subscribe(apply);
  organisation.subscribe(apply);
  apply();
}
type PolicyValue = 'settings' | 'organisation' | 'dataUse';
