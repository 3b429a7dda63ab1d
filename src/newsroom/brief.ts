/** Values in messages, cut to a length a person reads. */

/** The longest value a message repeats. */
const LONGEST = 80;

/** A message with the values it repeats cut to 80 characters. */
export function brief(message: string): string {
  const cut = (value: string): string => (value.length > LONGEST ? `${[...value].slice(0, LONGEST).join('')}…` : value);
  return message
    .replace(/`([^`]*)`/g, (_, value: string) => `\`${cut(value)}\``)
    .replace(/"((?:[^"\\]|\\.)*)"/gs, (_, value: string) => `"${cut(value)}"`)
    .replace(/[^\s"`/\\]{81,}/g, cut);
}
