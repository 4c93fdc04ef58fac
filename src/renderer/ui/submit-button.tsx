/** The button that sends a form. The second half of a double click sends nothing. */

import { Button, type ButtonProps } from '@mantine/core';

export function SubmitButton(props: ButtonProps) {
  return (
    <Button
      {...props}
      type="submit"
      onClick={(event) => {
        if (event.detail > 1) event.preventDefault();
      }}
    />
  );
}
