package dev.shelflife.yaml;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single values. Each throws {@link IllegalArgumentException} with words that go behind the key's name. Pure. */
public final class Values {

    private static final Pattern SHORT = Pattern.compile("(\\d{1,9}) ?(s|m|h|d)");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9.-]*");

    private Values() {}

    public static String text(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is empty");
        }
        return text;
    }

    public static String slug(String text) {
        if (!SLUG.matcher(text).matches()) {
            throw new IllegalArgumentException("is '" + text + "', must be lower-case letters, digits, '.' and '-'");
        }
        return text;
    }

    public static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is '" + text + "', must be true or false");
        };
    }

    public static Function<String, Integer> integer(int least, int most) {
        return text -> {
            if (text.matches("-?\\d{1,9}")) {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            }
            throw new IllegalArgumentException("is '" + text + "', must be a number from " + least + " to " + most);
        };
    }

    /** Such as {@code 90s}, {@code 30m}, {@code 6h}, {@code 14d}, or ISO 8601 such as {@code PT6H}. */
    public static Function<String, Duration> duration(Duration least) {
        return text -> {
            Duration duration = duration(text);
            if (duration.compareTo(least) < 0) {
                throw new IllegalArgumentException("is '" + text + "', must be at least " + least.toSeconds() + "s");
            }
            return duration;
        };
    }

    private static Duration duration(String text) {
        Matcher m = SHORT.matcher(text);
        if (m.matches()) {
            long number = Long.parseLong(m.group(1));
            return switch (m.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is '" + text + "', must be a time such as 90s, 30m, 6h or 14d", e);
        }
    }

    /** The address is not quoted: it may hold a token. */
    public static URI url(String text) {
        try {
            URI uri = URI.create(text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw new IllegalArgumentException("must be an address that begins with http:// or https://");
        }
        throw new IllegalArgumentException("must be an address that begins with http:// or https://");
    }

    /** A relative path is meant from the configuration file. */
    public static Function<String, Path> path(Path base) {
        return text -> {
            try {
                return base.resolve(text(text)).normalize();
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException("is '" + text + "', must be a path", e);
            }
        };
    }

    /** Written {@code end-of-patch} or {@code END_OF_PATCH}; the reader's placeholder {@code OTHER} is none. */
    public static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
        List<E> all = Arrays.stream(type.getEnumConstants())
                .filter(each -> !each.name().equals("OTHER"))
                .toList();
        return text -> all.stream()
                .filter(each -> slug(each).equals(text.toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> known = all.stream().map(Values::slug).toList();
                    return new IllegalArgumentException("is '" + text + "', must be one of " + String.join(", ", known)
                            + Suggestion.clause(text, known));
                });
    }

    /** One of some names. */
    public static Function<String, String> among(List<String> known, String what) {
        return text -> {
            if (!known.contains(text)) {
                throw new IllegalArgumentException("'" + text + "' is no " + what + Suggestion.clause(text, known));
            }
            return text;
        };
    }

    private static String slug(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
