package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Catalogue;
import dev.shelflife.ingest.source.ColumnRole;
import dev.shelflife.ingest.source.HeaderWords;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** In Turkish the lower case of I is not i: rules that forget to say which language they mean break there. */
@Isolated
class LocaleTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @Test
    void theDefaultLocaleDoesNotShow() {
        Catalogue table = Pages.parse("google-dlvm-table", Pages.resource("support-tables.html"));
        Catalogue notes = Pages.parse("google-dlc-release-notes", Pages.resource("release-notes.html"));
        for (String tag : new String[] {"tr-TR", "ar-EG", "th-TH-u-ca-buddhist-nu-thai"}) {
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertThat(Pages.parse("google-dlvm-table", Pages.resource("support-tables.html")))
                    .isEqualTo(table);
            assertThat(Pages.parse("google-dlc-release-notes", Pages.resource("release-notes.html")))
                    .isEqualTo(notes);
            assertThat(HeaderWords.BUILT_IN.roleOf("END OF AVAILABILITY (IF ANY)"))
                    .isEqualTo(ColumnRole.END_OF_AVAILABILITY);
        }
    }
}
