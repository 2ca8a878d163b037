/** Characters. Short ones are guessed however slow a guess is made. */
export const MIN_PASSPHRASE = 8;
