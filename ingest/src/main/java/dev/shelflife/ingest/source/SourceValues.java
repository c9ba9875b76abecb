package dev.shelflife.ingest.source;

import dev.shelflife.events.identity.Identity;
import dev.shelflife.yaml.Suggestion;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the values of source files. Each throws {@link IllegalArgumentException} with words that go behind the key's name. Pure. */
final class SourceValues {

    /** The groups that a pattern of image names may have. */
    static final List<String> GROUPS = List.of("framework", "version", "python", "cuda", "os", "accelerator");

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9.-]*");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*");
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([A-Za-z][A-Za-z0-9]*)>");
    private static final List<String> DATES = List.of("published", "none");
    private static final List<String> VERSIONS = List.of("rows", "columns");

    private SourceValues() {}

    static String slug(String text) {
        if (!SLUG.matcher(text).matches()) {
            String meant = Identity.slug(text);
            throw new IllegalArgumentException("is '" + text + "', must be lower-case letters, digits, '.' and '-'"
                    + (SLUG.matcher(meant).matches() ? "; write " + meant : ""));
        }
        return text;
    }

    static URI url(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is no address: " + reason(e), e);
        }
        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
            throw new IllegalArgumentException("must be an address that begins with http:// or https://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("has no host: write https://HOST/PATH");
        }
        return uri;
    }

    private static String reason(IllegalArgumentException e) {
        return e.getCause() instanceof java.net.URISyntaxException syntax
                ? syntax.getReason() + (syntax.getIndex() < 0 ? "" : " at character " + (syntax.getIndex() + 1))
                : "it cannot be read";
    }

    /** Finds regardless of upper and lower case. */
    static Pattern pattern(String text) {
        try {
            return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException e) {
            String place = e.getIndex() < 0 ? "" : " at character " + (Math.min(e.getIndex(), text.length()) + 1);
            throw new IllegalArgumentException(
                    "is no regular expression: " + e.getDescription() + place + " of '" + text + "'", e);
        }
    }

    static Pattern imagePattern(String text) {
        Pattern pattern = pattern(text);
        Matcher group = GROUP.matcher(text);
        boolean named = false;
        while (group.find()) {
            named = true;
            if (!GROUPS.contains(group.group(1))) {
                throw new IllegalArgumentException("has a group '" + group.group(1) + "', must be one of "
                        + String.join(", ", GROUPS) + Suggestion.clause(group.group(1), GROUPS));
            }
        }
        if (!named) {
            throw new IllegalArgumentException(
                    "has no named group, so it tells nothing: write one such as (?<version>\\d+\\.\\d+)");
        }
        return pattern;
    }

    static String dates(String text) {
        return oneOf(DATES, text);
    }

    static String versions(String text) {
        return oneOf(VERSIONS, text);
    }

    private static String oneOf(List<String> allowed, String text) {
        if (!allowed.contains(text)) {
            throw new IllegalArgumentException("is '" + text + "', must be one of " + String.join(", ", allowed)
                    + Suggestion.clause(text, allowed));
        }
        return text;
    }

    static String language(String text) {
        if (!LANGUAGE.matcher(text).matches()) {
            throw new IllegalArgumentException("is '" + text + "', must be a language tag such as en, nl or pt-BR");
        }
        return text;
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "is '" + text + "', must be a zone such as UTC or Europe/Paris"
                            + Suggestion.clause(text, ZoneId.getAvailableZoneIds()),
                    e);
        }
    }
}
