/**
 * Whether it is a token of HTTP. Header names and methods are tokens, and so are the elements of most CORS headers.
 * https://www.rfc-editor.org/rfc/rfc9110#name-tokens
 */
export const isToken = (bytes: string): boolean => TOKEN.test(bytes);

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
