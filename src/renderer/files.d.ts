/** What the bundler makes of files that are not code. */

declare module '*.svg' {
  const address: string;
  export default address;
}
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
declare module '*.css';
declare module '*?url' {
  const address: string;
  export default address;
}
