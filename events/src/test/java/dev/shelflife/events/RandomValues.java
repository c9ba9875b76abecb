package dev.shelflife.events;

import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.PublishedDate;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Random values of any record of the contract; the same seed gives the same values. */
public final class RandomValues {

    private static final String GLYPHS = "aZ09 /.-_\"\\\n\u00fc\u20ac\u6846\u0131";

    private final Random random;

    /** Values by a seed. */
    public RandomValues(long seed) {
        random = new Random(seed);
    }

    /** A value of a record or of a sealed interface of records. */
    public <T> T of(Class<T> type) {
        return type.cast(any(type));
    }

    private Object any(Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        Class<?> c = (Class<?>) type;
        if (c.isSealed()) {
            List<Class<?>> kinds = Arrays.stream(c.getPermittedSubclasses())
                    .filter(kind -> !kind.getSimpleName().equals("Unknown"))
                    .toList();
            return any(kinds.get(random.nextInt(kinds.size())));
        }
        if (c.isEnum()) {
            Object[] constants = c.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        return c.isRecord() ? record(c) : scalar(c);
    }

    private Object scalar(Class<?> c) {
        if (c == String.class) {
            return text();
        } else if (c == Instant.class) {
            return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(3) * 123_456L);
        } else if (c == LocalDate.class) {
            return LocalDate.ofEpochDay(random.nextInt(30_000));
        } else if (c == Duration.class) {
            return Duration.ofSeconds(1 + random.nextInt(1_000_000));
        } else if (c == ZoneId.class) {
            return random.nextBoolean() ? ZoneOffset.UTC : ZoneId.of("America/Los_Angeles");
        } else if (c == int.class || c == Integer.class) {
            return random.nextInt();
        } else if (c == long.class || c == Long.class) {
            return random.nextLong();
        } else if (c == boolean.class) {
            return random.nextBoolean();
        } else if (c == byte[].class) {
            byte[] bytes = new byte[random.nextInt(9)];
            random.nextBytes(bytes);
            return bytes;
        }
        throw new IllegalArgumentException("no way to make a " + c);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(6); n > 0; n--) {
            text.append(GLYPHS.charAt(random.nextInt(GLYPHS.length())));
        }
        return text.toString();
    }

    private Object collection(ParameterizedType generic) {
        Type[] of = generic.getActualTypeArguments();
        int size = 1 + random.nextInt(2);
        if (generic.getRawType() == List.class) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                list.add(any(of[0]));
            }
            return list;
        }
        TreeMap<String, Object> map = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            map.put(text(), any(of[1]));
        }
        return map;
    }

    private Object record(Class<?> type) {
        if (type == Observation.SupportLines.class) {
            SupportLine line = of(SupportLine.class);
            TreeMap<String, String> replaced = new TreeMap<>();
            if (random.nextBoolean()) {
                replaced.put(line.id(), line.id() + " before");
            }
            return new Observation.SupportLines(
                    line.key(), text(), 7, of(Instant.class), ZoneOffset.UTC, List.of(line), replaced);
        }
        if (type == Observation.ImageReleased.class) {
            ImageRelease release = of(ImageRelease.class);
            return new Observation.ImageReleased(release.key(), text(), 7, of(Instant.class), ZoneOffset.UTC, release);
        }
        if (type == Observation.PolicyTold.class) {
            Policy policy = of(Policy.class);
            return new Observation.PolicyTold(policy.key(), text(), 7, of(Instant.class), ZoneOffset.UTC, policy);
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(type, components, values, i);
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type, e);
        }
    }

    private @Nullable Object component(Class<?> type, RecordComponent[] components, Object[] before, int i) {
        if (type == PublishedDate.class && i == 1) {
            return ((DateStatus) before[0]).hasDate() ? of(LocalDate.class) : null;
        }
        if (type == SupportLine.class && components[i].getName().matches("endOf[A-Za-z]+Status")) {
            return before[i - 1] == null ? DateStatus.UNREADABLE : DateStatus.PUBLISHED;
        }
        return nullable(components[i]) && random.nextInt(3) == 0 ? null : any(components[i].getGenericType());
    }

    /** Whether a component may be null by its annotation. */
    public static boolean nullable(RecordComponent component) {
        AnnotatedElement type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }
}
