"""What the backtest must say of a history, computed from what the pages said and from what is told. Shares no code with what is tested."""

import datetime
from collections import Counter, defaultdict

DAYS = (1, 7, 30, 90)
LEADS = (180, 90, 30, 7, 1)
DATES = {"endOfPatch": "END_OF_PATCH", "endOfAvailability": "END_OF_AVAILABILITY"}
HORIZON = datetime.timedelta(days=7)
OLD = "older than the subscription's horizon"
DEFAULT = {"APPROACHING", "REACHED", "REOPENED", "MOVED_EARLIER", "MOVED_LATER", "WITHDRAWN"}
RANKS = ("INFO", "WARNING", "ERROR", "CRITICAL")


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def midnight(day):
    return datetime.datetime.combine(day, datetime.time(), datetime.timezone.utc)


def end_of(day):
    return midnight(day) + datetime.timedelta(days=1)


# From what the pages said -----------------------------------------------------------------------------------------------------


def ends(observations, rule):
    """The ends of a history: for each how many days before it was named, how many days before it was told, and whether when it came.

    An observation is (at, version, line, milestone, date). Knows rules of types and lead days only.
    """
    types = rule.get("types") or {each.lower().replace("_", "-") for each in DEFAULT}
    leads = [each for each in LEADS if each in rule.get("leadDays", LEADS)]
    observations = sorted(observations, key=lambda seen: seen[0])
    begin, last = observations[0][0].date(), observations[-1][0]
    spans, named, told, came = defaultdict(list), {}, {}, defaultdict(list)

    def note(into, key, days):
        into[key] = max(days, into.get(key, days))

    for at, version, line, milestone, date in observations:
        values = spans[(version, milestone, line)]
        if not values or values[-1][1] != date:
            values.append((at, date))
    for (version, milestone, line), values in spans.items():
        over = False
        for index, (at, date) in enumerate(values):
            until = values[index + 1][0] if index + 1 < len(values) else last
            # What is over ends once: a page that corrects the date of an end gone by tells no second one.
            over = over and date is not None and end_of(date) <= at
            if date is None:
                continue
            key, notice = (version, milestone, line, date), (date - at.date()).days
            before = values[index - 1][1] if index else None
            note(named, key, notice)
            kind = "announced" if before is None else "moved-earlier" if date < before else "moved-later"
            if kind in types:
                note(told, key, notice)
            if "approaching" in types and notice >= 0:
                for lead in leads:
                    crossing = midnight(date - datetime.timedelta(days=lead))
                    if notice < lead:  # begun already: told at once
                        note(told, key, notice)
                    elif crossing <= until:
                        note(told, key, lead)
            if end_of(date) <= until and not over:
                over = True
                if date >= begin:
                    came[(version, milestone, date, max(at, end_of(date)))].append(key)
    for (_, _, date, at), lines in came.items():
        yield worst(named, lines), worst(told, lines), "reached" in types and at - end_of(date) <= HORIZON


def worst(notices, lines):
    return min(notices.get(line, -1) for line in lines)


def counts(found):
    """The numbers of the command's output, from such ends."""
    found = list(found)
    told = sorted(notice for _, notice, _ in found if notice >= 0)
    row = {"ends": len(found), "told": len(told), "median": told[(len(told) - 1) // 2] if told else None}
    for day in DAYS:
        late = [each for each in found if each[0] >= day > each[1]]
        row[day] = (
            sum(notice >= day for _, notice, _ in found),
            sum(notice >= 0 or at_end for _, notice, at_end in late),
            sum(notice < 0 and not at_end for _, notice, at_end in late),
            sum(possible < day for possible, _, _ in found),
        )
    return row


# From what is told ------------------------------------------------------------------------------------------------------------


def severity(told):
    kind, notice = told["type"], told["daysOfNotice"]
    if kind == "REACHED":
        return "CRITICAL" if told["milestone"] == "END_OF_AVAILABILITY" else "ERROR"
    if kind in ("APPROACHING", "MOVED_EARLIER"):
        return "ERROR" if notice is not None and notice <= 7 else "WARNING"
    return "WARNING" if kind == "WITHDRAWN" else "INFO"


def taken_back(told):
    """How much of what it takes back mattered at most."""
    reached = "CRITICAL" if told["milestone"] == "END_OF_AVAILABILITY" else "ERROR"
    if told["type"] == "REOPENED":
        return reached
    if told["type"] not in ("WITHDRAWN", "MOVED_LATER"):
        return "INFO"
    if told["oldDate"] is None:
        return "ERROR"
    notice = (datetime.date.fromisoformat(told["oldDate"]) - instant(told["effectiveAt"]).date()).days
    return reached if notice < 0 else "ERROR" if notice <= 7 else "WARNING"


def asks(rule, told):
    types = {each.upper().replace("-", "_") for each in rule.get("types", ())} or DEFAULT
    crossed = told["leadDays"]
    leads = rule.get("leadDays")
    milestone = (told["milestone"] or "").lower().replace("_", "-")
    begun = crossed and midnight(datetime.date.fromisoformat(told["newDate"]) - datetime.timedelta(days=crossed))
    return (
        told["type"] in types
        and told["service"] in rule.get("services", [told["service"]])
        and ((told["type"] == "WITHDRAWN" and not milestone) or milestone in rule.get("milestones", [milestone]))
        and max(RANKS.index(severity(told)), RANKS.index(taken_back(told))) >= RANKS.index(rule.get("severity", "info").upper())
        and (
            leads is None
            or crossed is None
            or crossed in leads
            or (instant(told["effectiveAt"]) > begun and any(lead > crossed for lead in leads))
        )
    )


def routed(transitions, rules):
    """For each rule what it asked for, how much of each type is sent, and how much is suppressed for which reason."""
    result = {rule["name"]: [0, Counter(), Counter()] for rule in rules}
    now = None
    for told in transitions:
        at = instant(told["effectiveAt"])
        now = at if now is None else max(now, at)
        happened = at
        if told["type"] == "REACHED":
            happened = min(at, end_of(datetime.date.fromisoformat(told["newDate"])))
        first = {}
        for rule in rules:
            if not asks(rule, told):
                continue
            row = result[rule["name"]]
            row[0] += 1
            if happened < now - HORIZON:
                row[2][OLD] += 1
            elif rule["destination"] in first:
                row[2]["the destination is told for subscription " + first[rule["destination"]]] += 1
            else:
                first[rule["destination"]] = rule["name"]
                row[1][told["type"].lower().replace("_", "-")] += 1
    return result
