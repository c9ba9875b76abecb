package dev.shelflife.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shelflife.ingest.source.SourceCatalogue.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFileTest {

    private static final String GOOD =
            "id: a\nshape: support-table\nservice: s\nproduct: P\nurl: https://a.example/x\n";

    static List<String> problems(String text) {
        try {
            SourceFile.read("a.yaml", text);
            return List.of();
        } catch (BadSourceException e) {
            return e.problems();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "id: My Page | a.yaml:1: id is 'My Page', must be lower-case letters, digits, '.' and '-'; write my-page",
                "sevice: x | a.yaml:1: unknown key 'sevice'; did you mean 'service'?",
                "url: ftp://a.example | a.yaml:1: url must be an address that begins with http:// or https://",
                "url: https:///x | a.yaml:1: url has no host: write https://HOST/PATH",
                "url: https://a b | a.yaml:1: url is no address: Illegal character in authority at character 9",
                "zone: Europe/Pariss | did you mean 'Europe/Paris'?",
                "images: 'a(?<versoin>1)' | must be one of framework, version, python, cuda, os, accelerator; did you mean 'version'?",
                "images: 'torch' | has no named group",
                "sections: [{heading: 'a(b'}] | is no regular expression: Unclosed group at character 4 of 'a(b'",
                "headers: {version: [Uitgave], python: [uitgave]} | 'uitgave' is told for python and for version",
                "sections: [{heading: supported}, {heading: unsupported}] | 'unsupported' is never asked: the rule above, 'supported'",
                "sections: [{heading: ''}, {heading: x}] | is never asked"
            })
    void aProblemSaysWhereAndWhatToWrite(String line, String message) {
        assertThat(problems(line + "\n")).anyMatch(problem -> problem.contains(message));
    }

    @Test
    void whatHasNoEffectIsAProblem() {
        assertThat(problems(GOOD.replace("support-table", "feed") + "dates: none\n"))
                .containsExactly("a.yaml:6: dates has no effect: it is for shape support-table, and this is feed");
    }

    @Test
    void allProblemsOfAllFilesAreToldAtOnceAndAnIdIsThereOnce() {
        assertThatThrownBy(() -> SourceCatalogue.with(
                        List.of(new Text("c.yaml", "x: 1"), new Text("b.yaml", GOOD), new Text("a.yaml", GOOD))))
                .isInstanceOfSatisfying(BadSourceException.class, e -> assertThat(e.problems())
                        .contains(
                                "b.yaml: id is 'a', and so is that of a.yaml; each source needs an id of its own",
                                "c.yaml:1: unknown key 'x'"));
    }

    @Test
    void aFileReplacesABuiltInSourceWhole() throws BadSourceException {
        String id = Sources.BUILT_IN.get(0).id();
        SourceCatalogue catalogue =
                SourceCatalogue.with(List.of(new Text("a.yaml", GOOD.replace("id: a", "id: " + id))));
        assertThat(catalogue.overrides()).containsExactly(java.util.Map.entry(id, "a.yaml"));
        assertThat(catalogue.all()).hasSameSizeAs(Sources.BUILT_IN);
        assertThat(catalogue.find(id).orElseThrow().product()).isEqualTo("P");
    }
}
