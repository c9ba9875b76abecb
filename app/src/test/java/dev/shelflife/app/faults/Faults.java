package dev.shelflife.app.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one fault that is armed in this JVM. Static, for Kafka makes the instances of the classes that ask here. */
final class Faults {

    /** What is thrown at a fault point. */
    static final class Injected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Injected(Fault fault) {
            super("injected " + fault);
        }
    }

    private static @Nullable Fault armed;
    private static int calls;
    private static @Nullable Fault fired;

    private Faults() {}

    /** From now on this fault alone is armed, and calls are counted anew. */
    static synchronized void arm(Fault fault) {
        armed = fault;
        calls = 0;
        fired = null;
    }

    static synchronized Optional<Fault> fired() {
        return Optional.ofNullable(fired);
    }

    /** How often the operation of the armed fault was called. */
    static synchronized int calls() {
        return calls;
    }

    /** Calls a method of an object behind a proxy, with faults on both sides. */
    static Object call(String operation, Object target, Method method, @Nullable Object @Nullable [] arguments)
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

    private static synchronized int count(String operation) {
        return armed != null && armed.operation().equals(operation) ? ++calls : 0;
    }

    private static synchronized void strike(String operation, Fault.Side side, int call) {
        if (armed != null && armed.equals(new Fault(operation, side, call))) {
            fired = armed;
            armed = null;
            throw new Injected(fired);
        }
    }
}
