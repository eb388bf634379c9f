type Duckdb = {
  readonly DuckDBInstance: {
    readonly create: (path: string, options: Readonly<Record<string, string>>) => Promise<Instance>;
  };
};
type Instance = {
  readonly connect: () => Promise<{
    readonly runAndReadAll: (sql: string) => Promise<{ readonly getRows: () => readonly (readonly unknown[])[] }>;
  }>;
  readonly closeSync: () => void;
};

type Opened = {
  readonly rowsOf: (sql: string) => Promise<readonly (readonly unknown[])[]>;
  readonly close: () => void;
};

/** DuckDB in memory on two threads; null where it is not to be had. */
export const openDuckdb = async (): Promise<Opened | null> => {
  const from = process.env.CONCORD_DUCKDB;
  if (from === undefined) return null;
  const { DuckDBInstance }: Duckdb = await import(from);
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  return {
    rowsOf: async (sql) => (await connection.runAndReadAll(sql)).getRows(),
    close: () => instance.closeSync(),
  };
};
