/** Whether what the page shows at this point is dark: its own background there, else what it inherits from the browser. */
export function isDarkAt(x: number, y: number): boolean {
  for (const element of document.elementsFromPoint(x, y)) {
    const luminance = luminanceOf(getComputedStyle(element).backgroundColor);
    if (luminance !== undefined) return luminance < 0.3;
  }
  const { colorScheme } = getComputedStyle(document.documentElement);
  return colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Relative luminance (0 to 1) of an opaque enough `rgb()`; undefined of anything else. */
function luminanceOf(color: string): number | undefined {
  const [red, green, blue, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  if (!color.startsWith('rgb') || blue === undefined || alpha < 0.9) return undefined;
  return (0.2126 * red! + 0.7152 * green! + 0.0722 * blue) / 255;
}
