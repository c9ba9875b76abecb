package dev.shelflife.app.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The one fault that is armed in an installation. Found by the installation's prefix, for Kafka makes the instances of the
 * classes that ask here, and installations side by side must not meet each other's faults. Thread-safe.
 */
final class Faults {

    /** What is thrown at a fault point. */
    static final class Injected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Injected(Fault fault) {
            super("injected " + fault);
        }
    }

    private static final Map<String, Faults> BY_PREFIX = new ConcurrentHashMap<>();
    private static final String OURS = "shelflife-";

    private final SortedSet<String> seen = new TreeSet<>();
    private @Nullable Fault armed;
    private int calls;
    private @Nullable Fault fired;
    private @Nullable String doomed;

    private Faults() {}

    /** Those of the installation with this prefix. */
    static Faults at(String prefix) {
        return BY_PREFIX.computeIfAbsent(prefix, none -> new Faults());
    }

    /** Those of the installation that something belongs to, by the name of an application or client. */
    static Faults of(String name) {
        return at(name.substring(0, name.indexOf(OURS)));
    }

    /** The role that something belongs to, by the name of an application or client: its first word after the prefix. */
    static String role(String name) {
        return name.substring(name.indexOf(OURS) + OURS.length()).split("-", 2)[0];
    }

    /** From now on this fault alone is armed, and calls are counted anew. */
    synchronized void arm(Fault fault) {
        armed = fault;
        calls = 0;
        fired = null;
        doomed = null;
    }

    synchronized Optional<Fault> fired() {
        return Optional.ofNullable(fired);
    }

    /** Every operation that was ever called here. */
    synchronized SortedSet<String> seen() {
        return new TreeSet<>(seen);
    }

    /** What fired strikes there, where the installation goes on next, and not where it was met. */
    synchronized void strikeLater(String operation) {
        doomed = operation;
    }

    /** Whether the armed fault is met; then it has fired. */
    synchronized boolean meets(String operation, Fault.Side side) {
        return fires(operation, side, count(operation));
    }

    /** Calls a method of an object behind a proxy, with faults on both sides. */
    Object call(String operation, Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        int call = count(operation);
        strike(operation, Fault.Side.BEFORE, call);
        Object result = invoke(target, method, arguments);
        strike(operation, Fault.Side.AFTER, call);
        return result;
    }

    /** Calls a method of an object behind a proxy. */
    static Object invoke(Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private synchronized int count(String operation) {
        seen.add(operation);
        return armed != null && armed.operation().equals(operation) ? ++calls : 0;
    }

    private synchronized boolean fires(String operation, Fault.Side side, int call) {
        if (armed == null || !armed.equals(new Fault(operation, side, call))) {
            return false;
        }
        fired = armed;
        armed = null;
        return true;
    }

    private synchronized void strike(String operation, Fault.Side side, int call) {
        boolean late = operation.equals(doomed) && side == Fault.Side.BEFORE;
        if (fires(operation, side, call) || late) {
            doomed = null;
            throw new Injected(java.util.Objects.requireNonNull(fired));
        }
    }
}
