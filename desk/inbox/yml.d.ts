declare module '*.yml' {
  const words: import('./words.ts').Words;
  export default words;
}
