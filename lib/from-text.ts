/** What a JSON file holds. The built extension keeps large files as text until they are asked for. */
export const fromText = <Held>(file: Held | string): Held =>
  typeof file === 'string' ? (JSON.parse(file) as Held) : file;
