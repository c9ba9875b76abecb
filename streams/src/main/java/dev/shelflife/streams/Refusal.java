package dev.shelflife.streams;

/**
 * Why a record goes to the dead letter.
 *
 * @param kind for counting
 * @param words for people
 */
record Refusal(Kind kind, String words) {

    /** The kinds. */
    enum Kind {
        /** No bytes, no JSON, or JSON that is no observation. */
        UNREADABLE,
        /** Claims an instant that lies ahead of its own append time. */
        FROM_THE_FUTURE,
        /** Travels under another key than its subject. */
        WRONG_KEY,
        /** Names an instant or a date that no calendar of people has. */
        OUT_OF_RANGE
    }
}
