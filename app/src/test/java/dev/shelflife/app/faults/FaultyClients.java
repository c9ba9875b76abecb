package dev.shelflife.app.faults;

import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * Puts fault points around what Kafka Streams asks of its producer: records, changelogs, the steps of a transaction. Each is called
 * {@code role: what}.
 */
public final class FaultyClients implements KafkaClientSupplier {

    private final KafkaClientSupplier clients = new DefaultKafkaClientSupplier();

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return clients.getAdmin(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        Producer<byte[], byte[]> producer = clients.getProducer(config);
        String client = String.valueOf(config.get(CommonClientConfigs.CLIENT_ID_CONFIG));
        Faults faults = Faults.of(client);
        String role = Faults.role(client) + ": ";
        return FaultyProcessors.proxy(Producer.class, (self, method, arguments) -> {
            String operation = method.getName().equals("send")
                    ? "send " + name(((ProducerRecord<?, ?>) arguments[0]).topic())
                    : "producer." + method.getName();
            return faults.call(role + operation, producer, method, arguments);
        });
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return clients.getConsumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return clients.getRestoreConsumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return clients.getGlobalConsumer(config);
    }

    /** Without the prefix of the installation and ours. */
    private static String name(String topic) {
        return topic.substring(topic.indexOf("shelflife") + "shelflife.".length());
    }
}
