import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text';
import './staff-form.css';

type FieldProps = {
  readonly name: string | (string | number)[];
  readonly label: string;
  readonly hint?: string;
  readonly isFirst?: boolean;
  readonly maxLength: number;
};

type SecretProps = FieldProps & {
  /** The person has gone on to another field. */
  readonly onLeave?: ((typed: string) => void) | undefined;
};

/** A line of text that a browser neither completes nor spell-checks. */
export function StaffField({ name, label, hint, isFirst = false, maxLength }: FieldProps) {
  const text = useText();
  return (
    <Form.Item
      name={name}
      label={label}
      extra={hint}
      rules={[{ required: true, message: text.staff.required }]}
    >
      <Input autoComplete="off" spellCheck={false} autoFocus={isFirst} maxLength={maxLength} />
    </Form.Item>
  );
}

export function StaffSecret({ name, label, hint, isFirst = false, maxLength, onLeave }: SecretProps) {
  const text = useText();
  return (
    <Form.Item
      name={name}
      label={label}
      extra={hint}
      rules={[{ required: true, message: text.staff.required }]}
    >
      <Input.Password
        autoComplete="new-password"
        spellCheck={false}
        autoFocus={isFirst}
        maxLength={maxLength}
        onBlur={(event) => onLeave?.(event.target.value)}
      />
    </Form.Item>
  );
}

type SubmitProps = { readonly isBusy: boolean; readonly isBlock?: boolean; readonly children: ReactNode };

export function StaffSubmit({ isBusy, isBlock = true, children }: SubmitProps) {
  const button = (
    <Button type="primary" htmlType="submit" size="large" block={isBlock} loading={isBusy}>
      {children}
    </Button>
  );
  return isBlock ? <div className="frame-actions">{button}</div> : button;
}
