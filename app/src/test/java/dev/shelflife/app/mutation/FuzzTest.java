package dev.shelflife.app.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.app.mutation.Expectation.NothingNew;
import dev.shelflife.events.SupportLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages with random damage to their characters. Nobody knows what must come of such a page, but some things must never: an
 * exception, a date that no cell shows, a line that stands as it did and is told otherwise.
 *
 * <p>{@code -Dmutation.count} and {@code -Dmutation.seed} make longer and other runs; a failure names the seed.
 */
class FuzzTest {

    private static final int COUNT = Integer.getInteger("mutation.count", 1000) / 5;
    private static final long SEED = Long.getLong("mutation.seed", 20261125L);
    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "</td>",
            "<td>",
            "</tr><tr>",
            "</table>",
            "<table>",
            "<h2>",
            "&",
            "\u0000",
            "\u202e",
            "<!--",
            "]]>",
            "<script>",
            "\"",
            "2026-01-01",
            "CUDA",
            "<template>",
            "</div>",
            "\ud83d\ude00",
            "<svg><title>");
    private static final int MAX_DAMAGES = 6;
    private static final int MAX_SPAN = 200;

    static Stream<BundledPage> pages() {
        return BundledPage.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void damageIsReadWithoutFailingAndWithoutInventing(BundledPage page) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (int i = 0; i < COUNT; i++) {
            long seed = SEED + i;
            String html = damaged(page.html(), new Random(seed));
            Look look = new Look(page, new Mutant("damage", html, new NothingNew()));
            String invented = invented(look, html);
            if (invented != null) {
                wrong.put("seed " + seed, invented);
            }
        }
        assertThat(wrong).as("what was told of damaged copies of " + page).isEmpty();
    }

    private static String damaged(String html, Random random) {
        StringBuilder text = new StringBuilder(html);
        for (int i = 0; i <= random.nextInt(MAX_DAMAGES); i++) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(MAX_SPAN));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, text.substring(at, end));
                case 2 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                default -> text.setCharAt(at, (char) random.nextInt(0x300));
            }
        }
        return text.toString();
    }

    /** A date that was told and stands nowhere on the page, by its year and day. */
    private static String invented(Look look, String html) {
        String shown = Jsoup.parse(html).text();
        List<LocalDate> dates = new ArrayList<>();
        for (SupportLine line : look.lines()) {
            if (line.endOfPatch() != null) {
                dates.add(line.endOfPatch());
            }
            if (line.endOfAvailability() != null) {
                dates.add(line.endOfAvailability());
            }
        }
        for (LocalDate date : dates) {
            boolean written = shown.contains(String.valueOf(date.getYear()))
                    && shown.contains(String.valueOf(date.getDayOfMonth()));
            if (!written) {
                return date + " is told and stands nowhere: " + look;
            }
        }
        return null;
    }
}
