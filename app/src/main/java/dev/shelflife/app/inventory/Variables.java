package dev.shelflife.app.inventory;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables as Docker and Compose write them: {@code $NAME}, <code>${NAME}</code>, <code>${NAME:-default}</code>. */
final class Variables {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-+])([^{}]*))?})");

    private Variables() {}

    /** A text with the variables that have a value; the others stay as they are. */
    static String fill(String text, Map<String, String> values) {
        Matcher m = VARIABLE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (m.find()) {
            String name = m.group(1) == null ? m.group(2) : m.group(1);
            String value = values.getOrDefault(name, "");
            String operator = m.group(3) == null ? "" : m.group(3);
            boolean set = operator.startsWith(":") ? !value.isEmpty() : values.containsKey(name);
            String result;
            if (operator.endsWith("-")) {
                result = set ? value : m.group(4);
            } else if (operator.endsWith("+")) {
                result = set ? m.group(4) : "";
            } else {
                result = set ? value : m.group();
            }
            m.appendReplacement(filled, Matcher.quoteReplacement(result));
        }
        return m.appendTail(filled).toString();
    }
}
