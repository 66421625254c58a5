import { Check, Copy } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Window } from '../../components/window/Window.tsx';
import css from './WallsCard.module.css';

interface AddressWindowProps {
  readonly name: string;
  readonly wallKey: string;
  readonly onClose: () => void;
}

/** The address of a wall, the only time it is there to be read. WALL-2 */
export const AddressWindow = ({ name, wallKey, onClose }: AddressWindowProps): ReactNode => {
  const { w } = useWords();
  const { kind } = useValue('app');
  const { hubUrl } = useValue('settings');
  const send = useSend();
  const [isCopied, setCopied] = useState(false);
  const address = `${hubUrl.replace(/\/$/, '')}/wall.html#${wallKey}`;
  const copy = async (): Promise<void> => {
    if (kind === 'desktop') setCopied((await send('copyText', { text: address })).ok);
    // A page without encryption may not write to the clipboard; the address can be marked and copied by hand.
    else setCopied(await copyInPage(address));
  };
  return (
    <Window title={w.wall.addressTitle} isOpen isHeld onClose={onClose}>
      <div className={css.stack}>
        <p className={css.name}>{name}</p>
        <code className={css.address}>{address}</code>
        <p className={css.muted}>{w.wall.addressOnce}</p>
        <div className={css.keys}>
          <Button look="act" icon={isCopied ? Check : Copy} onPress={() => void copy()}>
            {isCopied ? w.wall.copied : w.wall.copy}
          </Button>
        </div>
      </div>
    </Window>
  );
};

const copyInPage = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};
