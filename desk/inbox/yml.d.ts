declare module '*.yml' {
  const words: import('./lookup.ts').Words;
  export default words;
}
