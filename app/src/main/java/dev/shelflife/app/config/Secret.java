package dev.shelflife.app.config;

import java.util.Objects;

/** A word that must not be shown: it says nothing of itself except to who asks for it by name. */
public final class Secret {

    private final String value;

    Secret(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /** The word itself. Never to be logged, published or put into a message. */
    public String reveal() {
        return value;
    }

    /** Says only that it is one. */
    @Override
    public String toString() {
        return "(secret)";
    }
}
