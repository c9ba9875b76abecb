package dev.shelflife.app.faults;

/**
 * Something that fails once.
 *
 * @param operation such as {@code rows.put}, {@code forward transitions} or {@code producer.commitTransaction}
 * @param occurrence which call of it fails, counted from 1
 */
record Fault(String operation, Side side, int occurrence) {

    /** Before it is done, or when it has been done and nobody was told. */
    enum Side {
        BEFORE,
        AFTER
    }

    @Override
    public String toString() {
        return side.name().toLowerCase(java.util.Locale.ROOT) + " " + operation + ", call " + occurrence;
    }
}
