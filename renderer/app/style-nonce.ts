/** The page's policy lets in the style elements that bear this nonce. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

type Make = (tag: string, options?: ElementCreationOptions) => HTMLElement;

/**
 * Ant Design gives the nonce to its themes, though not to the two rules that its dialogs write to hold the page still.
 * Every style element that our own scripts make gets it here, before anything draws.
 */
export function giveNonceToStyles(): void {
  const make: Make = Reflect.get(document, 'createElement').bind(document);
  const withNonce: Make = (tag, options) => {
    const element = make(tag, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
  Object.defineProperty(document, 'createElement', { value: withNonce, configurable: true, writable: true });
}
