import type { ReactNode } from 'react';
import { Input, Label, Text, TextArea, TextField, type TextFieldProps } from 'react-aria-components';
import css from './Field.module.css';

interface FieldProps extends Omit<TextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly rows?: number;
}

/** A line of text with its label; with `rows` several lines. */
export const Field = ({ label, hint, placeholder, rows, ...rest }: FieldProps): ReactNode => (
  <TextField {...rest} className={css.field ?? ''}>
    <Label className={css.label ?? ''}>{label}</Label>
    {rows === undefined ? (
      <Input className={css.input ?? ''} placeholder={placeholder} />
    ) : (
      <TextArea className={css.input ?? ''} placeholder={placeholder} rows={rows} />
    )}
    {hint !== undefined && (
      <Text slot="description" className={css.hint ?? ''}>
        {hint}
      </Text>
    )}
  </TextField>
);
