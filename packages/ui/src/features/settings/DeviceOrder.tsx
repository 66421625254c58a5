import {
  bestMatch,
  type DeviceRole,
  movedUp,
  type RankedDevice,
  shownLabel,
} from '@hearthline/softphone-core/snapshot';
import { ArrowUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import css from './Settings.module.css';

/** Which device is used first: what was chosen, newest first; those that are not plugged in wait for their turn. */
export const DeviceOrder = ({ of: role }: { readonly of: DeviceRole }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const { ranking, microphones, speakers, inUse, usedNow } = useValue('audio');
  const list = ranking[role];
  const devices = role === 'microphone' ? microphones : speakers;
  // One alone is what the field above shows.
  if (list.length < 2) return null;
  const change = (next: readonly RankedDevice[]): void => act('rankDevices', { ...ranking, [role]: [...next] });
  const isSystemUsed = !devices.some(({ id }) => id === inUse[role]);
  const nameOf = (each: RankedDevice): string => {
    if (each.kind === 'device') return each.label === '' ? w.sound.unnamed : shownLabel(each.label);
    const behind = isSystemUsed ? usedNow[role] : null;
    return behind === null ? w.sound.system : w.sound.systemIs(shownLabel(behind));
  };
  const placeOf = (each: RankedDevice): string => {
    if (each.kind === 'system') return isSystemUsed ? w.sound.usedNow : '';
    const here = bestMatch(each, devices);
    if (here === null) return w.sound.notPluggedIn;
    return here.id === inUse[role] ? w.sound.usedNow : w.sound.plugged;
  };
  return (
    <ol className={css.order} aria-label={w.sound.orderOf(w.sound.roles[role])}>
      {list.map((each, index) => (
        <li key={each.kind === 'system' ? 'system' : `${each.lastId} ${each.label}`} className={css.ordered}>
          <span className={css.orderName}>
            <span>{nameOf(each)}</span>
            <small className={css.muted}>{placeOf(each)}</small>
          </span>
          {index > 0 && (
            <Button
              look="quiet"
              icon={ArrowUp}
              aria-label={w.sound.moveUp(nameOf(each))}
              onPress={() => change(movedUp(list, index))}
            />
          )}
          <Button
            look="quiet"
            icon={X}
            aria-label={w.sound.forget(nameOf(each))}
            onPress={() => change(list.filter((other) => other !== each))}
          />
        </li>
      ))}
    </ol>
  );
};
