/** R that counts people, holds small counts back unless told otherwise, and writes tables. */
export const showing = String.raw`
# --- Counting and showing --------------------------------------------------------------------------------------------------------------------
# What this script prints is outside of Kist's gate. Unless it is run with --true-counts it hides counts of fewer people than the threshold ([c]) and rounds the others to the nearest
# multiple of five. That is a guard against slips only: Kist's own protection (rounding at random by keys that stay in the vault) is stronger. Check what you pass on.

HIDDEN <- "[c]"
SHOWN <- list(true = FALSE, threshold = 5)
DAYS_PER_YEAR <- 365.25

# Tallies by key: what is counted, how many people are behind it, and who was counted last. People come in order.
tallies <- function() new.env(hash = TRUE)
tally <- function(counts, key) { found <- counts[[as.character(key)]]; if (is.null(found)) c(0, 0, 0) else found }
add <- function(counts, key, who, amount = 1) {
  now <- tally(counts, key)
  if (now[3] != who) now[2] <- now[2] + 1
  now[1] <- now[1] + amount; now[3] <- who
  assign(as.character(key), now, envir = counts)
}
once <- function(counts, key, who) if (tally(counts, key)[3] != who) add(counts, key, who)
pair_key <- function(...) paste(..., sep = ">")

is_hidden <- function(number) is.character(number)
round_half_up <- function(number) floor(number + 0.5)

# A count of people, moves or stays.
show <- function(counted) {
  if (SHOWN$true || counted[1] == 0) return(counted[1])
  if (counted[2] < SHOWN$threshold) return(HIDDEN)
  max(5, 5 * round_half_up(counted[1] / 5))
}
# A sum of days.
show_days <- function(counted) {
  if (SHOWN$true || counted[1] == 0) return(counted[1])
  step <- SHOWN$threshold * DAYS_PER_YEAR / 4
  if (counted[2] < SHOWN$threshold || counted[1] < 4 * step) HIDDEN else step * round_half_up(counted[1] / step)
}
show_median <- function(days, people) if (is.na(days) || SHOWN$true) days else if (people < 2 * SHOWN$threshold) HIDDEN else 30 * round_half_up(days / 30)
# A share that a curve reaches, with so many people behind it.
show_share <- function(share, people) {
  if (is.na(share)) return(NA)
  share <- min(1, max(0, share))
  if (SHOWN$true) share else if (people < 2 * SHOWN$threshold) HIDDEN else round_half_up(share * 100) / 100
}
# A share of counts as they are shown.
share_of <- function(part, whole) if (is_hidden(part) || is_hidden(whole)) HIDDEN else if (whole == 0) NA else min(1, part / whole)

key_of <- function(states) c(STATE_NAMES, "elsewhere", "gap")[states]
own_states <- function() seq_along(STATES)

first_days <- function(first, after, months) {
  if (after <= first) return(integer(0))
  days <- unlist(lapply(year_of_day(first):year_of_day(after), function(year) day_number(rep(year, 12 / months), seq(1, 12, months), rep(1, 12 / months))))
  days[days >= first & days < after]
}
# The same day of every year; one that a year lacks is the last of that month.
yearly_days <- function(first, after, month, day) {
  if (after <= first) return(integer(0))
  days <- vapply(year_of_day(first):year_of_day(after), function(year) {
    last <- (if (month == 12) day_number(year + 1, 1, 1) else day_number(year, month + 1, 1)) - 1L
    min(day_number(year, month, 1) + as.integer(day) - 1L, last)
  }, 1L)
  days[days >= first & days < after]
}

# A table: names of rows and columns, and what stands in a cell, given the places of both.
table_of <- function(name, caption, heading, rows, columns, cell) {
  cells <- lapply(seq_along(rows), function(row) vapply(seq_along(columns), function(column) written(cell(row, column)), ""))
  list(name = name, caption = caption, heading = heading, rows = rows, columns = columns, cells = cells)
}
written <- function(number) if (is_hidden(number)) number else if (is.null(number) || is.na(number)) "[z]" else sprintf("%.15g", number)
# A name that a spreadsheet would run as a formula is made plain.
guarded <- function(names) ifelse(grepl("^[-=+@\t\r]", names), paste0("'", names), names)
write_tables <- function(tables, file) {
  line <- function(cells) paste0("\"", gsub("\"", "\"\"", cells, fixed = TRUE), "\"", collapse = ",")
  for (one in tables) {
    lines <- c(line(c("table", one$name, one$caption)), line(c(one$heading, guarded(one$columns))), vapply(seq_along(one$rows), function(row) line(c(guarded(one$rows[row]), one$cells[[row]])), ""), "")
    writeLines(enc2utf8(lines), file, useBytes = TRUE)
  }
}
`;
