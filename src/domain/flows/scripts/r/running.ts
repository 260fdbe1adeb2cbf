/** R that runs the script: its arguments, the part in view, the tables. */
export const running = String.raw`
# --- Running ---------------------------------------------------------------------------------------------------------------------------------

main <- function(given) {
  option <- function(name, otherwise) {
    at <- which(startsWith(given, paste0(name, "=")))
    after <- which(given == name)
    if (length(at) > 0) substring(given[at[1]], nchar(name) + 2) else if (length(after) > 0 && after[1] < length(given)) given[after[1] + 1] else otherwise
  }
  values <- which(given %in% c("--threshold", "--out")) + 1
  files <- given[!startsWith(given, "--") & !(seq_along(given) %in% values)]
  threshold <- suppressWarnings(as.integer(option("--threshold", THRESHOLD)))
  if (is.na(threshold)) stop("The threshold has to be a number.", call. = FALSE)
  SHOWN <<- list(true = "--true-counts" %in% given, threshold = max(3L, threshold))
  if (SHOWN$true) message("True counts: for your own eyes. They are outside of Kist's gate.")
  read <- read_stays(if (length(files) > 0) files[1] else FILE)
  GROUPS_OF <<- read$groups
  chosen <- choose(read$people, FILTER)
  tables <- tables_of(list(people = chosen$people, outside = chosen$outside, first = WINDOW[1], after = WINDOW[2]))
  to <- option("--out", "")
  file <- if (to == "") stdout() else file(to, open = "wb")
  write_tables(tables, file)
  if (to != "") close(file)
}

main(commandArgs(trailingOnly = TRUE))
`;
