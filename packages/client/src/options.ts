/** Where the server is, and who asks. */
export interface ClientOptions {
  /** The server's own address, without a path: `https://api.example.com`. */
  readonly baseUrl: string;
  /** An API key or the access token of a login; without one, only what is public can be asked. */
  readonly apiKey?: string;
}

export const credentialHeaders = ({ apiKey }: ClientOptions): Record<string, string> =>
  apiKey === undefined ? {} : { Authorization: `Bearer ${apiKey}` };
