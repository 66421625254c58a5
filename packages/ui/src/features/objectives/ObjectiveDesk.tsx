import {
  objectivePeriod,
  type ObjectiveAim,
  type ObjectivePeriod,
  type Organisation,
  type Person,
  type UnitObjectives,
} from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { Form, Group } from 'react-aria-components';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pills, Tick } from '../../components/choice/Choice.tsx';
import { Known } from '../../components/faces/Faces.tsx';
import { Field } from '../../components/field/Field.tsx';
import { addressable } from '../broadcast/draft.ts';
import { UnitPick } from '../team/UnitPick.tsx';
import { aimsOf, rowsOf, type AimRow } from './objectiveView.ts';
import css from './Objectives.module.css';

/** For who is in charge: what her units aim at. Nothing for who is in charge of none. */
export const ObjectiveDesk = ({ me }: { readonly me: Person }): ReactNode => {
  const { w } = useWords();
  const organisation = useValue('organisation');
  const all = useValue('unitObjectives');
  const words = w.objectives.desk;
  if (organisation !== null && addressable(organisation, me).length === 0) return null;
  return (
    <Card title={words.title}>
      <div className={css.card}>
        <p className={css.muted}>{words.meaning}</p>
        <Known value={all}>
          {(known) => organisation !== null && <Desk all={known} organisation={organisation} me={me} />}
        </Known>
      </div>
    </Card>
  );
};

interface DeskProps {
  readonly all: readonly UnitObjectives[];
  readonly organisation: Organisation;
  readonly me: Person;
}

const Desk = ({ all, organisation, me }: DeskProps): ReactNode => {
  const { w } = useWords();
  const [unit, setUnit] = useState('');
  const [period, setPeriod] = useState<ObjectivePeriod>('day');
  const words = w.objectives.desk;
  const among = addressable(organisation, me);
  const unitId = among.includes(unit) ? unit : (among[0] ?? '');
  const known = all.find((one) => one.unitId === unitId && one.period === period) ?? null;
  return (
    <>
      <div className={css.choices}>
        <UnitPick
          label={words.unit}
          organisation={organisation}
          value={unitId}
          among={new Set(among)}
          onChange={setUnit}
        />
        <Pills
          label={words.period}
          value={period}
          options={objectivePeriod.options.map((id) => ({ id, name: words.periods[id] }))}
          onChange={setPeriod}
        />
      </div>
      <InForce known={known} />
      <Setting key={`${unitId} ${period} ${known?.version ?? 0}`} unitId={unitId} period={period} known={known} />
    </>
  );
};

const InForce = ({ known }: { readonly known: UnitObjectives | null }): ReactNode => {
  const { w, f } = useWords();
  const words = w.objectives.desk;
  const now = known?.now ?? null;
  const next = known?.next ?? null;
  return (
    <div className={css.notes}>
      <p>{now === null ? words.none : words.now(now.version, now.byName)}</p>
      {next !== null && (
        <p>
          {next.aims.length === 0
            ? words.nextNone(f.dayOf(next.since), next.byName)
            : words.next(f.dayOf(next.since), next.byName)}
        </p>
      )}
    </div>
  );
};

interface SettingProps {
  readonly unitId: string;
  readonly period: ObjectivePeriod;
  readonly known: UnitObjectives | null;
}

const Setting = ({ unitId, period, known }: SettingProps): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const newest = known?.next ?? known?.now ?? null;
  const [rows, setRows] = useState<readonly AimRow[]>(() => rowsOf(newest));
  const [isSending, setSending] = useState(false);
  const words = w.objectives.desk;
  const aims = aimsOf(rows);
  const set = async (wanted: ObjectiveAim[]): Promise<void> => {
    setSending(true);
    await send('setObjectives', { unitId, period, basis: known?.version ?? 0, aims: wanted });
    setSending(false);
  };
  return (
    <Form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (aims !== null && isLive && !isSending) void set(aims);
      }}
    >
      <ul className={css.rows}>
        {rows.map((row, index) => (
          <AimFields
            key={row.measure}
            row={row}
            onChange={(next) => setRows(rows.map((one, at) => (at === index ? next : one)))}
          />
        ))}
      </ul>
      {aims === null && rows.some(({ isOn }) => isOn) && <p className={css.bad}>{words.bad}</p>}
      <p className={css.muted}>{known === null ? words.startsNow : words.startsNext[period]}</p>
      <div className={css.keys}>
        <Button type="submit" look="act" isDisabled={!isLive || isSending || aims === null}>
          {words.save}
        </Button>
        {newest !== null && newest.aims.length > 0 && (
          <Button isDisabled={!isLive || isSending} onPress={() => void set([])}>
            {words.remove}
          </Button>
        )}
        {!isLive && <span className={css.muted}>{words.needsHub}</span>}
      </div>
    </Form>
  );
};

const AimFields = ({
  row,
  onChange,
}: {
  readonly row: AimRow;
  readonly onChange: (row: AimRow) => void;
}): ReactNode => {
  const { w } = useWords();
  const words = w.objectives.desk;
  const { measure, isOn } = row;
  const numbers = [
    ['target', words.targets[measure]],
    ['weight', words.weight],
    ['nearFrom', words.near],
    ['beyondFrom', words.beyond],
  ] as const;
  return (
    <li className={css.row}>
      <Tick isSelected={isOn} onChange={(next) => onChange({ ...row, isOn: next })}>
        {words.use(w.objectives.measures[measure])}
      </Tick>
      {isOn && (
        <Group aria-label={w.objectives.measures[measure]} className={css.numbers ?? ''}>
          {numbers.map(([name, label]) => (
            <Field
              key={name}
              label={label}
              inputMode="decimal"
              maxLength={6}
              value={row[name]}
              onChange={(text) => onChange({ ...row, [name]: text })}
            />
          ))}
        </Group>
      )}
    </li>
  );
};
