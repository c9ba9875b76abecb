package dev.shelflife.events.dependency;

import java.util.List;
import java.util.Objects;

/**
 * Something that the images of a line hold and that has a life of its own.
 *
 * @param kind what it is
 * @param name for people, such as {@code Python 3.10}, {@code Ubuntu 22.04}, {@code Python 3.8 or 3.9}
 * @param keys the framework versions that its life is told by, such as {@code python/python/3.10}: mostly one; several where
 *     the line tells alternatives; none where what is told names no version
 */
public record Component(ComponentKind kind, String name, List<String> keys) {

    /** Copies, so that it is a value. */
    public Component {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        keys = List.copyOf(keys);
    }
}
