package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Catalogue;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.source.ColumnRole;
import dev.shelflife.ingest.source.HeaderWords;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One table page of ours in the languages that vendors translate into, each with its dates in four forms of that language: all
 * of them give the same lines.
 */
class LocaleTwinsTest {

    private static final String ENGLISH = page(
            "TensorFlow versions",
            "ML framework version",
            "Current patch version",
            "Supported accelerators (and CUDA version, if any)",
            "End of patch and support date",
            "End of availability date",
            "Image family name",
            "CPU only",
            "Jul 11, 2025;July 11, 2026;2025-07-11;Saturday, July 11th, 2026");

    private static String page(
            String caption,
            String version,
            String patch,
            String accelerator,
            String eop,
            String eoa,
            String image,
            String cpu,
            String dates) {
        String[] ends = dates.split(";", -1);
        return "<h2>" + caption + "</h2><table><thead><tr><th>"
                + String.join("</th><th>", version, patch, accelerator, eop, eoa, image)
                + "</th></tr></thead><tr><td>2.17 (Python 3.10)</td><td>2.17.0</td><td>" + cpu
                + "</td><td>" + ends[0] + "</td><td>" + ends[1]
                + "</td><td>tf-2-17-cpu</td></tr><tr><td>2.17 (Python 3.10)</td><td>2.17.0</td>"
                + "<td>GPU (CUDA 12.3)</td><td>" + ends[2] + "</td><td>" + ends[3]
                + "</td><td>tf-2-17-cu123</td></tr></table>";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es|Versiones de TensorFlow|Versi\u00f3n del framework de AA|Versi\u00f3n actual del parche|Aceleradores compatibles"
                        + "|Fecha de finalizaci\u00f3n del parche y la asistencia|Fecha de finalizaci\u00f3n de la disponibilidad|Nombre de la familia de im\u00e1genes|Solo CPU"
                        + "|11 de julio del 2025;11 de julio de 2026;11 jul 2025;11\u00a0de\u00a0julio\u00a0de\u00a02026",
                "es-419|Versiones de TensorFlow|Versi\u00f3n del framework de ML|Versi\u00f3n actual del parche|Aceleradores admitidos"
                        + "|Fecha de fin de la asistencia y de los parches|Fecha de fin de la disponibilidad|Nombre de familia de im\u00e1genes|solo\u00a0CPU"
                        + "|11\u00a0de julio de\u00a02025;11 de julio, 2026;11/07/2025;julio 11 de 2026",
                "fr|Versions de TensorFlow|Version du framework de ML|Version actuelle du correctif|Acc\u00e9l\u00e9rateurs compatibles"
                        + "|Date de fin de correctif et de compatibilit\u00e9|Date de fin de disponibilit\u00e9|Nom de la famille d'images|CPU uniquement"
                        + "|11\u00a0juillet\u00a02025;11 juil. 2026;vendredi 11 juillet 2025;11-07-2026",
                "de|TensorFlow-Versionen|ML-Framework-Version|Aktuelle Patchversion|Unterst\u00fctzte Beschleuniger"
                        + "|Enddatum f\u00fcr Patch und Support|Ende der Verf\u00fcgbarkeit|Name der Image-Familie|Nur CPU"
                        + "|11.\u00a0Juli\u00a02025;11. Jul. 2026;11.\u00ad\u00a0Juli\u00a02025;11.07.2026",
                "it|Versioni di TensorFlow|Versione del framework ML|Versione attuale della patch|Acceleratori supportati"
                        + "|Data di fine di patch e assistenza|Data di fine disponibilit\u00e0|Nome della famiglia di immagini|Solo CPU"
                        + "|11 luglio 2025;11\u00a0lug\u00a02026;11/07/2025;11 Luglio 2026",
                "pt-br|Vers\u00f5es do TensorFlow|Vers\u00e3o do framework de ML|Vers\u00e3o atual do patch|Aceleradores compat\u00edveis"
                        + "|Data de t\u00e9rmino do patch e do suporte|Data de t\u00e9rmino da disponibilidade|Nome da fam\u00edlia de imagens|Somente CPU"
                        + "|11 de julho de 2025;11\u00a0de jul. de\u00a02026;11/07/2025;s\u00e1bado, 11 de julho de 2026",
                "nl|TensorFlow-versies|ML-frameworkversie|Huidige patchversie|Ondersteunde versnellers"
                        + "|Einddatum van patch en ondersteuning|Einddatum van beschikbaarheid|Naam van image-familie|Alleen CPU"
                        + "|11 juli 2025;11\u00a0jul.\u00a02026;11-07-2025;11 juli 2026",
                "tr|TensorFlow s\u00fcr\u00fcmleri|Makine \u00f6\u011frenimi \u00e7er\u00e7evesi s\u00fcr\u00fcm\u00fc|Ge\u00e7erli yama s\u00fcr\u00fcm\u00fc|Desteklenen h\u0131zland\u0131r\u0131c\u0131lar"
                        + "|YAMA VE DESTEK B\u0130T\u0130\u015e TAR\u0130H\u0130|Kullan\u0131labilirlik sonu tarihi|G\u00f6r\u00fcnt\u00fc ailesi ad\u0131|Yaln\u0131zca CPU"
                        + "|11 Temmuz 2025;11\u00a0Tem\u00a02026;11.07.2025;11 TEMMUZ 2026",
                "ja|TensorFlow \u306e\u30d0\u30fc\u30b8\u30e7\u30f3|ML \u30d5\u30ec\u30fc\u30e0\u30ef\u30fc\u30af\u306e\u30d0\u30fc\u30b8\u30e7\u30f3|\u73fe\u5728\u306e\u30d1\u30c3\u30c1 \u30d0\u30fc\u30b8\u30e7\u30f3|\u30b5\u30dd\u30fc\u30c8\u3055\u308c\u3066\u3044\u308b\u30a2\u30af\u30bb\u30e9\u30ec\u30fc\u30bf\uff08CUDA\uff09"
                        + "|\u30d1\u30c3\u30c1\u3068\u30b5\u30dd\u30fc\u30c8\u306e\u7d42\u4e86\u65e5|\u63d0\u4f9b\u7d42\u4e86\u65e5|\u30a4\u30e1\u30fc\u30b8 \u30d5\u30a1\u30df\u30ea\u30fc\u540d|CPU\u306e\u307f"
                        + "|2025 \u5e74 7 \u6708 11 \u65e5;2026\u5e747\u670811\u65e5;\uff12\uff10\uff12\uff15\u5e74\uff17\u6708\uff11\uff11\u65e5;2026\u00a0\u5e74\u00a07\u00a0\u6708\u00a011",
                "ko|TensorFlow \ubc84\uc804|ML \ud504\ub808\uc784\uc6cc\ud06c \ubc84\uc804|\ud604\uc7ac \ud328\uce58 \ubc84\uc804|\uc9c0\uc6d0\ub418\ub294 \uac00\uc18d\uae30"
                        + "|\ud328\uce58 \ubc0f \uc9c0\uc6d0 \uc885\ub8cc\uc77c|\uc81c\uacf5 \uc885\ub8cc\uc77c|\uc774\ubbf8\uc9c0 \uacc4\uc5f4 \uc774\ub984|CPU\ub9cc"
                        + "|2025\ub144 7\uc6d4 11\uc77c;2026\ub144\u00a07\uc6d4\u00a011\uc77c;2025. 7. 11.;2026\ub144 7\uc6d4 11",
                "zh-cn|TensorFlow \u7248\u672c|\u673a\u5668\u5b66\u4e60\u6846\u67b6\u7248\u672c|\u5f53\u524d\u8865\u4e01\u7248\u672c|\u652f\u6301\u7684\u52a0\u901f\u5668(\u4ee5\u53ca CUDA \u7248\u672c,\u5982\u9002\u7528)"
                        + "|\u8865\u4e01\u7a0b\u5e8f\u548c\u652f\u6301\u65e5\u671f\u7ed3\u675f|\u63d0\u4f9b\u7ec8\u6b62\u65e5\u671f|\u652f\u6301\u7684\u56fe\u7247|\u4ec5 CPU"
                        + "|2025 \u5e74 7 \u6708 11 \u65e5;2026\u5e7407\u670811\u65e5;2025 \u5e74 7 \u6708 11;2026\u00a0\u5e74\u00a07\u00a0\u6708\u00a011\u00a0\u65e5",
                "zh-tw|TensorFlow \u7248\u672c|\u6a5f\u5668\u5b78\u7fd2\u67b6\u69cb\u7248\u672c|\u76ee\u524d\u7684\u4fee\u88dc\u7a0b\u5f0f\u7248\u672c|\u652f\u63f4\u7684\u52a0\u901f\u5668"
                        + "|\u4fee\u88dc\u7a0b\u5f0f\u548c\u652f\u63f4\u7d42\u6b62\u65e5\u671f|\u63d0\u4f9b\u7d42\u6b62\u65e5\u671f|\u6620\u50cf\u6a94\u7cfb\u5217\u540d\u7a31|\u50c5\u9650CPU"
                        + "|2025 \u5e74 7 \u6708 11 \u65e5;2026\u5e747\u670811\u65e5;2025 \u5e74 7 \u6708 11;2026 \u5e74 7 \u6708 11 \u65e5 \uff08\u9031\u516d\uff09",
            })
    void aTranslationGivesTheSameLines(
            String locale,
            String caption,
            String version,
            String patch,
            String accelerator,
            String eop,
            String eoa,
            String image,
            String cpu,
            String dates)
            throws Exception {
        Catalogue english = Pages.parse("google-dlvm-table", ENGLISH);
        String page = page(caption, version, patch, accelerator, eop, eoa, image, cpu, dates);
        Catalogue twin = PageParser.parse(Page.of(dayFirst(), Pages.FETCHED, page.getBytes(StandardCharsets.UTF_8)));
        assertThat(twin.problems()).as(locale).isEmpty();
        assertThat(twin.lines())
                .as(locale)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
                        "id", "section", "acceleratorText", "provenance")
                .isEqualTo(english.lines());
        assertThat(english.lines()).hasSize(2);
    }

    /** The source, as it is written for a translated page: with slashes, the day comes first. */
    private static Source dayFirst() throws Exception {
        String english =
                new String(Pages.file("/dev/shelflife/ingest/source/google-dlvm-table.yaml"), StandardCharsets.UTF_8);
        return SourceFile.read("google-dlvm-table.yaml", english + "\nnumericDates: day-month-year\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "End-of-support date|END_OF_PATCH",
                "Support-Ende|END_OF_PATCH",
                "Support-Enddatum|END_OF_PATCH",
                "Datum des Supportendes|END_OF_PATCH",
                "Planned End of Support Date|END_OF_PATCH",
                "EOP\u00a0Date|END_OF_PATCH",
                "\u8865\u4e01\u7ed3\u675f|END_OF_PATCH",
                "\u30b5\u30dd\u30fc\u30c8\u7d42\u4e86|END_OF_PATCH",
                "Supported until|END_OF_PATCH",
                "End-of-avail\u00adability date|END_OF_AVAILABILITY",
                "\u63d0\u4f9b\u7ec8\u6b62\u65e5\u671f|END_OF_AVAILABILITY",
                "Herausgabedatum|GENERAL_AVAILABILITY",
                "Support-Start|GENERAL_AVAILABILITY",
                "GitHub GA|GENERAL_AVAILABILITY",
                "\u673a\u5668\u5b66\u4e60\u6846\u67b6\u7248\u672c|VERSION",
                "TPU-Version|VERSION",
                "Image Version|VERSION",
                "Current version|VERSION",
                "CUDA version|CUDA",
                "Python Version Options|PYTHON",
                "Python-Version|PYTHON",
                "\u6846\u67b6|FRAMEWORK",
                "ECR Image URI|IMAGES",
                "Supported images|IMAGES",
                "CPU/GPU|ACCELERATORS",
                "Job Type|JOB_TYPE",
                "Current patch version|PATCH_VERSION",
            })
    void aHeaderMeansItsRole(String header, ColumnRole role) {
        assertThat(HeaderWords.BUILT_IN.roleOf(header)).isEqualTo(role);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "SHELFLIFE_CORPUS", matches = ".+")
    void aScheduleOfAnotherProductIsReadByTheWordsOfItsSource() throws Exception {
        Source source = SourceFile.read(
                "schedule.yaml",
                """
                id: schedule
                shape: support-table
                service: an-operating-system
                product: An operating system
                url: https://example.org/schedule
                framework: Milestone
                headers:
                  version: [Milestone, Meilenstein, Jalon, \u30de\u30a4\u30eb\u30b9\u30c8\u30fc\u30f3, \ub9c8\uc77c\uc2a4\ud1a4, Marco, \u91cc\u7a0b\u7891\u7248]
                  general-availability: [Stabil nach, Estable despu\u00e9s de, Stable \u00e0 partir du, \u5b89\u5b9a, \ub2e4\uc74c \ub0a0\uc9dc \ud6c4 \uc548\uc815, Est\u00e1vel ap\u00f3s, \u4e0b\u5217\u65e5\u671f\u540e\u8f6c\u4e3a\u7a33\u5b9a\u7248]
                  end-of-patch: [Veraltet nach, No disponible despu\u00e9s de, Obsol\u00e8te \u00e0 partir du, \u30b5\u30dd\u30fc\u30c8\u7d42\u4e86, \ub2e4\uc74c \ub0a0\uc9dc \ud6c4 \uc9c0\uc6d0 \uc911\ub2e8, Obsoleto ap\u00f3s, \u4e0b\u5217\u65e5\u671f\u540e\u5f03\u7528]
                """);
        Path folder = Path.of(System.getenv("SHELFLIFE_CORPUS"), "google/container-optimized-os");
        for (String locale : List.of("de", "es-419", "fr", "ja", "ko", "pt-br", "zh-cn")) {
            Catalogue page = parse(source, folder.resolve("release-notes.20200821." + locale + ".html"));
            assertThat(page.lines()).as(locale).hasSizeGreaterThanOrEqualTo(22).allMatch(line -> line.key()
                    .matches("an-operating-system/milestone/\\d+"));
            assertThat(page.lines())
                    .as(locale)
                    .filteredOn(line -> line.version().equals("73"))
                    .allMatch(line -> "LTS".equals(line.edition()));
        }
    }

    private static Catalogue parse(Source source, Path file) throws IOException {
        return PageParser.parse(Page.of(source, Pages.FETCHED, Files.readAllBytes(file)));
    }

    @Test
    void aPageInPlainTextGivesNothingAndNoFailure() {
        assertThat(Pages.parse(
                                "google-dlvm-table",
                                "TensorFlow\n\u673a\u5668 | \u63d0\u4f9b |\n---|---|\n2.13 | x |\n"
                                        .getBytes(StandardCharsets.UTF_8))
                        .lines())
                .isEmpty();
    }
}
