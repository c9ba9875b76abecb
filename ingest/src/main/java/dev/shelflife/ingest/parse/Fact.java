package dev.shelflife.ingest.parse;

import dev.shelflife.events.Change;
import java.time.LocalDate;
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
        List<String> images,
        @Nullable LocalDate endsOn) {

    /** A fact of a framework as such. */
    static Fact of(String framework, Change change) {
        return new Fact(framework, null, null, false, null, null, null, null, change, List.of(), null);
    }

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
                images,
                endsOn);
    }

    Fact withImages(List<String> more) {
        return more.isEmpty()
                ? this
                : new Fact(
                        framework,
                        version,
                        from,
                        andEarlier,
                        python,
                        os,
                        accelerator,
                        cuda,
                        change,
                        Stream.concat(images.stream(), more.stream()).distinct().toList(),
                        endsOn);
    }

    Fact with(Change other, @Nullable LocalDate end) {
        return new Fact(framework, version, from, andEarlier, python, os, accelerator, cuda, other, images, end);
    }

    /** Whether it tells that something ends. */
    boolean isEnd() {
        return switch (change) {
            case DEPRECATED, REMOVED, END_OF_PATCH, END_OF_SUPPORT -> true;
            default -> false;
        };
    }

    /** What images run on, as far as words say it. */
    record Surroundings(
            @Nullable String python, @Nullable String os, @Nullable String accelerator, @Nullable String cuda) {}
}
