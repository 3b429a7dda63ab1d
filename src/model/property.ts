/** What can be said of an entity: mine production, revenue, a price, a share. */
export interface Property {
  readonly id: string;
  /** As in prose: `mine production of rare earths`. */
  readonly label: string;
  readonly aliases: readonly string[];
  /** Dimension its values have (`unit.ts`), or `money` for any currency, or `text`. */
  readonly dimension: string;
  /** `loss` is negative: a loss that narrows is a number that falls and a result that improves. */
  readonly polarity: 'positive' | 'negative' | 'neutral';
}
