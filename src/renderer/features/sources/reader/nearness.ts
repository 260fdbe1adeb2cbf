/**
 * Tells rows of a long page to measure themselves, but only those near what is shown: measuring the others would undo
 * what `content-visibility` saves.
 */
export type Nearness = {
  /** Calls `measure` at once when the row is near, else as soon as it comes near, and again whenever `again` is called. Answers how to stop. */
  watch(row: Element, measure: () => void): () => void;
  /** Something that moves lines has changed: the width, the size of the letters. */
  again(): void;
};

const ahead = '800px 0px';

export function createNearness(): Nearness {
  const watched = new Map<Element, () => void>();
  const near = new WeakSet<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) near.add(target);
        else near.delete(target);
      }
      for (const { target, isIntersecting } of entries) if (isIntersecting) watched.get(target)?.();
    },
    // Ahead of what scrolls within the window as well as of the window itself.
    { rootMargin: ahead, scrollMargin: ahead } as IntersectionObserverInit,
  );
  return {
    watch(row, measure) {
      const isNew = !watched.has(row);
      watched.set(row, measure);
      if (near.has(row)) measure();
      if (isNew) observer.observe(row);
      return () => {
        // Another measure may have taken over by now.
        if (watched.get(row) !== measure) return;
        watched.delete(row);
        observer.unobserve(row);
      };
    },
    again() {
      for (const [row, measure] of watched) if (near.has(row)) measure();
    },
  };
}
