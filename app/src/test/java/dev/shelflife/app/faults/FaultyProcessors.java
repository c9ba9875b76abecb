package dev.shelflife.app.faults;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Puts fault points around what a processor is asked, and around all that it asks of its stores and its context. Each is called
 * {@code processor: what}.
 */
public final class FaultyProcessors implements ProcessorWrapper {

    @SuppressWarnings("NullAway.Init") // Kafka Streams configures what it makes
    private Faults faults;

    @Override
    public void configure(Map<String, ?> settings) {
        faults = Faults.of(String.valueOf(settings.get(StreamsConfig.APPLICATION_ID_CONFIG)));
    }

    @Override
    public <KIn, VIn, KOut, VOut> WrappedProcessorSupplier<KIn, VIn, KOut, VOut> wrapProcessorSupplier(
            String name, ProcessorSupplier<KIn, VIn, KOut, VOut> supplier) {
        return ProcessorWrapper.asWrapped(() -> around(name, supplier.get()));
    }

    @Override
    public <KIn, VIn, VOut> WrappedFixedKeyProcessorSupplier<KIn, VIn, VOut> wrapFixedKeyProcessorSupplier(
            String name, FixedKeyProcessorSupplier<KIn, VIn, VOut> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(supplier);
    }

    @SuppressWarnings("unchecked")
    private <KIn, VIn, KOut, VOut> Processor<KIn, VIn, KOut, VOut> around(
            String name, Processor<KIn, VIn, KOut, VOut> processor) {
        return proxy(Processor.class, (self, method, arguments) -> switch (method.getName()) {
            case "init" -> {
                processor.init(around(name, (ProcessorContext<KOut, VOut>) arguments[0]));
                yield null;
            }
            case "process" -> faults.call(name + ": process", processor, method, arguments);
            default -> Faults.invoke(processor, method, arguments);
        });
    }

    @SuppressWarnings("unchecked")
    private <K, V> ProcessorContext<K, V> around(String name, ProcessorContext<K, V> context) {
        return proxy(ProcessorContext.class, (self, method, arguments) -> switch (method.getName()) {
            case "getStateStore" -> around(name, (KeyValueStore<?, ?>) Faults.invoke(context, method, arguments));
            case "forward" -> faults.call(name + ": forward " + arguments[1], context, method, arguments);
            case "commit" -> faults.call(name + ": commit", context, method, arguments);
            case "schedule" -> {
                Object[] changed = arguments.clone();
                changed[2] = faulty(name, (Punctuator) arguments[2]);
                yield Faults.invoke(context, method, changed);
            }
            default -> Faults.invoke(context, method, arguments);
        });
    }

    private Punctuator faulty(String name, Punctuator punctuator) {
        return proxy(
                Punctuator.class,
                (self, method, arguments) -> faults.call(name + ": punctuate", punctuator, method, arguments));
    }

    private KeyValueStore<?, ?> around(String name, KeyValueStore<?, ?> store) {
        return proxy(
                KeyValueStore.class,
                (self, method, arguments) ->
                        faults.call(name + ": " + store.name() + "." + method.getName(), store, method, arguments));
    }

    /** What a proxy does. */
    interface Behaviour {
        Object call(Object self, Method method, Object[] arguments) throws Throwable;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // the interfaces are generic, their classes are not
    static <T> T proxy(Class<?> type, Behaviour behaviour) {
        return (T)
                Proxy.newProxyInstance(FaultyProcessors.class.getClassLoader(), new Class<?>[] {type}, behaviour::call);
    }
}
