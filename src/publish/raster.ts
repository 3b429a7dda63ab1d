/** SVG as PNG, with a font that is shipped, so that every machine makes the same bytes. */
import { fileURLToPath } from 'node:url';

/** Weights of the shipped font, as files. */
export function shippedFonts(): readonly { readonly weight: 400 | 600; readonly path: string }[] {
  const file = (name: string): string => fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${name}.ttf`));
  return [
    { weight: 400, path: file('400Regular/Inter_400Regular') },
    { weight: 600, path: file('600SemiBold/Inter_600SemiBold') },
  ];
}

/** Draws at that width, with other fonts for what the shipped one does not have. Fonts of the machine are not looked at. */
export async function toPng(svg: string, width: number, fonts: readonly string[] = []): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const font = { loadSystemFonts: false, fontFiles: [...shippedFonts().map(({ path }) => path), ...fonts], defaultFontFamily: 'Inter' };
  return new Resvg(svg, { fitTo: { mode: 'width', value: width }, font }).render().asPng();
}
