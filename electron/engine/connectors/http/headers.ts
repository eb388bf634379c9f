/** Header names in lower case, as HTTP/2 sends them. */
export type Headers = Readonly<Record<string, string>>;
