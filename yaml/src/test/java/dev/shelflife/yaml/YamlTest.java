package dev.shelflife.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class YamlTest {

    private final Problems problems = new Problems("f");

    private Section open(String text) throws NotYamlException {
        return Section.strict(
                Objects.requireNonNull(Documents.compose("f", new StringReader(text))),
                "",
                problems,
                List.of("a", "b"));
    }

    @Test
    void aProblemNamesTheLineOfItsKeyAndProblemsComeInTheOrderOfLines() throws NotYamlException {
        Section top = open("# comment\nb: x\na: 1\n\na: 2\nbb: 3\n");
        top.value("b", Values::bool);
        assertThat(problems.lines())
                .containsExactly(
                        "f:2: b is 'x', must be true or false",
                        "f:5: key 'a' is there twice",
                        "f:6: unknown key 'bb'; did you mean 'b'?");
    }

    @Test
    void anAliasIsItsAnchorsValue() throws NotYamlException {
        assertThat(open("a: &x one\nb: *x\n").value("b", Values::text)).isEqualTo("one");
    }

    @Test
    void aTabAsIndentIsToldWithItsLine() {
        assertThatThrownBy(() -> open("a:\n\t- 1\n"))
                .isInstanceOf(NotYamlException.class)
                .hasMessageStartingWith("f:2: not YAML");
    }

    @Test
    void anEmptyFileIsNoDocumentAndAByteOrderMarkIsNoText() throws NotYamlException {
        assertThat(Documents.compose("f", new StringReader(""))).isNull();
        assertThat(Documents.compose("f", new StringReader("# only a comment\n")))
                .isNull();
        assertThat(open("\ufeffa: 1\n").value("a", Values::text)).isEqualTo("1");
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void aFileThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> open("a: " + "x".repeat(1 << 21))).isInstanceOf(NotYamlException.class);
    }
}
