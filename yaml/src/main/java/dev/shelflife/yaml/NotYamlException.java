package dev.shelflife.yaml;

/** A text is no YAML; the message names file and line. */
public final class NotYamlException extends Exception {
    private static final long serialVersionUID = 1L;

    NotYamlException(String message, Throwable cause) {
        super(message, cause);
    }
}
