/** Values that are costly to make, by key: so many of them, and the one longest unused goes first. Undefined is no value. */
export class Latest<V> {
  private readonly most: number;
  private readonly values = new Map<string, V>();

  constructor(most: number) {
    this.most = most;
  }

  get(key: string): V | undefined {
    const value = this.values.get(key);
    if (value !== undefined) this.put(key, value);
    return value;
  }

  put(key: string, value: V): void {
    this.values.delete(key); // last again: the first is the one longest unused
    this.values.set(key, value);
    if (this.values.size > this.most) this.values.delete(this.values.keys().next().value!);
  }
}
