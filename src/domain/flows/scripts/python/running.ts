/** Python that runs the script: its arguments, the part in view, the tables. */
export const running = String.raw`
# --- Running ---------------------------------------------------------------------------------------------------------------------------------

def main():
    arguments = argparse.ArgumentParser(description="Re-derives a table of Kist from your own file of stays.")
    arguments.add_argument("file", nargs="?", default=FILE, help="csv of stays (default: %(default)s)")
    arguments.add_argument("--true-counts", action="store_true", help="print counts as they are, small ones too: for your own eyes")
    arguments.add_argument("--threshold", type=int, default=THRESHOLD, help="hide counts of fewer people than this (default: %(default)s)")
    arguments.add_argument("--out", help="write the csv here instead of printing it")
    given = arguments.parse_args()
    SHOWN["true"], SHOWN["threshold"] = given.true_counts, max(3, given.threshold)
    if given.true_counts:
        print("True counts: for your own eyes. They are outside of Kist's gate.", file=sys.stderr)
    everybody, groups = read_stays(given.file)
    GROUPS_OF.update(groups)
    people, outside = choose(everybody, FILTER)
    tables = tables_of(Part(people, outside, WINDOW[0], WINDOW[1]))
    if given.out is None:
        write_tables(tables, sys.stdout)
    else:
        with open(given.out, "w", encoding="utf-8", newline="") as file:
            write_tables(tables, file)


if __name__ == "__main__":
    main()
`;
