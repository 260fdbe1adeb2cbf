/** Python for curves over time since a beginning: what several measures share. */
export const curves = String.raw`
# A line is one stay, leaving or entry: at risk at the times t with entered < t <= left; entered is -1 where it is followed from its beginning; cause is 0 where it is lost from sight.
Line = namedtuple("Line", "stay day entered left cause")


def quarter_days(quarters):
    """Days after the beginning at which so many quarters of a year of 365.25 days are over."""
    return [math.floor(number * DAYS_PER_YEAR / 4 + 0.5) for number in range(1, quarters + 1)]


def quarters_up_to(days):
    return [day for day in quarter_days(math.ceil(days * 4 / DAYS_PER_YEAR)) if day < days - 2] + [days]


def kaplan_meier(lines):
    """The share still there after each day on which something ended, with Greenwood's sum: (day, at risk, ended, share, sum)."""
    lines = [line for line in lines if line.entered < line.left]
    entered, left = sorted(line.entered for line in lines), sorted(line.left for line in lines)
    ended = defaultdict(int)
    for line in lines:
        if line.cause:
            ended[line.left] += 1
    share, greenwood, steps = 1.0, 0.0, []
    for day in sorted(ended):
        at_risk = bisect.bisect_left(entered, day) - bisect.bisect_left(left, day)
        gone = ended[day]
        share *= 1 - gone / at_risk
        greenwood = math.inf if gone == at_risk else greenwood + gone / (at_risk * (at_risk - gone))
        steps.append((day, at_risk, gone, share, greenwood))
    return steps


def interval_of(share, greenwood):
    """The interval of 95% on the scale of log(-log S), which keeps it within 0 and 1; none where nobody or everybody has left."""
    if not 0 < share < 1:
        return None
    half = 1.959963984540054 * math.sqrt(greenwood) / abs(math.log(share))
    return share ** math.exp(half), share ** math.exp(-half)


def median_of(steps):
    """The first day by which at least half have left, with the days at which the bounds of the share reach a half (Brookmeyer and Crowley)."""
    median = low = high = None
    half = 0.5 + 1e-12
    for day, _, _, share, greenwood in steps:
        interval = interval_of(share, greenwood)
        if median is None and share <= half:
            median = day
        if low is None and (share if interval is None else interval[0]) <= half:
            low = day
        if high is None and interval is not None and interval[1] <= half:
            high = day
    return median, low, high


def curve_of(lines, grid):
    """Shares still there at the beginning and at the days of a grid, the median, and the numbers behind them."""
    lines = [line for line in lines if line.entered < line.left]
    steps = kaplan_meier(lines)

    def followed(day):
        tally = Tally()
        for line in lines:
            if (line.entered < 0) if day == 0 else (line.entered <= day < line.left):
                tally.add(line.stay.person)
        return tally

    start = followed(0)
    rows = [{"day": 0, "still": 1, "low": None, "high": None, "followed": show(start), "lines": start.value}]
    for day in grid:
        before = [step for step in steps if step[0] <= day]
        share, greenwood = (before[-1][3], before[-1][4]) if before else (1.0, 0.0)
        interval, tally = interval_of(share, greenwood), followed(day)
        people = len(tally.people)
        rows.append({"day": day, "still": show_share(share, people), "low": interval and show_share(interval[0], people), "high": interval and show_share(interval[1], people), "followed": show(tally), "lines": tally.value})
    every, over, people = Tally(), Tally(), Tally()
    for line in lines:
        every.add(line.stay.person)
        people.once(line.stay.person)
        if line.cause:
            over.add(line.stay.person)
    median, low, high = median_of(steps)
    behind = 0
    if median is not None:
        behind = 2 * min(len({line.stay.person for line in lines if line.left <= median and line.cause}), len({line.stay.person for line in lines if line.left > median}))
    shown = lambda days: None if median is None or days is None else show_median(days, behind)
    return {"rows": rows, "median": (shown(median), shown(low), shown(high)), "lines": show(every), "people": show(people), "ended": show(over)}
`;
