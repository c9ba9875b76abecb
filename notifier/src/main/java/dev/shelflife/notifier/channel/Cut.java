package dev.shelflife.notifier.channel;

/** Texts within a receiver's limits. */
final class Cut {

    private Cut() {}

    /** Not more than so many characters (two at least), and no half of one; an ellipsis where something is missing. */
    static String to(int most, String text) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
