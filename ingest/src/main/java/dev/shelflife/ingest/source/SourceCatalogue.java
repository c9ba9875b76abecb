package dev.shelflife.ingest.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sources that are known: the built-in ones, and those of files that people wrote. A file's replaces a built-in one of the same id whole. */
public final class SourceCatalogue {

    /** The built-in sources and no other. */
    public static final SourceCatalogue BUILT_IN = new SourceCatalogue(Sources.BUILT_IN, Map.of());

    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, Text> texts;

    /**
     * A source file.
     *
     * @param file what to call it in problems
     * @param text of the whole file
     */
    public record Text(String file, String text) {}

    private SourceCatalogue(List<Source> sources, Map<String, Text> texts) {
        sources.forEach(source -> this.sources.put(source.id(), source));
        this.texts = texts;
    }

    /**
     * The built-in sources, and those of some files.
     *
     * @throws BadSourceException with the problems of all files; two files with one id are a problem too
     */
    public static SourceCatalogue with(List<Text> files) throws BadSourceException {
        Map<String, Text> texts = new LinkedHashMap<>();
        List<Source> sources = new ArrayList<>(Sources.BUILT_IN);
        List<String> problems = new ArrayList<>();
        for (Text file : files.stream().sorted(Comparator.comparing(Text::file)).toList()) {
            try {
                Source source = SourceFile.read(file.file(), file.text());
                Text before = texts.putIfAbsent(source.id(), file);
                if (before != null) {
                    problems.add(file.file() + ": id is '" + source.id() + "', and so is that of " + before.file()
                            + "; each source needs an id of its own");
                }
                sources.add(source);
            } catch (BadSourceException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new BadSourceException(problems);
        }
        return new SourceCatalogue(sources, texts);
    }

    /** The source with an id. */
    public Optional<Source> find(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    /** All: the built-in ones in their order, then the others by the names of their files. */
    public List<Source> all() {
        return List.copyOf(sources.values());
    }

    /** The ids of all. */
    public List<String> ids() {
        return List.copyOf(sources.keySet());
    }

    /** The file that tells a source; of a built-in one, its resource. */
    public Text text(String id) {
        Text text = texts.get(id);
        return text == null ? new Text(id + ".yaml", Sources.text(id)) : text;
    }

    /** Whether a source comes with the program. */
    public boolean isBuiltIn(String id) {
        return !texts.containsKey(id);
    }

    /** The files that replace a built-in source, by its id. */
    public Map<String, String> overrides() {
        Map<String, String> all = new LinkedHashMap<>();
        texts.forEach((id, text) -> {
            if (Sources.find(id).isPresent()) {
                all.put(id, text.file());
            }
        });
        return all;
    }
}
