/**
 * Whether it is a token of HTTP, which header names and methods are made of, and the elements of most CORS headers.
 * https://www.rfc-editor.org/rfc/rfc9110#name-tokens
 */
export const isToken = (bytes: string): boolean => TOKEN.test(bytes);

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
