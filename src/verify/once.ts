/** What is worked out once for a thing that never changes. */
interface Made<Key, Value> {
  get(key: Key): { readonly value: Value } | undefined;
  set(key: Key, made: { readonly value: Value }): unknown;
}

/** Found again as long as that thing is there. */
export function once<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  return from(new WeakMap(), make);
}

/** The same for the things of one text, which all go with it. */
export function onceHere<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  return from(new Map(), make);
}

function from<Key, Value>(made: Made<Key, Value>, make: (key: Key) => Value): (key: Key) => Value {
  return (key) => {
    const known = made.get(key);
    if (known) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}
