package dev.shelflife.ingest.parse;

import dev.shelflife.events.dates.DateText;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.identity.Identity;
import dev.shelflife.ingest.source.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of one page tell. Most rows of a page have the same few texts in the same columns, so each is read once and
 * remembered while the page is read.
 */
final class CellFacts {

    private final Source source;
    private final Map<String, PublishedDate> dates = new HashMap<>();
    private final Map<RowIdentity.Words, RowIdentity> identities = new HashMap<>();
    private final Memory captions = new Memory(Captions::known);
    private final Memory pythons = new Memory(RowFacts::python);
    private final Memory pythonsInWords = new Memory(Identity::python);
    private final Memory systems = new Memory(Identity::os);
    private final Memory accelerators = new Memory(RowFacts::accelerator);
    private final Memory acceleratorWords = new Memory(Facts::acceleratorWord);
    private final Memory cudasInWords = new Memory(RowFacts::cudaIn);
    private final Memory cudas = new Memory(RowFacts::cuda);
    private final Memory jobTypes = new Memory(RowFacts::jobType);

    CellFacts(Source source) {
        this.source = source;
    }

    PublishedDate date(String text) {
        return dates.computeIfAbsent(text, each -> DateText.read(each, source.numericOrder()));
    }

    /** The framework that a caption names and nothing else with it, or null. */
    @Nullable
    String inCaption(String text) {
        return captions.of(text);
    }

    @Nullable
    String python(String cell) {
        return pythons.of(cell);
    }

    @Nullable
    String pythonIn(String words) {
        return pythonsInWords.of(words);
    }

    @Nullable
    String os(String words) {
        return systems.of(words);
    }

    @Nullable
    String accelerator(String cell) {
        return accelerators.of(cell);
    }

    @Nullable
    String acceleratorWord(String caption) {
        return acceleratorWords.of(caption);
    }

    @Nullable
    String cudaIn(String words) {
        return cudasInWords.of(words);
    }

    @Nullable
    String cuda(String cell) {
        return cudas.of(cell);
    }

    @Nullable
    String jobType(String cell) {
        return jobTypes.of(cell);
    }

    /** What {@link RowIdentity#of} says. Remembered is only what neither image names nor patch versions had a part in. */
    List<RowIdentity> identities(RowIdentity.Cells cells) {
        RowIdentity.Words words = cells.wordsOnly();
        RowIdentity known = identities.get(words);
        if (known != null) {
            return List.of(known);
        }
        List<RowIdentity> all = RowIdentity.of(cells);
        if (all.size() == 1 && all.get(0).isOfWordsOnly()) {
            identities.put(words, all.get(0));
        }
        return all;
    }

    /** A function of texts that is asked once for each. */
    private static final class Memory {
        private final Map<String, Optional<String>> known = new HashMap<>();
        private final Function<String, @Nullable String> reader;

        Memory(Function<String, @Nullable String> reader) {
            this.reader = reader;
        }

        @Nullable
        String of(String text) {
            Optional<String> answer = known.get(text);
            if (answer == null) {
                answer = Optional.ofNullable(reader.apply(text));
                known.put(text, answer);
            }
            return answer.orElse(null);
        }
    }
}
