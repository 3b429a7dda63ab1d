/** SHA-256 of a text, computed by what Node and browsers both have. */

/** Hexadecimal, of the text as UTF-8. Rejects in a browser that has no Web Crypto: a page over plain HTTP. */
export async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
