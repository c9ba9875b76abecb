package dev.shelflife.app.archive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records of a file that are no pages for us, counted by the reason; the first of each is named. */
public final class PassedOver {

    private record Count(int records, String first) {}

    private final Map<String, Count> byReason = new LinkedHashMap<>();

    /**
     * Counts a record.
     *
     * @param reason in words, to be read after "passed over"
     * @param record what to call it
     */
    public void add(String reason, String record) {
        byReason.merge(reason, new Count(1, record), (known, one) -> new Count(known.records() + 1, known.first()));
    }

    /** A line for each reason, in the order in which they came up. */
    public List<String> lines() {
        return byReason.entrySet().stream()
                .map(each -> {
                    Count count = each.getValue();
                    return count.records() == 1
                            ? count.first() + " is passed over: " + each.getKey()
                            : count.records() + " records are passed over: " + each.getKey() + "; the first is "
                                    + count.first();
                })
                .toList();
    }
}
