/** R that reads a csv of stays as the head of the script says: names, dates, groups. */
export const reading = String.raw`
# --- Reading ---------------------------------------------------------------------------------------------------------------------------------

OPEN <- 1000000000L               # end of a stay that was still going on
ELSEWHERE <- length(STATES) + 1L  # stays outside the part that is looked at
GAP <- length(STATES) + 2L        # time without any stay
NOT_STATED <- "not stated"
STATE_NAMES <- vapply(STATES, function(state) state$name, "")
RANKS <- c(vapply(STATES, function(state) if (is.null(state$rank)) NA_real_ else as.numeric(state$rank), 0), NA, NA)

# The person stays are of, and their states, days, places and streams, in order.
day_of <- function(iso) as.integer(as.Date(iso))
iso_of <- function(day) format(as.Date(day, origin = "1970-01-01"), "%Y-%m-%d")
day_number <- function(year, month, day) as.integer(as.Date(sprintf("%04d-%02d-%02d", as.integer(year), as.integer(month), as.integer(day)), optional = TRUE))
year_of_day <- function(day) as.integer(format(as.Date(day, origin = "1970-01-01"), "%Y"))
month_of_day <- function(day) as.integer(format(as.Date(day, origin = "1970-01-01"), "%m"))

# How names are compared: capitals and runs of spaces make no difference.
normal <- function(name) tolower(gsub("\\s+", " ", trimws(name)))

MONTHS <- c("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
BLANK_WORDS <- c("", "-", "--", ".", "..", "na", "n/a", "#n/a", "nan", "nat", "null", "none", "nil")
ONGOING_WORDS <- c("open", "ongoing", "on-going", "current", "present", "to date", "still open", "now")

# A day, OPEN for a blank or a word for 'still going on', NA where it can't be read. The time of day is left out.
read_date <- function(cell) {
  text <- trimws(cell)
  if (tolower(text) %in% c(BLANK_WORDS, ONGOING_WORDS)) return(OPEN)
  if (nchar(text) > 10) text <- trimws(sub("[T ]\\s*[0-9]{1,2}:[0-9]{2}.*$", "", text))
  pieces <- function(pattern) regmatches(text, regexec(pattern, text))[[1]]
  year_of <- function(year) { number <- as.integer(year); if (nchar(year) > 2) number else if (number >= 69) 1900L + number else 2000L + number }
  month_named <- function(name) which(startsWith(MONTHS, substr(tolower(name), 1, 3)))[1]
  found <- pieces("^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})$")
  if (length(found) == 0) found <- pieces("^([0-9]{4})([0-9]{2})([0-9]{2})$")
  if (length(found) > 0) return(day_number(found[2], found[3], found[4]))
  found <- pieces("^([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})$")
  if (length(found) > 0) return(if (DATES == "month-first") day_number(year_of(found[4]), found[2], found[3]) else day_number(year_of(found[4]), found[3], found[2]))
  found <- pieces("^([0-9]{1,2})(st|nd|rd|th)?[-/. ]*([A-Za-z]{3,9})[.]?[-/., ]*([0-9]{4}|[0-9]{2})$")
  if (length(found) > 0) return(day_number(year_of(found[5]), month_named(found[4]), found[2]))
  found <- pieces("^([A-Za-z]{3,9})[.]?[-/. ]*([0-9]{1,2})(st|nd|rd|th)?(,\\s*|[-/. ]+)([0-9]{4}|[0-9]{2})$")
  if (length(found) > 0) return(day_number(year_of(found[6]), month_named(found[2]), found[3]))
  found <- pieces("^([0-9]{5,7})([.,][0-9]+)?$")
  if (length(found) > 0) return(as.integer(found[2]) - 25569L)  # Excel's day 25569 is 1970-01-01
  NA_integer_
}
read_dates <- function(cells) {
  different <- unique(cells)
  vapply(different, read_date, 1L, USE.NAMES = FALSE)[match(cells, different)]
}

# How names are called here: as first written, whatever the capitals.
called <- function(cells, known, written) {
  at <- match(normal(cells), normal(names(written)))
  cells <- ifelse(is.na(at), cells, vapply(at, function(place) if (is.na(place)) "" else as.character(written[[place]]), ""))
  names <- c(NOT_STATED, known, gsub("\\s+", " ", trimws(cells)))
  keys <- c("", normal(known), normal(cells))
  names[match(normal(cells), keys)]
}

AGES <- c("under 1" = 0, "1 to 4" = 1, "5 to 11" = 5, "12 to 15" = 12, "16 to 17" = 16, "18 to 24" = 18, "25 to 64" = 25, "65 and over" = 65)
age_group <- function(born, at) {
  parts <- function(day) as.integer(strsplit(iso_of(day), "-")[[1]])
  birth <- parts(born); then <- parts(at)
  age <- then[1] - birth[1] - (then[2] < birth[2] || (then[2] == birth[2] && then[3] < birth[3]))
  if (age < 0) NOT_STATED else names(AGES)[max(which(AGES <= age))]
}

read_cells <- function(path) {
  raw <- readBin(path, "raw", file.size(path))
  if (length(raw) >= 3 && identical(raw[1:3], as.raw(c(0xef, 0xbb, 0xbf)))) raw <- raw[-(1:3)]
  text <- rawToChar(raw[raw != as.raw(0)])
  if (validUTF8(text)) Encoding(text) <- "UTF-8" else text <- iconv(text, "windows-1252", "UTF-8")
  heading <- strsplit(text, "\n", fixed = TRUE)[[1]][1]
  signs <- c(",", ";", "\t", "|")
  sign <- signs[which.max(vapply(signs, function(one) lengths(regmatches(heading, gregexpr(one, heading, fixed = TRUE))), 1L))]
  file <- textConnection(text, encoding = "UTF-8")
  width <- max(count.fields(file, sep = sign, quote = "\"", comment.char = ""), na.rm = TRUE)
  close(file)
  read.table(text = text, sep = sign, quote = "\"", colClasses = "character", header = FALSE, fill = TRUE, na.strings = character(0), comment.char = "", strip.white = FALSE,
             col.names = paste0("V", seq_len(width)), encoding = "UTF-8")
}

# Stays by person in order (order of the file where starts are equal), and the groups that people belong to.
read_stays <- function(path) {
  cells <- read_cells(path)
  header <- trimws(unlist(cells[1, ]))
  cells <- cells[-1, , drop = FALSE]
  place_of <- function(column) {
    if (is.null(column)) return(NULL)
    if (is.numeric(column)) return(column)
    at <- match(column, header)
    if (is.na(at)) stop(sprintf("The file has no column called '%s'. It has: %s. Say at the head of the script which column holds what.", column, paste(header, collapse = ", ")), call. = FALSE)
    at
  }
  column <- function(role, otherwise = "") {
    at <- place_of(COLUMNS[[role]])
    if (is.null(at)) rep(otherwise, nrow(cells)) else cells[[at]]
  }
  names_of <- unlist(lapply(seq_along(STATES), function(state) { all <- c(STATES[[state]]$name, STATES[[state]]$written); stats::setNames(rep(state, length(all)), normal(all)) }))
  person <- trimws(column("person"))
  state <- unname(names_of[match(normal(column("state")), names(names_of))])
  start <- read_dates(column("start"))
  end <- read_dates(column("end"))
  place <- called(column("place", PLACE), PLACES, PLACES_WRITTEN)
  stream <- called(column("stream", STREAM), STREAMS, STREAMS_WRITTEN)
  end[!is.na(end) & end >= day_of("2199-01-01")] <- OPEN
  asked <- if (is.null(ONLY_STREAM)) rep(TRUE, nrow(cells)) else (stream == ONLY_STREAM$name) == ONLY_STREAM$wanted
  why <- ifelse(person == "", "no person", ifelse(is.na(state), "state not in the scheme", ifelse(is.na(start) | start == OPEN, "start can't be read", ifelse(is.na(end), "end can't be read",
         ifelse(start < day_of("1901-01-01") | start >= day_of("2199-01-01"), "start stands for 'not known'", ifelse(end < start, "end before start", ""))))))
  if (IS_RAW) why[why == "" & asked & duplicated(ifelse(why == "", paste(person, state, start, end, place, stream, sep = "\r"), paste("row", seq_along(why))))] <- "written twice"
  left_out <- table(why[why != "" & asked])
  if (length(left_out) > 0) message("Rows left out: ", paste0(names(left_out), " (", left_out, ")", collapse = "; "), ".")
  keep <- which(why == "" & asked)
  number <- match(person[keep], unique(person[keep]))
  keep <- keep[order(number, start[keep], seq_along(keep))]
  number <- sort(number)
  people <- lapply(unname(split(keep, number)), function(rows) list(state = state[rows], start = start[rows], end = end[rows], place = place[rows], stream = stream[rows]))
  people <- lapply(seq_along(people), function(who) c(list(who = who), people[[who]]))
  everybody <- unique(person[which(why == "" & asked)])
  groups <- list()
  for (group in GROUPS) {
    at <- place_of(group$column)
    value <- trimws(if (is.null(at)) rep("", nrow(cells)) else cells[[at]])
    given <- rep(NOT_STATED, length(everybody))
    rows <- which(why == "" & asked)
    rows <- if (group$born) rows[!is.na(read_dates(value[rows])) & read_dates(value[rows]) != OPEN] else rows[value[rows] != "" & normal(value[rows]) != NOT_STATED]
    first <- rows[!duplicated(person[rows])]
    for (row in first) {
      who <- match(person[row], everybody)
      known <- match(normal(value[row]), normal(group$values))
      given[who] <- if (group$born) age_group(read_date(value[row]), people[[who]]$start[1]) else if (!is.null(group$codes[[value[row]]])) group$codes[[value[row]]] else if (is.na(known)) value[row] else group$values[known]
    }
    groups[[group$name]] <- given
  }
  list(people = people, groups = groups)
}
`;
