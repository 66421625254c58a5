/** Addresses of files, as Vite gives them (https://vite.dev/guide/assets). */
declare module '*?url' {
  const url: string;
  // oxlint-disable-next-line import/no-default-export -- the shape Vite gives addresses
  export default url;
}
declare module '*?worker&url' {
  const url: string;
  // oxlint-disable-next-line import/no-default-export -- the shape Vite gives addresses
  export default url;
}
