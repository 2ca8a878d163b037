/** Words that come again and again, each known by its place, so that a column of them is a column of numbers. */
export class WordPlaces {
  readonly #words: (string | null)[] = [];
  readonly #places = new Map<string | null, number>();

  placeOf(word: string | null): number {
    let place = this.#places.get(word);
    if (place === undefined) {
      place = this.#words.push(word) - 1;
      this.#places.set(word, place);
    }
    return place;
  }

  at(place: number): string | null {
    return this.#words[place]!;
  }
}
