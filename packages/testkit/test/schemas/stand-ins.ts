/** Fields whose values differ from run to run, or are not for documents. */
const BY_NAME: Readonly<Record<string, string>> = {
  refreshToken: "ZXhhbXBsZS1yZWZyZXNoLXRva2Vu",
  lastFour: "xxxx",
  secretLastFour: "xxxx",
  cursor: "ZXhhbXBsZS1jdXJzb3I",
  after: "ZXhhbXBsZS1jdXJzb3I",
  asOf: "ZXhhbXBsZS1jdXJzb3I",
  nextCursor: "ZXhhbXBsZS1jdXJzb3I",
  next_cursor: "ZXhhbXBsZS1jdXJzb3I",
  timestamp: "1711234567890",
  kid: "2026-01-31",
  x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
};

/** As a test's organization is called. */
const SLUG = /w-[0-9a-f-]{36}/g;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;
const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g;
const KEY = /\b((?:ork|oak|oag|ort|ocs)_(?:live_|test_)?)[A-Za-z0-9]{20,}/g;
const WEBHOOK_SECRET = /whsec_[A-Za-z0-9+/=]{20,}/g;
const HOOK_TOKEN = /hook_[0-9a-f]{40,}/g;
const PAGE_TOKEN = /(form|guide)_[0-9a-f]{40}/g;
const MAIL_TOKEN = /leads\+[0-9a-f]{20}@/g;
/** A mail that begins with its id ("Message-ID: "), in base64. */
const MAIL = /TWVzc2FnZS1JRDog[A-Za-z0-9+/]+=*/g;
/** What an authorization is known by: 256 random bits, in an address and by themselves. */
const OAUTH_SECRET = /\b(state|code_challenge)(=|":")[\w-]{43}/g;
const PORTAL_TOKEN = /\b(feed|portal)_[0-9a-f]{40,}/g;

/** A value with stand-ins for ids, times and secrets: of one run as of another. */
export function withStandIns<Value>(value: Value): Value {
  const ids = new Map<string, string>();
  const idFor = (id: string) => {
    const known = ids.get(id) ?? `018f0000-0000-7000-8000-${String(ids.size + 1).padStart(12, "0")}`;
    ids.set(id, known);
    return known;
  };
  const text = JSON.stringify(value, (name, inner) => (typeof inner === "string" ? (BY_NAME[name] ?? inner) : inner));
  const replaced = text
    .replaceAll(SLUG, "bay-homes")
    .replaceAll(UUID, idFor)
    .replaceAll(MAIL, (mail) => btoa(atob(mail).replaceAll(UUID, idFor)))
    .replaceAll(TIME, "2026-01-31T12:00:00.000Z")
    .replaceAll(TOKEN, "eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.ZXhhbXBsZQ")
    .replaceAll(WEBHOOK_SECRET, "whsec_xxxxxxxxxxxxx")
    .replaceAll(HOOK_TOKEN, "hook_xxxxxxxxxxxxx")
    .replaceAll(PAGE_TOKEN, "$1_xxxxxxxxxxxxx")
    .replaceAll(MAIL_TOKEN, "leads+xxxxxxxxxxxxx@")
    .replaceAll(OAUTH_SECRET, "$1$2xxxxxxxxxxxxx")
    .replaceAll(PORTAL_TOKEN, "$1_xxxxxxxxxxxxx")
    .replaceAll(KEY, "$1xxxxxxxxxxxxx");
  return JSON.parse(replaced);
}
