/**
 * The server's Content-Security-Policy has the browser refuse text where markup or the address of a script is wanted.
 * Svelte brings a policy of its own for its templates. MapLibre starts its worker by a plain address, and makes the
 * names of the map's sources out of a text with links: both are let through here, and nothing else.
 */
interface Rules {
  createHTML: (markup: string) => string;
  createScriptURL: (address: string) => string;
}
interface Policies {
  createPolicy(name: string, rules: Rules): unknown;
}

const PLAIN = /^(?:[^<&]|<a href="https:\/\/[\w./-]+">|<\/a>)*$/;
const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;

policies?.createPolicy("default", {
  createHTML(markup) {
    if (PLAIN.test(markup)) return markup;
    throw new TypeError("no markup of the desk");
  },
  createScriptURL(address) {
    const to = new URL(address, location.href);
    if (to.origin === location.origin && to.pathname.startsWith("/assets/")) return to.href;
    throw new TypeError(`no script of the desk: ${address}`);
  },
});
