import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup,
  Select,
  SelectValue,
  Switch,
  Checkbox,
} from 'react-aria-components';
import { cx } from '../cx.ts';
import css from './Choice.module.css';

export interface Option<K extends string> {
  readonly id: K;
  readonly name: string;
  /** In a list that opens: how far below the first ones. */
  readonly level?: number;
}
interface ChoiceProps<K extends string> {
  readonly label: string;
  readonly options: readonly Option<K>[];
  readonly value: K;
  readonly onChange: (value: K) => void;
  /** The label is read out but not drawn. */
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
}

/** One of a few, all visible: pills. */
export const Pills = <K extends string>(props: ChoiceProps<K>): ReactNode => (
  <RadioGroup
    className={css.group ?? ''}
    // A value that is none of them would leave the group without a place in the order of Tab.
    value={props.options.some(({ id }) => id === props.value) ? props.value : null}
    onChange={(next) => {
      const option = props.options.find(({ id }) => id === next);
      if (option) props.onChange(option.id);
    }}
    orientation="horizontal"
    {...(props.isLabelHidden ? { 'aria-label': props.label } : {})}
  >
    {!props.isLabelHidden && <Label className={css.label ?? ''}>{props.label}</Label>}
    <div className={css.pills}>
      {props.options.map(({ id, name }) => (
        <Radio key={id} value={id} className={css.pill ?? ''}>
          {name}
        </Radio>
      ))}
    </div>
  </RadioGroup>
);

/** One of many: a list that opens. */
export const Pick = <K extends string>(props: ChoiceProps<K>): ReactNode => (
  <Select
    className={css.group ?? ''}
    selectedKey={props.value}
    isDisabled={props.isDisabled ?? false}
    onSelectionChange={(key) => {
      const option = props.options.find(({ id }) => id === key);
      if (option) props.onChange(option.id);
    }}
    {...(props.isLabelHidden ? { 'aria-label': props.label } : {})}
  >
    {!props.isLabelHidden && <Label className={css.label ?? ''}>{props.label}</Label>}
    <Button className={css.pick ?? ''}>
      <SelectValue className={css.picked ?? ''} />
      <ChevronDown size={16} aria-hidden />
    </Button>
    <Popover className={css.popover ?? ''}>
      <ListBox className={css.list ?? ''}>
        {props.options.map(({ id, name, level = 0 }) => (
          <ListBoxItem key={id} id={id} textValue={name} className={css.item ?? ''} data-level={level}>
            {({ isSelected }) => (
              <>
                <span className={css.name}>{name}</span>
                {isSelected && <Check size={16} aria-hidden />}
              </>
            )}
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  </Select>
);

interface ToggleProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}

/** On or off, at once. */
export const Toggle = ({ children, ...rest }: ToggleProps): ReactNode => (
  <Switch {...rest} className={css.toggle ?? ''}>
    <span className={css.track} />
    <span>{children}</span>
  </Switch>
);

/** Yes or no, as part of a form. */
export const Tick = ({ children, ...rest }: ToggleProps): ReactNode => (
  <Checkbox {...rest} className={css.toggle ?? ''}>
    <span className={cx(css.box)}>
      <Check size={14} strokeWidth={3} aria-hidden />
    </span>
    <span>{children}</span>
  </Checkbox>
);
