package dev.shelflife.ingest.parse;

import dev.shelflife.events.Change;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one clause says of one framework version, before it has a date, a key and a place. */
record Fact(
        String framework,
        @Nullable String version,
        @Nullable String from,
        boolean andEarlier,
        @Nullable String python,
        @Nullable String os,
        @Nullable String accelerator,
        @Nullable String cuda,
        Change change,
        List<String> images) {

    /** With what a list's line above or a following sentence says of the surroundings, where this fact says nothing. */
    Fact completedBy(Surroundings other) {
        return new Fact(
                framework,
                version,
                from,
                andEarlier,
                python == null ? other.python() : python,
                os == null ? other.os() : os,
                accelerator == null ? other.accelerator() : accelerator,
                cuda == null ? other.cuda() : cuda,
                change,
                images);
    }

    Fact withImages(List<String> more) {
        return new Fact(
                framework,
                version,
                from,
                andEarlier,
                python,
                os,
                accelerator,
                cuda,
                change,
                Stream.concat(images.stream(), more.stream()).distinct().toList());
    }

    /** What images run on, as far as words say it. */
    record Surroundings(
            @Nullable String python, @Nullable String os, @Nullable String accelerator, @Nullable String cuda) {}
}
