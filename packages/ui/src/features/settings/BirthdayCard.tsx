import { birthdayCircle, type BirthdayCircle, type MyBirthday } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pick, Pills } from '../../components/choice/Choice.tsx';
import { Known } from '../../components/faces/Faces.tsx';
import { daysOf, monthDayOf } from '../care/careView.ts';
import css from './Settings.module.css';

/** [CARE-1] My birthday: month and day, and who is told; kept by the hub, deleted by one press. */
export const BirthdayCard = (): ReactNode => {
  const { w } = useWords();
  const mine = useValue('myBirthday');
  return (
    <Card title={w.care.birthday.title}>
      <div className={css.stack}>
        <p className={css.muted}>{w.care.birthday.meaning}</p>
        <Known value={mine}>
          {/* What the hub says anew, from another PC, begins the form anew. */}
          {(known) => <BirthdayForm key={JSON.stringify(known)} known={known} />}
        </Known>
      </div>
    </Card>
  );
};

const months = Array.from({ length: 12 }, (_, index) => index + 1);

const BirthdayForm = ({ known: { birthday } }: { readonly known: MyBirthday }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const [month, setMonth] = useState(birthday === null ? 0 : Number(birthday.on.slice(0, 2)));
  const [day, setDay] = useState(birthday === null ? 0 : Number(birthday.on.slice(3)));
  const [toldTo, setToldTo] = useState<BirthdayCircle>(birthday?.toldTo ?? 'nobody');
  const [isSending, setSending] = useState(false);
  const words = w.care.birthday;
  const on = month === 0 || day === 0 ? null : monthDayOf(month, day);
  const isSame = on === (birthday?.on ?? null) && toldTo === (birthday?.toldTo ?? 'nobody');
  const none = { id: '0', name: words.notChosen };
  const days = Array.from({ length: daysOf(month) }, (_, index) => index + 1);
  const say = async (next: MyBirthday): Promise<void> => {
    setSending(true);
    await send('setBirthday', next);
    setSending(false);
  };
  return (
    <form
      className={css.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (on !== null) void say({ birthday: { on, toldTo } });
      }}
    >
      <div className={css.pair}>
        <Pick
          label={words.month}
          value={String(month)}
          options={[none, ...months.map((one) => ({ id: String(one), name: w.activities.monthAlone(one) }))]}
          onChange={(id) => setMonth(Number(id))}
        />
        <Pick
          label={words.day}
          value={String(Math.min(day, daysOf(month)))}
          options={[none, ...days.map((one) => ({ id: String(one), name: words.dayOf(one) }))]}
          onChange={(id) => setDay(Number(id))}
        />
      </div>
      <Pills
        label={words.toldTo}
        value={toldTo}
        options={birthdayCircle.options.map((id) => ({ id, name: words.circles[id] }))}
        onChange={setToldTo}
      />
      <p className={css.muted}>{words.circleMeanings[toldTo]}</p>
      <div className={css.soundKeys}>
        <Button type="submit" isDisabled={!isLive || isSending || on === null || isSame}>
          {words.save}
        </Button>
        {birthday !== null && (
          <Button look="quiet" isDisabled={!isLive || isSending} onPress={() => void say({ birthday: null })}>
            {words.remove}
          </Button>
        )}
      </div>
      <output className={css.muted}>{isLive ? (birthday !== null && isSame ? words.saved : '') : words.offline}</output>
      <p className={css.muted}>{words.kept}</p>
    </form>
  );
};
