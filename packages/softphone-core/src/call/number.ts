/** [NUM-1] What may be dialled, in the form that goes into the address; null if it may not. */
export function dialableOf(typed: string): string | null {
  const number = typed.replaceAll(/[\s\-./()（）]/g, '');
  return /^(\+?[0-9*#]{1,40}|[A-Za-z_][A-Za-z0-9_]{0,39})$/.test(number) ? number : null;
}
