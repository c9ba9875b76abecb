package dev.shelflife.ingest.source;

import java.util.List;

/** A source file cannot be used. */
public final class BadSourceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    BadSourceException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each as {@code file:line: text}. */
    public List<String> problems() {
        return problems;
    }
}
