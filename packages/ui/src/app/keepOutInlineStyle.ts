/**
 * React Aria writes a `<style>` for pressable elements unless one with this id is there. Our policy forbids inline
 * styles, and the rule it would write is in `base.css`; an empty element keeps it from trying.
 */
export const keepOutInlineStyle = (): void => {
  const id = 'react-aria-pressable-style';
  if (document.getElementById(id)) return;
  const meta = document.createElement('meta');
  meta.id = id;
  document.head.append(meta);
};
