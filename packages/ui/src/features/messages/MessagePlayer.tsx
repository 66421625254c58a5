import type { VoiceMessage } from '@hearthline/protocol';
import { Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSend } from '../../app/host.tsx';
import { timer } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import css from './Messages.module.css';

type Sound =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly url: string }
  /** Not fetched, or no sound that can be played. */
  | { readonly kind: 'failed' };

/** Fetches the sound and plays it; once it is heard, the message is. Gone from the screen it is silent. */
export const MessagePlayer = ({ message }: { readonly message: VoiceMessage }): ReactNode => {
  const { w } = useWords();
  const [sound, setSound] = useSound(message.id);
  if (sound.kind === 'loading') return <output className={css.player}>{w.messages.loading}</output>;
  if (sound.kind === 'failed') return <p className={css.player}>{w.messages.failed}</p>;
  return <Playing message={message} url={sound.url} onFailed={() => setSound({ kind: 'failed' })} />;
};

const useSound = (messageId: string): readonly [Sound, (sound: Sound) => void] => {
  const send = useSend();
  const [sound, setSound] = useState<Sound>({ kind: 'loading' });
  useEffect(() => {
    let url: string | null = null;
    let isWanted = true;
    void send('readMessage', { messageId }).then((sent) => {
      if (!isWanted) return;
      if (!sent.ok) return setSound({ kind: 'failed' });
      url = URL.createObjectURL(new Blob([sent.value.wav], { type: 'audio/wav' }));
      setSound({ kind: 'ready', url });
    });
    return () => {
      isWanted = false;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [messageId, send]);
  return [sound, setSound];
};

interface PlayingProps {
  readonly message: VoiceMessage;
  readonly url: string;
  readonly onFailed: () => void;
}

const Playing = ({ message, url, onFailed }: PlayingProps): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setIsPlaying] = useState(false);
  const [atS, setAtS] = useState(0);
  const [lengthS, setLengthS] = useState(message.lengthMs / 1_000);
  const begun = (): void => {
    setIsPlaying(true);
    if (!message.isHeard) void send('hearMessage', { messageId: message.id });
  };
  const toggle = (): void => {
    if (isPlaying) audio.current?.pause();
    else audio.current?.play().catch(onFailed);
  };
  const seek = (toS: number): void => {
    if (audio.current !== null) audio.current.currentTime = toS;
    setAtS(toS);
  };
  const shown = `${timer(atS * 1_000)} / ${timer(lengthS * 1_000)}`;
  return (
    <div className={css.player}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody has written down what the caller said */}
      <audio
        ref={audio}
        src={url}
        autoPlay
        onPlaying={begun}
        onPause={() => setIsPlaying(false)}
        onEnded={() => setIsPlaying(false)}
        onTimeUpdate={({ currentTarget }) => setAtS(currentTarget.currentTime)}
        onLoadedMetadata={({ currentTarget }) => setLengthS(currentTarget.duration)}
        onError={onFailed}
      />
      <Button
        icon={isPlaying ? Pause : Play}
        aria-label={isPlaying ? w.messages.pause : w.messages.resume}
        onPress={toggle}
      />
      <input
        className={css.seek}
        type="range"
        min={0}
        max={lengthS}
        step={0.1}
        value={atS}
        aria-label={w.messages.seek}
        aria-valuetext={shown}
        onChange={({ currentTarget }) => seek(Number(currentTarget.value))}
      />
      <span className={css.clock}>{shown}</span>
    </div>
  );
};
