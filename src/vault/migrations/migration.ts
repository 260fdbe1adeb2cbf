/** Forward only; each in a transaction of its own; each with a test that starts from the schema before it. */
export type Migration = { number: number; slug: string; sql: string };
