package dev.shelflife.events;

import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All types of ours that travel on a topic, found by walking the records, so that none can be forgotten. */
public final class ContractTypes {

    private ContractTypes() {}

    /** The types of the topics' values. */
    public static List<Class<?>> values() {
        return Topics.ALL.stream()
                .<Class<?>>map(Topic::type)
                .filter(type -> type != byte[].class)
                .distinct()
                .toList();
    }

    /** The records, and what they hold. */
    public static List<Class<?>> records() {
        return reachable().stream().filter(Class::isRecord).toList();
    }

    /** The enums that records hold. */
    public static List<Class<?>> enums() {
        return reachable().stream().filter(Class::isEnum).toList();
    }

    private static Set<Class<?>> reachable() {
        Set<Class<?>> found = new LinkedHashSet<>();
        values().forEach(type -> walk(type, found));
        walk(Catalogue.class, found);
        return found;
    }

    private static void walk(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                walk(argument, found);
            }
        } else if (type instanceof Class<?> c && c.getName().startsWith("dev.shelflife.") && found.add(c)) {
            if (c.isSealed()) {
                for (Class<?> kind : c.getPermittedSubclasses()) {
                    walk(kind, found);
                }
            }
            if (c.isRecord()) {
                for (RecordComponent component : c.getRecordComponents()) {
                    walk(component.getGenericType(), found);
                }
            }
        }
    }
}
