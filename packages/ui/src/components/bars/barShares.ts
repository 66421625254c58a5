/** Heights of bars as shares of the room under the number; the greatest takes 1, less than nought is drawn as nought. */
export const barShares = (values: readonly number[]): number[] => {
  const greatest = Math.max(0, ...values);
  return values.map((value) => (greatest === 0 ? 0 : Math.max(0, value) / greatest));
};
