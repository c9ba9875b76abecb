package dev.shelflife.ingest.parse;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a support table tells, found by the words of its header and never by its position. The words are those met
 * on the pages of Google and AWS since 2020.
 */
enum ColumnRole {
    END_OF_AVAILABILITY("(?:date of )?end of availability(?: date)?|eoa(?: date)?|available until"),
    END_OF_PATCH(
            "(?:planned )?end of (?:patch|support|patch and support|support and patch|patches and support)(?: date)?"
                    + "|eop(?: date)?|supported until"),
    GENERAL_AVAILABILITY("(?:github )?ga(?: date)?|general availability(?: date)?|release date|released(?: on)?"),
    PATCH_VERSION("(?:current |latest )?patch version|patch level"),
    ACCELERATORS("(?:supported )?accelerators?(?: types?)?|(?:supported )?processors?"),
    IMAGES("(?:supported |container |vm )*images?(?: names?| famil(?:y|ies)| family names?)?"),
    PYTHON("(?:supported )?python(?: versions?)?"),
    OPERATING_SYSTEM("operating systems?|os"),
    CUDA("cuda(?: versions?)?"),
    /** Comes after the versions of single things: patch, Python, CUDA. */
    VERSION("(?:[a-z/]+ ){0,3}versions?"),
    FRAMEWORK("(?:ml )?frameworks?|products?");

    private final Pattern words;

    ColumnRole(String words) {
        this.words = Pattern.compile(words);
    }

    /** The role of a column with this header, or null when it is none of ours. */
    static @Nullable ColumnRole of(String header) {
        String plain = Html.clean(header.replaceAll("\\([^)]*\\)", " ").replace('-', ' '))
                .toLowerCase(Locale.ROOT);
        for (ColumnRole role : values()) {
            if (role.words.matcher(plain).matches()) {
                return role;
            }
        }
        return null;
    }
}
